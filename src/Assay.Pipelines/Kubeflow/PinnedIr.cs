using System.Text.RegularExpressions;

namespace Assay.Pipelines.Kubeflow;

/// <summary>A compiled pipeline with the image that its steps run in.</summary>
/// <param name="Yaml">The file.</param>
/// <param name="Image">The image; null where the file had no place for one.</param>
/// <param name="Warning">What is wrong with the image, and how it is put right; null where nothing is.</param>
public sealed partial record PinnedIr(string Yaml, string? Image, string? Warning)
{
    // As the compiler writes it: what a container starts replaces its image's own entry point, so that the program must stand in front.
    private const string Step = "        command:\n        - step\n        - run\n";

    /// <summary>
    /// Puts the image in place of <c>assay.invalid/&lt;project&gt;:app</c>, which no registry answers to, and the program in it in front of
    /// <c>step run</c>. Everything else stays as it is, other images too.
    /// </summary>
    /// <param name="yaml">The compiled pipeline.</param>
    /// <param name="program">How the program is started in the image, as <c>dotnet /app/App.dll</c>, each word one.</param>
    /// <param name="image">The image, with its digest; null where none is known.</param>
    /// <exception cref="ArgumentException">The file has a place for the image and none is given, or the text is no image.</exception>
    public static PinnedIr Pin(string yaml, string? image, IReadOnlyList<string> program)
    {
        ArgumentNullException.ThrowIfNull(program);
        ArgumentNullException.ThrowIfNull(yaml);
        if (!Place().IsMatch(yaml))
            return new(yaml, null, null);
        if (string.IsNullOrEmpty(image))
            throw new ArgumentException("The steps need an image: found none, expected --image REGISTRY/NAME@sha256:… or KFP_IMAGE. dotnet publish -t:PublishContainer makes and pushes it, and prints its digest.");
        if (!Reference().IsMatch(image))
            throw new ArgumentException($"--image: found '{image}', expected REGISTRY/NAME@sha256: and 64 hexadecimal digits.");
        var words = string.Concat(program.Select(word => $"        - \"{System.Text.Json.JsonEncodedText.Encode(word)}\"\n"));
        var started = yaml.Replace(Step, Step.Replace("command:\n", $"command:\n{words}", StringComparison.Ordinal), StringComparison.Ordinal);
        return new(Place().Replace(started, image), image, Digest().IsMatch(image) ? null : Floating(image));
    }

    // Kubeflow keys its cache by the image's text: under a tag, new code meets the results of the old.
    private static string Floating(string image) =>
        $"The image {image} has no digest: steps of new code under the same tag get cached results of the old. docker buildx imagetools inspect {image} shows the digest; then --image {image.Split('@')[0]}@sha256:…";

    [GeneratedRegex(@"assay\.invalid/[A-Za-z0-9._/-]+:app", RegexOptions.NonBacktracking)]
    private static partial Regex Place();

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._/:-]*(?:@sha256:[0-9a-f]{64})?$", RegexOptions.NonBacktracking)]
    private static partial Regex Reference();

    [GeneratedRegex(@"@sha256:[0-9a-f]{64}$", RegexOptions.NonBacktracking)]
    private static partial Regex Digest();
}
