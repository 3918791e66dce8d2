using System.Text.Json.Serialization;

namespace Assay.Validation.History;

/// <summary>How the verdicts on a dataset went, oldest first.</summary>
/// <param name="Dataset">The dataset.</param>
/// <param name="Verdicts">The verdicts.</param>
/// <param name="Rules">Each rule, those broken last first.</param>
public sealed record VerdictTrend(string Dataset, IReadOnlyList<TrendVerdict> Verdicts, IReadOnlyList<RuleTrend> Rules)
{
    /// <summary>The trend of recorded verdicts.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="records">The verdicts, newest first, as a history gives them.</param>
    /// <param name="rule">A rule to look at alone; null for all.</param>
    public static VerdictTrend Of(string dataset, IReadOnlyList<VerdictRecord> records, string? rule = null)
    {
        ArgumentNullException.ThrowIfNull(records);
        var ordered = records.Reverse().ToList();
        var ids = records.SelectMany(record => record.Rules).Select(found => found.Id).Distinct(StringComparer.Ordinal).Where(id => rule is null || id == rule);
        return new(
            dataset,
            [.. ordered.Select(record => new TrendVerdict(
                record.Recorded, record.AsOf, record.Source, record.Rows, record.Status, record.Fault, record.Rules.Count(found => found.Status > VerdictStatus.Passed)))],
            [.. ids.Select(id => RuleTrend.Of(id, ordered)).OrderByDescending(trend => trend.Last).ThenByDescending(trend => trend.Broken)]);
    }
}

/// <summary>A verdict of a trend.</summary>
/// <param name="Recorded">When it was judged.</param>
/// <param name="AsOf">The time that freshness was measured against.</param>
/// <param name="Source">What was read.</param>
/// <param name="Rows">The number of rows.</param>
/// <param name="Status">How it ended.</param>
/// <param name="Fault">What kept the rows from being read, else null.</param>
/// <param name="Broken">How many rules were broken.</param>
public sealed record TrendVerdict(DateTimeOffset Recorded, DateTimeOffset AsOf, string Source, long Rows, VerdictStatus Status, string? Fault, int Broken);

/// <summary>How a rule went.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Last">How it ended last.</param>
/// <param name="Broken">In how many verdicts it was broken.</param>
/// <param name="Judged">In how many it was judged.</param>
/// <param name="FailingShares">Per verdict the share of failing rows, or of a rule over the whole batch 0 or 1; null where it was not judged.</param>
/// <param name="Values">Per verdict the number that a rule over the whole batch measured.</param>
public sealed record RuleTrend(string Id, VerdictStatus Last, int Broken, int Judged, IReadOnlyList<double?> FailingShares, IReadOnlyList<double?> Values)
{
    internal static RuleTrend Of(string id, List<VerdictRecord> ordered)
    {
        var found = ordered.ConvertAll(record => record.Rule(id));
        var judged = found.OfType<RuleRecord>().Where(rule => rule.Status != VerdictStatus.Skipped).ToList();
        return new(
            id,
            found.OfType<RuleRecord>().LastOrDefault()?.Status ?? VerdictStatus.Skipped,
            judged.Count(rule => rule.Status > VerdictStatus.Passed),
            judged.Count,
            found.ConvertAll(Share),
            found.ConvertAll(rule => rule?.Value));
    }

    private static double? Share(RuleRecord? rule) => rule switch
    {
        null or { Status: VerdictStatus.Skipped } => null,
        { InScope: > 0, Value: null } => (double)rule.Failing / rule.InScope,
        _ => rule.Status > VerdictStatus.Passed ? 1 : 0,
    };
}

/// <summary>The JSON form of trends.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(CamelCaseEnum<VerdictStatus>)])]
[JsonSerializable(typeof(VerdictTrend))]
public sealed partial class VerdictTrendJson : JsonSerializerContext;
