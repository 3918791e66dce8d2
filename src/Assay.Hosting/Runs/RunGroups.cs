using Assay.Tracking;

namespace Assay.Hosting.Runs;

/// <summary>Runs grouped by what they have in common, and how a metric spreads in each group: <c>runs compare --format json</c>.</summary>
internal sealed record RunGroups
{
    public required string By { get; init; }

    public required string Metric { get; init; }

    public required bool HigherIsBetter { get; init; }

    /// <summary>The groups, best mean first.</summary>
    public required IReadOnlyList<RunGroup> Groups { get; init; }

    /// <summary>The values of the group with the best mean: several where means are equal.</summary>
    public required IReadOnlyList<string> Best { get; init; }

    /// <summary>Other groups whose runs reach into the range of the best one's: these runs can't tell them apart.</summary>
    public required IReadOnlyList<string> Overlapping { get; init; }

    /// <summary>Runs without what is grouped by.</summary>
    public int WithoutKey { get; init; }

    /// <summary>Runs without the metric, or with a value that is none (NaN).</summary>
    public int WithoutMetric { get; init; }

    /// <param name="runs">All runs.</param>
    /// <param name="key">What to group by.</param>
    /// <param name="metric">The metric to compare.</param>
    /// <param name="higherIsBetter">Which way is better.</param>
    public static RunGroups Of(IReadOnlyList<Run> runs, RunKey key, string metric, bool higherIsBetter)
    {
        var keyed = runs.Select(run => (Run: run, Value: key.Of(run))).Where(run => run.Value is not null).ToList();
        var measured = keyed.Select(run => (run.Run, Group: run.Value!, Value: run.Run.Data.Metrics.FirstOrDefault(found => found.Key == metric)?.Value ?? double.NaN))
            .Where(run => !double.IsNaN(run.Value)).ToList();
        var groups = measured.GroupBy(run => run.Group, StringComparer.Ordinal).Select(group => RunGroup.Of(group.Key, [.. group.Select(run => (run.Run, run.Value))], higherIsBetter));
        List<RunGroup> ordered = higherIsBetter
            ? [.. groups.OrderByDescending(group => group.Mean).ThenBy(group => group.Value, StringComparer.Ordinal)]
            : [.. groups.OrderBy(group => group.Mean).ThenBy(group => group.Value, StringComparer.Ordinal)];
        var best = ordered.TakeWhile(group => group.Mean.Equals(ordered[0].Mean)).ToList();
        return new()
        {
            By = key.Text,
            Metric = metric,
            HigherIsBetter = higherIsBetter,
            Groups = ordered,
            Best = [.. best.Select(group => group.Value)],
            Overlapping = [.. ordered.Skip(best.Count).Where(group => group.Min <= best[0].Max && group.Max >= best[0].Min).Select(group => group.Value)],
            WithoutKey = runs.Count - keyed.Count,
            WithoutMetric = keyed.Count - measured.Count,
        };
    }
}

/// <summary>Runs that have something in common.</summary>
/// <param name="Value">What they have in common.</param>
/// <param name="N">How many.</param>
/// <param name="Mean">The metric's mean.</param>
/// <param name="Sd">Its standard deviation, with n − 1; null for a single run.</param>
/// <param name="Min">Its least value.</param>
/// <param name="Max">Its greatest value.</param>
/// <param name="BestRun">The run with the best value, the newest of several.</param>
internal sealed record RunGroup(string Value, int N, double Mean, double? Sd, double Min, double Max, string BestRun)
{
    public static RunGroup Of(string value, IReadOnlyList<(Run Run, double Value)> runs, bool higherIsBetter)
    {
        var values = runs.Select(run => run.Value).ToList();
        var mean = values.Average();
        double? sd = values.Count > 1 ? Math.Sqrt(values.Sum(each => (each - mean) * (each - mean)) / (values.Count - 1)) : null;
        var best = higherIsBetter ? runs.MaxBy(run => run.Value) : runs.MinBy(run => run.Value);
        return new(value, values.Count, mean, sd, values.Min(), values.Max(), best.Run.Info.RunId);
    }
}
