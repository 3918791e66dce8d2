using System.Globalization;
using System.Text.Json.Serialization;
using Assay.Profiling.Columns;

namespace Assay.Profiling;

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

    /// <summary>How many texts are empty: values without a character.</summary>
    public long Empty { get; init; }

    /// <summary>How many different values there are.</summary>
    public long Distinct { get; init; }

    /// <summary>Whether <see cref="Distinct"/> was counted; otherwise it is a HyperLogLog estimate whose standard error is 0.8 %.</summary>
    public bool DistinctIsExact { get; init; }

    /// <summary>Whether every row has a value, and no two the same.</summary>
    public bool Unique { get; init; }

    /// <summary>Whether there is one value alone.</summary>
    public bool IsConstant => DistinctIsExact && Distinct == 1;

    /// <summary>Whether the values look like personal data: e-mail addresses, telephone numbers, IBANs, or the name says so.</summary>
    public bool Sensitive { get; init; }

    /// <summary>The least value as invariant text; null for text and truth values.</summary>
    public string? Minimum { get; init; }

    /// <summary>The greatest value.</summary>
    public string? Maximum { get; init; }

    /// <summary>How many numbers are NaN.</summary>
    public long NaN { get; init; }

    /// <summary>How many numbers are infinite.</summary>
    public long Infinite { get; init; }

    /// <summary>How the values go from row to row; always <see cref="RowOrder.None"/> for text.</summary>
    public RowOrder Order { get; init; }

    /// <summary>What the finite numbers look like; null where the column holds none.</summary>
    public NumberProfile? Numbers { get; init; }

    /// <summary>The least length of a text, in UTF-16 code units.</summary>
    public int? ShortestText { get; init; }

    /// <summary>The greatest length of a text.</summary>
    public int? LongestText { get; init; }

    /// <summary>The pattern that all texts share, where they are codes of one shape.</summary>
    public string? Pattern { get; init; }

    /// <summary>The most frequent shapes of texts; none where there are more than 200.</summary>
    public IReadOnlyList<ShapeShare> Shapes { get; init; } = [];

    /// <summary>The most frequent values; empty where there are more than 1,000 different ones.</summary>
    public IReadOnlyList<ValueCount> Top { get; init; } = [];

    /// <summary>Values that look as if they stood for a missing one: <c>NA</c>, <c>-</c>, 999.</summary>
    public IReadOnlyList<ValueCount> CodedMissing { get; init; } = [];

    /// <summary>All values, where they are few.</summary>
    [JsonIgnore]
    internal IReadOnlyList<string>? Values { get; init; }

    [JsonIgnore]
    internal (decimal Low, decimal High)? Range { get; init; }

    [JsonIgnore]
    internal long NotFinite => NaN + Infinite;

    /// <summary>Least and greatest as numbers, or as microseconds.</summary>
    [JsonIgnore]
    internal (double Least, double Greatest)? Span => Number(Minimum) is { } least && Number(Maximum) is { } greatest ? (least, greatest) : null;

    /// <summary>Whether a value is so far from zero that doubles don't tell it from its neighbours.</summary>
    [JsonIgnore]
    internal bool ExceedsDoubles => Type is ColumnType.Int64 or ColumnType.UInt64 or ColumnType.Decimal && Span is { } span
        && Math.Max(Math.Abs(span.Least), Math.Abs(span.Greatest)) > 9_007_199_254_740_992;

    private double? Number(string? text) => text is null
        ? null
        : Type is ColumnType.Timestamp or ColumnType.Instant or ColumnType.Date
            ? DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var time) ? Times.Microseconds(time) : null
            : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
