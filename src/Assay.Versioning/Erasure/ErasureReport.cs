using System.Text.Json.Serialization;
using Assay.Versioning.Records;

namespace Assay.Versioning.Erasure;

/// <summary>
/// The proof of an erasure: <c>_assay/erase/ID.json</c>, written before the first change. Says what was done without saying whose rows they were.
/// </summary>
public sealed record ErasureReport
{
    /// <summary>The version of this format.</summary>
    public int SchemaVersion { get; init; } = 1;

    /// <summary>Names it.</summary>
    public required string Id { get; init; }

    /// <summary>The dataset.</summary>
    public required string Dataset { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset CreatedUtc { get; init; }

    /// <summary>When the last file was gone; null while it isn't.</summary>
    public DateTimeOffset? CompletedUtc { get; init; }

    /// <summary>Who asked for it.</summary>
    public string? Author { get; init; }

    /// <summary>Why.</summary>
    public required string Why { get; init; }

    /// <summary>The columns that named the rows.</summary>
    public required IReadOnlyList<string> Columns { get; init; }

    /// <summary>
    /// Of each key SHA-256 of the salt, and of each cell its length in UTF-8 bytes, a colon and its text. Who knows a key can see that it was erased; nobody can read it out of this.
    /// </summary>
    public required IReadOnlyList<string> KeyHashes { get; init; }

    /// <summary>64 random hexadecimal digits.</summary>
    public required string Salt { get; init; }

    /// <summary>The holds on versions that had such rows.</summary>
    public required IReadOnlyList<string> Holds { get; init; }

    /// <summary>Why they were passed over; null where there was none, or where they stopped it.</summary>
    public string? DespiteHolds { get; init; }

    /// <summary>The versions whose rows or parts changed.</summary>
    public required IReadOnlyList<ErasedVersion> Versions { get; init; }

    /// <summary>What took the place of records' members.</summary>
    public required IReadOnlyList<VersionAmendment> Amendments { get; init; }

    /// <summary>The parts that are deleted.</summary>
    public required IReadOnlyList<VersionFile> Deleted { get; init; }

    /// <summary>Whether holds stopped it: nothing was changed.</summary>
    [JsonIgnore]
    public bool IsStopped => Holds.Count > 0 && DespiteHolds is null;

    /// <summary>Whether no version had such a row.</summary>
    [JsonIgnore]
    public bool FoundNothing => Amendments.Count == 0;
}

/// <summary>A version that lost rows, or of which parts lost rows that it no longer had.</summary>
/// <param name="Version">The version.</param>
/// <param name="Rows">How many rows it lost.</param>
/// <param name="Before">Its content hash before.</param>
/// <param name="After">Its content hash since.</param>
public sealed record ErasedVersion(int Version, long Rows, string Before, string After);

/// <summary>The JSON form of proofs.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ErasureReport))]
public sealed partial class ErasureJson : JsonSerializerContext;
