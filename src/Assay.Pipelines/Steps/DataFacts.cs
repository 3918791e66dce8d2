using System.Text.Json;
using System.Text.Json.Nodes;
using Assay.Pipelines.Local;

namespace Assay.Pipelines.Steps;

/// <summary>
/// Which data something was made of: version or hash by dataset. Travels in the metadata of artifacts from step to step, so that a deployed
/// model can name the sources it goes back to.
/// </summary>
internal sealed class DataFacts
{
    /// <summary>The metadata's key.</summary>
    public const string Key = "data";

    private readonly SortedDictionary<string, string> _data = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, string> Data => _data;

    /// <summary>Adds a source, by its version, else its hash, else as unpinned.</summary>
    public void Add(string dataset, string? version, string? hash) =>
        _data[dataset] = version is { Length: > 0 } ? $"version {version}" : hash is { Length: > 0 } ? hash : "unpinned";

    /// <summary>Adds what an artifact was made of.</summary>
    public void Add(RuntimeArtifact artifact)
    {
        if (!artifact.Metadata.TryGetValue(Key, out var data) || data.ValueKind != JsonValueKind.Object)
            return;
        foreach (var member in data.EnumerateObject())
            _data[member.Name] = member.Value.GetString() ?? "";
    }

    public JsonElement ToJson()
    {
        var json = new JsonObject();
        foreach (var (dataset, pinned) in _data)
            json[dataset] = pinned;
        return PipelineParameters.Element(json);
    }
}
