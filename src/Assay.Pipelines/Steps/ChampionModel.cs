using System.Globalization;
using Assay.CompilerServices;

namespace Assay.Pipelines.Steps;

/// <summary>Finds and loads champions.</summary>
/// <param name="registry">The registry of models.</param>
internal sealed class ChampionModel(IModelRegistry registry)
{
    private const string Scheme = "models:/";

    /// <summary>The version that a pinned URI (<c>models:/name/3</c>, <c>models:/name@alias</c>) means; empty for the alias <c>champion</c>.</summary>
    /// <returns>The version; null where the alias points nowhere.</returns>
    /// <exception cref="PipelineException">The URI is none, or names a version that isn't there.</exception>
    public async Task<ModelVersion?> FindAsync(string model, string uri, CancellationToken cancellation)
    {
        if (uri.Length == 0)
            return await registry.FindAsync(model, ModelAlias.Champion, cancellation).ConfigureAwait(false);
        var rest = uri.StartsWith(Scheme, StringComparison.Ordinal) ? uri[Scheme.Length..] : "";
        if (rest.Split('@') is [var aliased, var alias] && aliased == model)
            return await registry.FindAsync(model, alias, cancellation).ConfigureAwait(false) ?? throw Missing(model, uri, "no such alias");
        if (rest.Split('/') is [var name, var text] && name == model && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var version))
            return await registry.GetAsync(model, version, cancellation).ConfigureAwait(false) ?? throw Missing(model, uri, "no such version");
        throw Missing(model, uri, "another address");
    }

    /// <summary>Loads a version by way of a folder that is gone afterwards.</summary>
    public async Task<object> LoadAsync(ModelPlan plan, ModelVersion version, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("assay-model-");
        try
        {
            await registry.DownloadAsync(version, folder.FullName, cancellation).ConfigureAwait(false);
            return await plan.LoadAsync(folder.FullName, cancellation).ConfigureAwait(false);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>The error where a step needs a champion and there is none.</summary>
    public static PipelineException None(string model) => new(
        "load the champion", model, "no version with the alias champion", "a deployed version", "Run the pipeline that trains and deploys it first.");

    private static PipelineException Missing(string model, string uri, string found) => new(
        "load the champion", $"{model}, {StepParameters.Champion(model)} = {uri}", found, $"{Scheme}{model}/<version> of the registry", "Leave the parameter empty to take the present champion.");
}
