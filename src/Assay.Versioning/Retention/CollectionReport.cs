using System.Text.Json.Serialization;

namespace Assay.Versioning.Retention;

/// <summary>What a collection keeps, and what it removes or would remove: <c>_assay/gc/ID.json</c>, written before the first file goes.</summary>
public sealed record CollectionReport
{
    /// <summary>The version of this format.</summary>
    public int SchemaVersion { get; init; } = 1;

    /// <summary>Names it.</summary>
    public required string Id { get; init; }

    /// <summary>The dataset.</summary>
    public required string Dataset { get; init; }

    /// <summary>When it was planned.</summary>
    public required DateTimeOffset CreatedUtc { get; init; }

    /// <summary>Who asked for it.</summary>
    public string? Author { get; init; }

    /// <summary>The rule.</summary>
    public required string Policy { get; init; }

    /// <summary>Whether it removed anything, or only said what it would.</summary>
    public bool Applied { get; init; }

    /// <summary>Versions that are kept, and each reason.</summary>
    public required IReadOnlyList<KeptVersion> Kept { get; init; }

    /// <summary>Versions whose rows go.</summary>
    public required IReadOnlyList<int> Removed { get; init; }

    /// <summary>Versions whose rows went before.</summary>
    public required IReadOnlyList<int> Gone { get; init; }

    /// <summary>The files that go. Parts that a kept version needs stay, whichever version added them.</summary>
    public required IReadOnlyList<RemovedFile> Files { get; init; }

    /// <summary>Their bytes.</summary>
    [JsonIgnore]
    public long Bytes => Files.Sum(file => file.Bytes);
}

/// <summary>A version that is kept.</summary>
/// <param name="Version">The version.</param>
/// <param name="Because">Why: each reason alone would do.</param>
public sealed record KeptVersion(int Version, IReadOnlyList<string> Because);

/// <summary>A file that goes.</summary>
/// <param name="Path">Relative to the dataset's folder.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Why">Why nothing needs it.</param>
public sealed record RemovedFile(string Path, long Bytes, string Why);
