using System.Text.Json.Serialization;

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
}

/// <summary>A column of a version.</summary>
/// <param name="Name">The storage name.</param>
/// <param name="Type">The type of the values.</param>
/// <param name="Nullable">Whether a null is allowed.</param>
/// <param name="Sensitivity">The class of sensitive data: such cells are masked wherever they would be shown.</param>
/// <param name="Element">What a list's elements are; null where it is no list.</param>
/// <param name="Fields">What a struct holds; null where it is none.</param>
public sealed record StoredColumn(
    string Name,
    ColumnType Type,
    bool Nullable,
    Sensitivity Sensitivity = Sensitivity.None,
    StoredColumn? Element = null,
    IReadOnlyList<StoredColumn>? Fields = null)
{
    /// <summary>Equal in all that is said of it, and so on within.</summary>
    public bool Equals(StoredColumn? other) => other is not null
        && (Name, Type, Nullable, Sensitivity) == (other.Name, other.Type, other.Nullable, other.Sensitivity)
        && Equals(Element, other.Element)
        && (Fields ?? []).SequenceEqual(other.Fields ?? []);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Type, Nullable, Sensitivity, Element, Fields?.Count);

    /// <summary>Whether another column holds values of the same type, and so on within.</summary>
    public bool HasTypeOf(StoredColumn other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Type == other.Type
            && (Element is null || (other.Element is { } element && Element.HasTypeOf(element)))
            && (Fields is null || (other.Fields is { } fields && Fields.Count == fields.Count
                && Fields.Zip(fields).All(pair => pair.First.Name == pair.Second.Name && pair.First.HasTypeOf(pair.Second))));
    }
}

/// <summary>A part of a version.</summary>
/// <param name="Path">Relative to the dataset's folder, with <c>/</c>.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Rows">Its rows.</param>
/// <param name="Sha256">SHA-256 of its bytes.</param>
public sealed record VersionFile(string Path, long Bytes, long Rows, string Sha256);

/// <summary>Where a version's rows came from.</summary>
/// <param name="Location">The path or glob as it was named; null for rows in memory.</param>
/// <param name="Digest">The digest of the source's bytes (<c>sha256:…</c>), or the content hash of the rows it was made of; null where neither is known.</param>
public sealed record VersionSource(string? Location, string? Digest);

/// <summary>What the validation of a version said.</summary>
public sealed record VersionQuality
{
    /// <summary>The worst status of all verdicts.</summary>
    public required VerdictStatus Status { get; init; }

    /// <summary>The number of verdicts: one for each batch, and one over all of them where rules span them.</summary>
    public int Verdicts { get; init; }

    /// <summary>Rules that failed with severity error, over all batches.</summary>
    public int Failed { get; init; }

    /// <summary>Rules that failed with severity warning.</summary>
    public int Warned { get; init; }

    /// <summary>Rules that passed.</summary>
    public int Passed { get; init; }

    /// <summary>The ids of the rules that failed with severity error.</summary>
    public IReadOnlyList<string> FailedRules { get; init; } = [];

    /// <summary>Why a failed verdict was accepted; null where none was.</summary>
    public string? AcceptedBecause { get; init; }
}

/// <summary>How the columns of two versions differ, by storage name.</summary>
public sealed record SchemaDiff
{
    /// <summary>Columns that only the later version has.</summary>
    public IReadOnlyList<string> Added { get; init; } = [];

    /// <summary>Columns that only the earlier version has.</summary>
    public IReadOnlyList<string> Removed { get; init; } = [];

    /// <summary>Columns of another type.</summary>
    public IReadOnlyList<TypeChange> TypeChanged { get; init; } = [];

    /// <summary>Whether the common columns stand in another order.</summary>
    public bool Reordered { get; init; }

    /// <summary>Whether nothing differs.</summary>
    [JsonIgnore]
    public bool IsEmpty => Added.Count == 0 && Removed.Count == 0 && TypeChanged.Count == 0 && !Reordered;

    /// <summary>Compares columns by name.</summary>
    public static SchemaDiff Of(IReadOnlyList<StoredColumn> from, IReadOnlyList<StoredColumn> to)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        var old = from.ToDictionary(column => column.Name, StringComparer.Ordinal);
        var now = to.ToDictionary(column => column.Name, StringComparer.Ordinal);
        return new SchemaDiff
        {
            Added = [.. to.Where(column => !old.ContainsKey(column.Name)).Select(column => column.Name)],
            Removed = [.. from.Where(column => !now.ContainsKey(column.Name)).Select(column => column.Name)],
            TypeChanged =
            [
                .. to.Where(column => old.TryGetValue(column.Name, out var before) && !before.HasTypeOf(column))
                    .Select(column => new TypeChange(column.Name, old[column.Name].Type, column.Type)),
            ],
            Reordered = !from.Where(column => now.ContainsKey(column.Name)).Select(column => column.Name)
                .SequenceEqual(to.Where(column => old.ContainsKey(column.Name)).Select(column => column.Name), StringComparer.Ordinal),
        };
    }
}

/// <summary>A column whose type changed.</summary>
/// <param name="Column">The storage name.</param>
/// <param name="From">The earlier type.</param>
/// <param name="To">The later type.</param>
public sealed record TypeChange(string Column, ColumnType From, ColumnType To);

/// <summary>The JSON form of records.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [
        typeof(CamelCaseEnum<VersionStrategy>), typeof(CamelCaseEnum<ColumnType>), typeof(CamelCaseEnum<Sensitivity>),
        typeof(CamelCaseEnum<VerdictStatus>)])]
[JsonSerializable(typeof(VersionRecord))]
[JsonSerializable(typeof(IReadOnlyList<VersionRecord>))]
[JsonSerializable(typeof(VersionTag))]
public sealed partial class VersionRecordJson : JsonSerializerContext;

/// <summary>A name for a version: <c>_assay/refs/TAG.json</c>.</summary>
/// <param name="Tag">The name.</param>
/// <param name="Version">The version.</param>
/// <param name="ContentHash">Its content, so that a tag says what it meant.</param>
/// <param name="Author">Who set it.</param>
/// <param name="CreatedUtc">When.</param>
public sealed record VersionTag(string Tag, int Version, string ContentHash, string? Author, DateTimeOffset CreatedUtc);
