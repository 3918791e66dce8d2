using System.Globalization;
using Assay.Pipelines.Gates;

namespace Assay.Pipelines.Deployment;

/// <summary>What a gate found, as tags of the version that it let through: each metric, its bound and the champion's value.</summary>
internal static class GateEvidence
{
    public static IEnumerable<KeyValuePair<string, string>> Tags(GateVerdict verdict)
    {
        yield return new(VersionTags.Gate, verdict.Summary);
        if (verdict.ChampionVersion is { } champion)
            yield return new(VersionTags.GateChampion, champion.ToString(CultureInfo.InvariantCulture));
        foreach (var condition in verdict.Conditions)
        {
            yield return new(VersionTags.Evidence(condition.Metric, Bound(condition.Comparison)), Text(condition.Bound));
            if (condition.Candidate is { } value)
                yield return new(VersionTags.Evidence(condition.Metric, "value"), Text(value));
            if (condition.Champion is { } before)
                yield return new(VersionTags.Evidence(condition.Metric, "champion"), Text(before));
        }
    }

    private static string Bound(GateComparison comparison) => comparison switch
    {
        GateComparison.AtLeast => "at_least",
        GateComparison.AtMost => "at_most",
        _ => "not_worse_by",
    };

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
