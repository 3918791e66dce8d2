namespace Assay.Versioning.Records;

/// <summary>
/// A version as it is kept: <c>_assay/versions/V.json</c>, the only point of truth. What it doesn't name is not part of any version.
/// Holds counts and hashes, never a cell.
/// </summary>
public sealed record VersionRecord
{
    /// <summary>The version of this format.</summary>
    public const int CurrentSchemaVersion = 1;

    /// <summary>The version of the format that the record was written in.</summary>
    public int SchemaVersion { get; init; } = CurrentSchemaVersion;

    /// <summary>The dataset.</summary>
    public required string Dataset { get; init; }

    /// <summary>The number, from 1 without gaps.</summary>
    public required int V { get; init; }

    /// <summary>The version before; null for the first.</summary>
    public int? Parent { get; init; }

    /// <summary><see cref="VersionStrategy.Snapshot"/> or <see cref="VersionStrategy.Diff"/>.</summary>
    public required VersionStrategy Kind { get; init; }

    /// <summary>Why it is of that kind.</summary>
    public required string Why { get; init; }

    /// <summary>The snapshot that the rows start from: itself for a snapshot.</summary>
    public required int Base { get; init; }

    /// <summary>The version of the Delta table <c>data</c> that holds the base.</summary>
    public required int DataVersion { get; init; }

    /// <summary>The version of the Delta table <c>changes</c> after this commit; −1 before the first difference.</summary>
    public required int ChangesVersion { get; init; }

    /// <summary>The columns.</summary>
    public required IReadOnlyList<StoredColumn> Schema { get; init; }

    /// <summary>How the columns differ from the parent's; null where they don't, and for the first version.</summary>
    public SchemaDiff? SchemaDiff { get; init; }

    /// <summary>The storage names of the key's columns; empty for rows without a key.</summary>
    public IReadOnlyList<string> Keys { get; init; } = [];

    /// <summary>The number of rows.</summary>
    public required long Rows { get; init; }

    /// <summary>Rows that the parent doesn't have.</summary>
    public long Inserted { get; init; }

    /// <summary>Rows that only the parent has.</summary>
    public long Deleted { get; init; }

    /// <summary>Rows with a key that the parent has, and another cell. Always 0 for rows without a key.</summary>
    public long Updated { get; init; }

    /// <summary>Changed cells of updated rows by the column's storage name; columns without one are left out.</summary>
    public IReadOnlyDictionary<string, long> ChangedCells { get; init; } = new Dictionary<string, long>(StringComparer.Ordinal);

    /// <summary>The parts that this version added: of <c>data/</c> for a snapshot (in the order of its rows), of <c>changes/</c> for a difference.</summary>
    public required IReadOnlyList<VersionFile> Files { get; init; }

    /// <summary>The identity of the rows whatever their order: <c>fp128:</c>, the sum of the rows' fingerprints, <c>:</c>, their number.</summary>
    public required string ContentHash { get; init; }

    /// <summary>A hash of the rows in the order in which the source had them.</summary>
    public required string OrderHash { get; init; }

    /// <summary>Where the rows came from.</summary>
    public required VersionSource Source { get; init; }

    /// <summary>Why it was committed.</summary>
    public string? Message { get; init; }

    /// <summary>Who committed it.</summary>
    public string? Author { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset CreatedUtc { get; init; }

    /// <summary>The run that committed it, where there was one.</summary>
    public string? RunId { get; init; }

    /// <summary>The commit of the code.</summary>
    public string? GitCommit { get; init; }

    /// <summary>The version of Assay.</summary>
    public string? AssayVersion { get; init; }

    /// <summary>What the validation said.</summary>
    public required VersionQuality Quality { get; init; }

    /// <summary>Tells this commit from any other that raced for the same number.</summary>
    public required Guid TxnId { get; init; }

    /// <summary>SHA-256 of the parent's record: the chain that an audit follows. Null for the first version.</summary>
    public string? Prev { get; init; }

    /// <summary>
    /// What an erasure replaced: <see cref="Files"/>, <see cref="Rows"/>, <see cref="ContentHash"/> and <see cref="OrderHash"/> are then those after it.
    /// Not part of the record's file, whose bytes never change. Null where nothing was erased.
    /// </summary>
    public VersionAmendment? Amended { get; init; }
}
