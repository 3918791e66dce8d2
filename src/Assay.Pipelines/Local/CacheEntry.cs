using System.Text.Json;
using System.Text.Json.Serialization;

namespace Assay.Pipelines.Local;

/// <summary>A result that may be used again.</summary>
internal sealed record CacheEntry
{
    public const int CurrentSchemaVersion = 1;

    public int SchemaVersion { get; init; } = CurrentSchemaVersion;

    public required Guid RunId { get; init; }

    public required DateTimeOffset Created { get; init; }

    public required IReadOnlyDictionary<string, JsonElement> Parameters { get; init; }

    public required IReadOnlyDictionary<string, CachedArtifact> Artifacts { get; init; }

    public string? Lineage { get; init; }
}

/// <summary>An artifact of an earlier run.</summary>
/// <param name="Path">Where it is, relative to the folder of runs.</param>
/// <param name="Hash">What it holds; null where the step wrote metadata only.</param>
/// <param name="Metadata">What was known of it.</param>
internal sealed record CachedArtifact(string Path, string? Hash, IReadOnlyDictionary<string, JsonElement> Metadata);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CacheEntry))]
internal sealed partial class CacheJson : JsonSerializerContext;
