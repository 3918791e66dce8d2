using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Assay.Pipelines.Gates;

/// <summary>What a gate found: whether the candidate may become champion, and why. Kept as the gate step's artifact <c>verdict</c>.</summary>
public sealed record GateVerdict
{
    /// <summary>The version of this format.</summary>
    public int SchemaVersion { get; init; } = 1;

    /// <summary>The model.</summary>
    public required string Model { get; init; }

    /// <summary>Whether every condition that applies is met.</summary>
    public required bool Passed { get; init; }

    /// <summary>When it was judged.</summary>
    public required DateTimeOffset EvaluatedAt { get; init; }

    /// <summary>The rows that were predicted and whose label is known.</summary>
    public required long Rows { get; init; }

    /// <summary>The rows without label, which were left out.</summary>
    public long Unlabelled { get; init; }

    /// <summary>The champion's version; null where there was none.</summary>
    public int? ChampionVersion { get; init; }

    /// <summary>The conditions, in order of declaration.</summary>
    public required IReadOnlyList<GateCondition> Conditions { get; init; }

    /// <summary>All metrics of the table that fit the model, of candidate and champion.</summary>
    public IReadOnlyList<MetricComparison> Metrics { get; init; } = [];

    /// <summary>How intervals were made.</summary>
    public required BootstrapOptions Bootstrap { get; init; }

    /// <summary>The verdict in one line, for tags and terminals.</summary>
    [JsonIgnore]
    public string Summary =>
        $"{(Passed ? "passed" : "refused")}: {string.Join("; ", Conditions.Select(condition => condition.Explanation))}";

    /// <summary>Reads a verdict.</summary>
    /// <exception cref="JsonException">The text is none.</exception>
    public static GateVerdict Parse(ReadOnlySpan<byte> utf8Json) =>
        JsonSerializer.Deserialize(utf8Json, GateJson.Default.GateVerdict) ?? throw new JsonException("null");

    /// <summary>The verdict as JSON.</summary>
    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, GateJson.Default.GateVerdict);
}

/// <summary>What a condition compares with.</summary>
public enum GateComparison
{
    /// <summary>The metric must reach a bound.</summary>
    AtLeast,

    /// <summary>The metric must not pass a bound.</summary>
    AtMost,

    /// <summary>The metric may be worse than the champion's by a margin at most.</summary>
    NotWorseThanChampionBy,
}

/// <summary>How a condition ended.</summary>
public enum GateOutcome
{
    /// <summary>It is met.</summary>
    Passed,

    /// <summary>It is not met.</summary>
    Failed,

    /// <summary>There is no champion to compare with, and another condition has a bound.</summary>
    NotApplicable,
}

/// <summary>One condition of a gate.</summary>
public sealed record GateCondition
{
    /// <summary>The metric.</summary>
    public required string Metric { get; init; }

    /// <summary>What it is compared with.</summary>
    public required GateComparison Comparison { get; init; }

    /// <summary>The bound, or the margin below the champion, in the metric's unit.</summary>
    public required double Bound { get; init; }

    /// <summary>The candidate's value; null where it is undefined or was not reported.</summary>
    public double? Candidate { get; init; }

    /// <summary>The champion's value; null where there is no champion, or the condition has a bound.</summary>
    public double? Champion { get; init; }

    /// <summary>Candidate minus champion; null where there is no champion.</summary>
    public double? Difference { get; init; }

    /// <summary>
    /// The bootstrap's confidence interval: of <see cref="Difference"/> where the condition compares with the champion, else of
    /// <see cref="Candidate"/>; null where a step reported the metric, or it is undefined on nearly every resample. It informs; the value decides.
    /// </summary>
    public Interval? Interval { get; init; }

    /// <summary>How it ended.</summary>
    public required GateOutcome Outcome { get; init; }

    /// <summary>The same in words: <c>auc 0.644 is at least 0.62</c>.</summary>
    public required string Explanation { get; init; }
}

/// <summary>A range of values, both ends included.</summary>
/// <param name="Low">The lower end.</param>
/// <param name="High">The upper end.</param>
public sealed record Interval(double Low, double High)
{
    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"[{Low:0.####}, {High:0.####}]");
}

/// <summary>A metric of candidate and champion.</summary>
/// <param name="Metric">Its name.</param>
/// <param name="Candidate">The candidate's value; null where it is undefined.</param>
/// <param name="Champion">The champion's; null where there is none, or it is undefined.</param>
public sealed record MetricComparison(string Metric, double? Candidate, double? Champion);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(CamelCaseEnum<GateComparison>), typeof(CamelCaseEnum<GateOutcome>)])]
[JsonSerializable(typeof(GateVerdict))]
internal sealed partial class GateJson : JsonSerializerContext;
