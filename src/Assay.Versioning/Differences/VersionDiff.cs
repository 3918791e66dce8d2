using System.Text.Json.Serialization;
using Assay.Versioning.Records;

namespace Assay.Versioning.Differences;

/// <summary>What differs between two versions. Counts are whole; <see cref="Changes"/> may be the first of many.</summary>
public sealed record VersionDiff
{
    /// <summary>The version of this format.</summary>
    public int SchemaVersion { get; init; } = 1;

    /// <summary>The dataset.</summary>
    public required string Dataset { get; init; }

    /// <summary>The version that is compared from; 0 where it is none.</summary>
    public required int From { get; init; }

    /// <summary>The version that is compared to; 0 where it is none.</summary>
    public required int To { get; init; }

    /// <summary>The file or other source that is compared from; null where it is a version.</summary>
    public string? FromSource { get; init; }

    /// <summary>The file or other source that is compared to; null where it is a version.</summary>
    public string? ToSource { get; init; }

    /// <summary>The storage names of the key that rows were matched by; empty where whole rows were compared as a multiset.</summary>
    public IReadOnlyList<string> Keys { get; init; } = [];

    /// <summary>Why whole rows were compared although there is a key, with counts; else null.</summary>
    public string? KeyProblem { get; init; }

    /// <summary>How the columns differ.</summary>
    public required SchemaDiff Schema { get; init; }

    /// <summary>Rows that only <see cref="To"/> has.</summary>
    public required long Inserted { get; init; }

    /// <summary>Rows that only <see cref="From"/> has.</summary>
    public required long Deleted { get; init; }

    /// <summary>Rows with the same key and another cell.</summary>
    public required long Updated { get; init; }

    /// <summary>Rows that are equal in all columns that both versions have.</summary>
    public required long Unchanged { get; init; }

    /// <summary>Changed cells of updated rows by the column's storage name.</summary>
    public IReadOnlyDictionary<string, long> ChangedCells { get; init; } = new Dictionary<string, long>(StringComparer.Ordinal);

    /// <summary>
    /// Whether rows that both have stand in another order. Of versions with a key, which are stored in its order, it is known only where both hold the
    /// same rows.
    /// </summary>
    public bool OrderChanged { get; init; }

    /// <summary>The changed rows in order of the key, or of their place without one; sensitive cells are masked.</summary>
    public IReadOnlyList<RowChange> Changes { get; init; } = [];

    /// <summary>How the values of each common column moved; null where it was not asked for.</summary>
    public IReadOnlyList<ColumnShift>? Columns { get; init; }

    /// <summary>Whether there are more changed rows than <see cref="Changes"/>.</summary>
    [JsonIgnore]
    public bool IsTruncated => Changes.Count < Inserted + Deleted + Updated;

    /// <summary>Whether rows and columns are the same.</summary>
    [JsonIgnore]
    public bool IsEmpty => Inserted == 0 && Deleted == 0 && Updated == 0 && Schema.IsEmpty;
}

/// <summary>What became of a row.</summary>
public enum RowChangeKind
{
    /// <summary>It came.</summary>
    Insert,

    /// <summary>It went.</summary>
    Delete,

    /// <summary>A cell of it changed.</summary>
    Update,
}

/// <summary>A changed row.</summary>
/// <param name="Kind">What became of it.</param>
/// <param name="Key">The key's cells by storage name, as invariant text; empty without a key.</param>
/// <param name="Cells">The cells that changed; for a row that came or went, all of them but the key's.</param>
public sealed record RowChange(RowChangeKind Kind, IReadOnlyDictionary<string, string?> Key, IReadOnlyList<CellChange> Cells);

/// <summary>A changed cell, as invariant text; null for a null.</summary>
/// <param name="Column">The storage name.</param>
/// <param name="Old">Before; null also where the row is new.</param>
/// <param name="New">After; null also where the row is gone.</param>
public sealed record CellChange(string Column, string? Old, string? New);

/// <summary>How versions are compared and shown.</summary>
public sealed record DiffOptions
{
    /// <summary>The most rows in <see cref="VersionDiff.Changes"/>.</summary>
    public int MaxChanges { get; init; } = 1000;

    /// <summary>Floating-point numbers are equal where |a − b| ≤ this + <see cref="RelativeTolerance"/>·|b| (numpy.isclose).</summary>
    public double AbsoluteTolerance { get; init; }

    /// <summary>See <see cref="AbsoluteTolerance"/>.</summary>
    public double RelativeTolerance { get; init; }

    /// <summary>Whether <see cref="VersionDiff.Columns"/> is filled: reads both sides once or twice more.</summary>
    public bool Columns { get; init; }

    /// <summary>
    /// A Parquet file for all changed rows, with <c>_change_type</c> (<c>insert, delete, update_preimage, update_postimage</c>), <c>_from_version</c> and
    /// <c>_to_version</c>; null for none. It is data: nothing in it is masked.
    /// </summary>
    public string? ChangesFile { get; init; }

    /// <summary>The dataset as it is declared now: what it calls sensitive is masked in older versions too.</summary>
    public DatasetDescriptor? Declared { get; init; }
}

/// <summary>The JSON form of differences.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    Converters = [typeof(CamelCaseEnum<ColumnType>), typeof(CamelCaseEnum<RowChangeKind>)])]
[JsonSerializable(typeof(VersionDiff))]
public sealed partial class VersionDiffJson : JsonSerializerContext;
