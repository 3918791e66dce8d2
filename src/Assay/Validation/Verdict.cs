using System.Text.Json.Serialization;

namespace Assay;

/// <summary>What a validation is for: it decides which rules count.</summary>
public enum ValidationPurpose
{
    /// <summary>A batch of the dataset: all rules.</summary>
    Batch,

    /// <summary>A batch that the champion scores: columns known only later are not read, and their rules are skipped.</summary>
    Scoring,

    /// <summary>A prediction request: value rules and row checks of columns that are known.</summary>
    Request,

    /// <summary>A monitor's window: value rules and row checks.</summary>
    Window,
}

/// <summary>How a rule or a validation ended, from best to worst.</summary>
public enum VerdictStatus
{
    /// <summary>The rule could not be judged: its columns were not read, or no row was in scope.</summary>
    Skipped,

    /// <summary>As expected.</summary>
    Passed,

    /// <summary>A rule of severity <see cref="Severity.Info"/> failed.</summary>
    Noted,

    /// <summary>A rule of severity <see cref="Severity.Warning"/> failed.</summary>
    Warned,

    /// <summary>A rule of severity <see cref="Severity.Error"/> failed.</summary>
    Failed,
}

// The generated JSON reader hands absent members to init accessors as null and zero: those with other defaults restore them.

/// <summary>What a validation found.</summary>
public sealed record Verdict
{
    /// <summary>The version of this format.</summary>
    public int SchemaVersion { get; init => field = value == 0 ? 1 : value; } = 1;

    /// <summary>The dataset.</summary>
    public required string Dataset { get; init; }

    /// <summary>What was read.</summary>
    public required string Source { get; init; }

    /// <summary>The time that freshness was measured against.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>The number of rows read.</summary>
    public required long Rows { get; init; }

    /// <summary>The worst status of all rules; <see cref="VerdictStatus.Passed"/> where none failed.</summary>
    public required VerdictStatus Status { get; init; }

    /// <summary>A fault of the source that kept its rows from being read (schema, type, broken text), in one line; else null.</summary>
    public string? Fault { get; init; }

    /// <summary>What became of each rule, in order of declaration.</summary>
    public required IReadOnlyList<RuleOutcome> Rules { get; init; }

    /// <summary>What the columns that were read hold, in order of declaration; empty for a request.</summary>
    public IReadOnlyList<ColumnSummary> Columns { get; init => field = value ?? []; } = [];

    /// <summary>How the stored schema differs from that of the batch before; empty where it doesn't, or nothing is known of it.</summary>
    public IReadOnlyList<SchemaChange> SchemaChanges { get; init => field = value ?? []; } = [];

    /// <summary>The version, run or file hash that was read, where known.</summary>
    public string? ContentHash { get; init; }

    /// <summary>Whether work that depends on the data may go on.</summary>
    [JsonIgnore]
    public bool IsAdmitted => Status != VerdictStatus.Failed;
}

/// <summary>What became of a rule.</summary>
public sealed record RuleOutcome
{
    /// <summary>The rule's id.</summary>
    public required string Id { get; init; }

    /// <summary>The rule's kind.</summary>
    public required string Kind { get; init; }

    /// <summary>The columns it reads.</summary>
    public IReadOnlyList<string> Columns { get; init => field = value ?? []; } = [];

    /// <summary>What a failure means.</summary>
    public required Severity Severity { get; init; }

    /// <summary>How it ended.</summary>
    public required VerdictStatus Status { get; init; }

    /// <summary>What is expected, in words.</summary>
    public required string Expectation { get; init; }

    /// <summary>What was found, in words without cell values: <c>1 of 20,000 rows fails (0.005 %)</c>.</summary>
    public required string Observed { get; init; }

    /// <summary>Rows that the rule looked at.</summary>
    public long InScope { get; init; }

    /// <summary>What became of each segment, worst first, at most <see cref="SegmentLimit"/> of them; empty where the rule isn't split.</summary>
    public IReadOnlyList<SegmentOutcome> Segments { get; init => field = value ?? []; } = [];

    /// <summary>The column by whose values the rows are split; null where they aren't.</summary>
    public string? By { get; init; }

    /// <summary>How many segments there are, those not listed included.</summary>
    public long SegmentCount { get; init; }

    /// <summary>Rows that failed.</summary>
    public long Failing { get; init; }

    /// <summary>Rows left out because the value is null.</summary>
    public long Nulls { get; init; }

    /// <summary>How the column's values were distributed, where later batches are compared with it; the history keeps it, reports don't show it.</summary>
    [JsonIgnore]
    public ValueDistribution? Distribution { get; init; }

    /// <summary>The measured number of an aggregate rule (mean, row count, age in seconds); null for rules over rows.</summary>
    public double? Value { get; init; }

    /// <summary>The share of rows that must pass.</summary>
    public double Mostly { get; init => field = value == 0 ? 1 : value; } = 1;

    /// <summary>The first failing rows, at most <see cref="SampleLimit"/>.</summary>
    public IReadOnlyList<RowSample> Samples { get; init => field = value ?? []; } = [];

    /// <summary>Whether there are more failing rows than samples.</summary>
    public bool SamplesTruncated => Failing > Samples.Count;

    /// <summary>The most samples that are kept.</summary>
    public const int SampleLimit = 20;

    /// <summary>How many segments an outcome lists.</summary>
    public const int SegmentLimit = 50;
}

/// <summary>What a column holds. Numbers are null where the column holds none, where they are not finite, and for sensitive columns.</summary>
public sealed record ColumnSummary
{
    /// <summary>The column's name in C#.</summary>
    public required string Column { get; init; }

    /// <summary>Its type.</summary>
    public required ColumnType Type { get; init; }

    /// <summary>Rows that are null.</summary>
    public long Nulls { get; init; }

    /// <summary>Rows that are NaN; they are left out of the numbers below.</summary>
    public long NaNs { get; init; }

    /// <summary>The least value.</summary>
    public double? Min { get; init; }

    /// <summary>The greatest value.</summary>
    public double? Max { get; init; }

    /// <summary>The mean.</summary>
    public double? Mean { get; init; }

    /// <summary>The sample standard deviation.</summary>
    public double? StandardDeviation { get; init; }

    /// <summary>How its values are distributed; null where nobody looked, and for sensitive columns.</summary>
    public ColumnDistribution? Distribution { get; init; }
}

/// <summary>How the values of a column are distributed: over bins, or over names. Null and NaN are left out.</summary>
public sealed record ColumnDistribution
{
    /// <summary>The rows that are counted.</summary>
    public required long Rows { get; init; }

    /// <summary>Whether they were drawn at random from more.</summary>
    public bool Drawn { get; init; }

    /// <summary>The edges of bins, one more than counts: a value lies in the bin of the greatest edge that is at most as great. Null where there are names.</summary>
    public IReadOnlyList<double>? Edges { get; init; }

    /// <summary>What is counted: the most frequent texts, and last <c>(others)</c>; the starts of bins of times. Null where there are edges.</summary>
    public IReadOnlyList<string>? Names { get; init; }

    /// <summary>Rows per bin or name.</summary>
    public required IReadOnlyList<long> Counts { get; init; }
}

/// <summary>A failing row, as an example. Sensitive values are masked already.</summary>
/// <param name="Source">The file.</param>
/// <param name="Row">The row in it, counted from 1 without the header; 0 where it has no row numbers, as a table: the values tell which row it is.</param>
/// <param name="Values">Values as invariant text by stored name; null for a null. Empty where only the row's place is known.</param>
public sealed record RowSample(string Source, long Row, IReadOnlyDictionary<string, string?> Values);

/// <summary>The JSON form of verdicts.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(CamelCaseEnum<Severity>), typeof(CamelCaseEnum<VerdictStatus>), typeof(CamelCaseEnum<ColumnType>), typeof(CamelCaseEnum<SchemaChangeKind>)])]
[JsonSerializable(typeof(Verdict))]
[JsonSerializable(typeof(IReadOnlyList<Verdict>))]
[JsonSerializable(typeof(long))]
public sealed partial class VerdictJson : JsonSerializerContext;

/// <summary>What became of a rule within one segment.</summary>
/// <param name="Value">The segment's value as invariant text, masked where the column is sensitive; null for the rows without one.</param>
/// <param name="Status">How the rule ended there.</param>
/// <param name="Observed">What was found, in words without cell values.</param>
/// <param name="InScope">Rows that the rule looked at.</param>
/// <param name="Failing">Rows that failed.</param>
/// <param name="Number">What was measured, where the rule measures a number.</param>
public sealed record SegmentOutcome(string? Value, VerdictStatus Status, string Observed, long InScope, long Failing, double? Number);
