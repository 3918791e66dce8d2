using System.Text.Json.Serialization;

namespace Assay.Data.Profiles;

/// <summary>What files hold, seen without a declaration.</summary>
/// <param name="Source">The file or glob, as it was named.</param>
/// <param name="Rows">The number of rows.</param>
/// <param name="Columns">The columns that a record can declare, in the order of the file.</param>
/// <param name="Skipped">The columns that it can't.</param>
public sealed record SourceProfile(string Source, long Rows, IReadOnlyList<ColumnProfile> Columns, IReadOnlyList<SkippedColumn> Skipped);

/// <summary>A column that no property can hold.</summary>
/// <param name="Stored">Its name in the file.</param>
/// <param name="Reason">Why.</param>
public sealed record SkippedColumn(string Stored, string Reason);

/// <summary>What a column holds. Of a sensitive one nothing is kept that shows a value.</summary>
public sealed record ColumnProfile
{
    /// <summary>The name in the file.</summary>
    public required string Stored { get; init; }

    /// <summary>The property that it would be.</summary>
    public required string Name { get; init; }

    /// <summary>Whether the file's name would not be found by the property's.</summary>
    public bool NeedsStoredAs { get; init; }

    /// <summary>The narrowest type that holds every value.</summary>
    public required ColumnType Type { get; init; }

    /// <summary>How many rows have no value.</summary>
    public long Nulls { get; init; }

    /// <summary>How many different values there are.</summary>
    public long Distinct { get; init; }

    /// <summary>Whether <see cref="Distinct"/> was counted; otherwise it is an estimate whose standard error is 3 %.</summary>
    public bool DistinctIsExact { get; init; }

    /// <summary>Whether every row has a value, and no two the same.</summary>
    public bool Unique { get; init; }

    /// <summary>Whether the values look like personal data: e-mail addresses, telephone numbers, IBANs, or the name says so.</summary>
    public bool Sensitive { get; init; }

    /// <summary>The least value as invariant text; null for text and truth values.</summary>
    public string? Minimum { get; init; }

    /// <summary>The greatest value.</summary>
    public string? Maximum { get; init; }

    /// <summary>The mean of numbers.</summary>
    public double? Mean { get; init; }

    /// <summary>The values below which 5, 25, 50, 75 and 95 % of the numbers lie; of more than 4,096 numbers, those of a sample.</summary>
    public IReadOnlyList<double> Quantiles { get; init; } = [];

    /// <summary>How many numbers are NaN or infinite.</summary>
    public long NotFinite { get; init; }

    /// <summary>The least length of a text, in UTF-16 code units.</summary>
    public int? ShortestText { get; init; }

    /// <summary>The greatest length of a text.</summary>
    public int? LongestText { get; init; }

    /// <summary>The pattern that all texts share, where they are codes of one shape.</summary>
    public string? Pattern { get; init; }

    /// <summary>The most frequent values; empty where there are more than 1,000 different ones.</summary>
    public IReadOnlyList<ValueCount> Top { get; init; } = [];

    /// <summary>All values, where they are few.</summary>
    [JsonIgnore]
    internal IReadOnlyList<string>? Values { get; init; }

    [JsonIgnore]
    internal (decimal Low, decimal High)? Range { get; init; }
}

/// <summary>A value, and how often it occurs.</summary>
public sealed record ValueCount(string Value, long Count);

/// <summary>Writes profiles as JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, WriteIndented = true, NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals)]
[JsonSerializable(typeof(SourceProfile))]
public sealed partial class ProfileJson : JsonSerializerContext;
