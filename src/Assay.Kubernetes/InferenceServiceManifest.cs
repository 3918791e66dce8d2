using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Assay.Kubernetes;

/// <summary>
/// A KServe <c>InferenceService</c> (<c>serving.kserve.io/v1beta1</c>) that runs the project's own app as a custom predictor: the same image
/// as the pipeline's steps, so that requests meet the validator that the compiler wrote. The app serves the registry's champion; the version
/// stands in the pods' annotations, so that a new champion is a new revision, and a wrong one can be told from outside.
/// </summary>
public sealed class InferenceServiceManifest
{
    private const RegexOptions Plain = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;
    private static readonly Regex s_withDigest = new(@"^[^@\s]+@sha256:[0-9a-f]{64}\z", Plain);
    private static readonly Regex s_serviceName = new(@"^[a-z]([-a-z0-9]{0,61}[a-z0-9])?\z", Plain);

    private readonly InferenceService _service;

    private InferenceServiceManifest(InferenceService service) => _service = service;

    /// <summary>The service's name.</summary>
    public string Name => _service.Metadata.Name;

    /// <summary>Its namespace.</summary>
    public string Namespace => _service.Metadata.Namespace;

    /// <summary>The manifest of a model's version.</summary>
    /// <param name="model">The model.</param>
    /// <param name="version">The registered version of it that is deployed.</param>
    /// <param name="options">How it is to run.</param>
    /// <exception cref="ArgumentException">The version is of another model, the image has no digest, or the name can't be a service's.</exception>
    public static InferenceServiceManifest Of(ModelDescriptor model, ModelVersion version, KServeOptions options)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(version);
        ArgumentNullException.ThrowIfNull(options);
        if (version.Model != model.Name)
            throw new ArgumentException($"Version {version.Version} is of the model '{version.Model}', not of '{model.Name}'.", nameof(version));
        if (!s_withDigest.IsMatch(options.Image))
            throw new ArgumentException($"The image '{options.Image}' has no digest. Push it, and give it as name@sha256:….", nameof(options));
        var name = options.Name ?? model.Name;
        if (!s_serviceName.IsMatch(name))
            throw new ArgumentException($"'{name}' can't be a service's name: use up to 63 of a-z, 0-9 and '-', a letter first, no '-' last.", nameof(options));

        var labels = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["app.kubernetes.io/managed-by"] = KServeDeployer.FieldManager,
            ["app.kubernetes.io/name"] = name,
        };
        return new(new("serving.kserve.io/v1beta1", "InferenceService", new(name, options.Namespace, labels, null), new(PredictorOf(version, options, labels))));
    }

    /// <summary>The manifest as JSON, which <c>kubectl apply -f</c> takes as well.</summary>
    public string ToJson() => JsonSerializer.Serialize(_service, ManifestText.Default.InferenceService);

    private static Predictor PredictorOf(ModelVersion version, KServeOptions options, SortedDictionary<string, string> labels)
    {
        var port = options.Port.ToString(CultureInfo.InvariantCulture);
        var container = new Container
        {
            Name = "kserve-container",
            Image = options.Image,
            Args = ["serve", "--host", "0.0.0.0", "--port", port],
            Env =
            [
                .. options.Variables.Select(pair => new Variable(pair.Key, pair.Value, null)).Concat(options.Secrets.Select(pair =>
                    new Variable(pair.Key, null, new(new(pair.Value.Name, pair.Value.Key))))).OrderBy(variable => variable.Name, StringComparer.Ordinal),
            ],
            Ports = [new(options.Port, "TCP")],
            ReadinessProbe = new(new("/healthz", options.Port)),
            Resources = options.Resources.Count == 0 ? null : new(options.Resources, options.Resources),
        };
        return new()
        {
            Labels = labels,
            Annotations = AnnotationsOf(version),
            MinReplicas = options.MinReplicas,
            MaxReplicas = options.MaxReplicas,
            ServiceAccountName = options.ServiceAccount,
            Containers = [container],
        };
    }

    private static SortedDictionary<string, string> AnnotationsOf(ModelVersion version)
    {
        var annotations = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["assay/model"] = version.Model,
            ["assay/version"] = version.Version.ToString(CultureInfo.InvariantCulture),
        };
        if (version.Tags.GetValueOrDefault("assay.content_hash") is { } hash)
            annotations["assay/content-hash"] = hash;
        if (version.RunId is { } run)
            annotations["assay/tracking-run-id"] = run;
        return annotations;
    }
}
