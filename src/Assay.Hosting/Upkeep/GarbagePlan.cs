using System.Text.Json.Serialization;
using Assay.Tracking.Store;

namespace Assay.Hosting.Upkeep;

/// <summary>What a collection would remove, part by part; it is looked at first and carried out as it is.</summary>
/// <param name="Parts">What goes.</param>
internal sealed record GarbagePlan(IReadOnlyList<GarbagePart> Parts)
{
    public long Bytes => Parts.Sum(part => part.Bytes);

    /// <summary>Files below the workspace: caches and events.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>Folders of pipeline runs.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Folders { get; init; } = [];

    [JsonIgnore]
    public TrackingGarbage? Tracking { get; init; }

    /// <summary>By model, the time before which its predictions go.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, DateTimeOffset> Predictions { get; init; } = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);
}

/// <summary>A part of what goes.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Count">How many.</param>
/// <param name="Bytes">What they take; 0 where that shows only afterwards.</param>
internal sealed record GarbagePart(string Name, long Count, long Bytes);

/// <summary>A database of the workspace and its schema.</summary>
/// <param name="Database">Its path below the workspace.</param>
/// <param name="Found">The schema before.</param>
/// <param name="Now">The schema after.</param>
internal sealed record SchemaRow(string Database, long Found, long Now);
