using System.Text.Json.Serialization;

namespace Assay;

// The generated JSON reader hands absent members to init accessors as null and zero: those with other defaults restore them.

/// <summary>What the history keeps of a verdict: counts and statistics, and what rules compare later batches with; never a cell of text.</summary>
public sealed record VerdictRecord
{
    /// <summary>The version of this format.</summary>
    public int SchemaVersion { get; init => field = value == 0 ? 1 : value; } = 1;

    /// <summary>The dataset.</summary>
    public required string Dataset { get; init; }

    /// <summary>What was read.</summary>
    public required string Source { get; init; }

    /// <summary>The print of its content (<see cref="SourceLook.Print"/>), else its hash; null where neither is known.</summary>
    public string? Content { get; init; }

    /// <summary>When it was judged.</summary>
    public required DateTimeOffset Recorded { get; init; }

    /// <summary>The time that freshness was measured against.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>The number of rows.</summary>
    public required long Rows { get; init; }

    /// <summary>The verdict.</summary>
    public required VerdictStatus Status { get; init; }

    /// <summary>What kept the rows from being read, else null.</summary>
    public string? Fault { get; init; }

    /// <summary>Whether it is no batch but all batches together, under the rules over the whole dataset.</summary>
    public bool Spans { get; init; }

    /// <summary>Whether an alert was sent.</summary>
    public bool Alerted { get; init; }

    /// <summary>What became of each rule.</summary>
    public IReadOnlyList<RuleRecord> Rules { get; init => field = value ?? []; } = [];

    /// <summary>What the columns held.</summary>
    public IReadOnlyList<ColumnRecord> Columns { get; init => field = value ?? []; } = [];

    /// <summary>The columns as they were stored; empty where the source doesn't say.</summary>
    public IReadOnlyList<SourceColumn> Schema { get; init => field = value ?? []; } = [];

    /// <summary>The outcome of a rule; null where the verdict has none of that id.</summary>
    public RuleRecord? Rule(string id) => Rules.FirstOrDefault(rule => string.Equals(rule.Id, id, StringComparison.Ordinal));
}

/// <summary>A rule of a recorded verdict.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Status">How it ended.</param>
/// <param name="InScope">Rows that it looked at.</param>
/// <param name="Failing">Rows that failed.</param>
/// <param name="Value">The measured number of a rule over the whole batch.</param>
/// <param name="Distribution">How the column's values were distributed, of a rule that compares them with former batches; shortened to 256 steps or categories.</param>
public sealed record RuleRecord(string Id, VerdictStatus Status, long InScope, long Failing, double? Value, ValueDistribution? Distribution = null);

/// <summary>A column of a recorded verdict. Numbers are null where the column holds none, and for sensitive columns.</summary>
/// <param name="Name">Its name in C#.</param>
/// <param name="Nulls">Rows that are null.</param>
/// <param name="NaNs">Rows that are NaN.</param>
/// <param name="Min">The least value.</param>
/// <param name="Max">The greatest value.</param>
/// <param name="Mean">The mean.</param>
/// <param name="StandardDeviation">The sample standard deviation.</param>
public sealed record ColumnRecord(string Name, long Nulls, long NaNs, double? Min, double? Max, double? Mean, double? StandardDeviation);

/// <summary>The JSON form of recorded verdicts.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(CamelCaseEnum<VerdictStatus>)])]
[JsonSerializable(typeof(VerdictRecord))]
public sealed partial class VerdictRecordJson : JsonSerializerContext;
