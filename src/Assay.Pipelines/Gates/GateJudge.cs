using System.Globalization;

namespace Assay.Pipelines.Gates;

/// <summary>Holds metrics against conditions.</summary>
internal sealed class GateJudge(ScoredRows scored, GateRequest request, BootstrapOptions bootstrap, CancellationToken cancellation)
{
    private readonly int _broken = scored.Candidate.Count(double.IsNaN);
    private readonly Dictionary<string, Intervals> _intervals = new(StringComparer.Ordinal);

    public IReadOnlyList<GateCondition> Conditions()
    {
        var gates = request.Plan.Descriptor.Gates;
        var bounded = gates.Any(gate => gate.AtLeast is not null || gate.AtMost is not null);
        var conditions = new List<GateCondition>();
        foreach (var gate in gates)
        {
            if (gate.AtLeast is { } least)
                conditions.Add(Bound(gate.Metric, GateComparison.AtLeast, least));
            if (gate.AtMost is { } most)
                conditions.Add(Bound(gate.Metric, GateComparison.AtMost, most));
            if (gate.NotWorseThanChampionBy is { } margin)
                conditions.Add(Champion(gate.Metric, margin, bounded));
        }

        return conditions;
    }

    /// <summary>The table's metrics for the kind of label that there is.</summary>
    public IReadOnlyList<MetricComparison> Comparisons() =>
    [
        .. MetricTable.All
            .Where(metric => metric.Task == (scored.IsBinary ? MetricTask.BinaryClassification : MetricTask.Regression))
            .Select(metric => new MetricComparison(
                metric.Name, Known(Compute(metric, scored.Candidate)), scored.Champion is { } champion ? Known(Compute(metric, champion)) : null)),
    ];

    private GateCondition Bound(string name, GateComparison comparison, double bound)
    {
        var known = MetricTable.TryGet(name, out var metric);
        var value = known ? Compute(metric!, scored.Candidate) : request.Reported?.TryGet(name, out var reported) == true ? reported : double.NaN;
        var passed = comparison == GateComparison.AtLeast ? value >= bound : value <= bound;
        var words = comparison == GateComparison.AtLeast ? "at least" : "at most";
        return new()
        {
            Metric = name,
            Comparison = comparison,
            Bound = bound,
            Candidate = Known(value),
            Interval = known && double.IsFinite(value) ? IntervalsOf(metric!).Candidate : null,
            Outcome = passed ? GateOutcome.Passed : GateOutcome.Failed,
            Explanation = double.IsNaN(value)
                ? $"{name} {Undefined(known)}"
                : $"{name} {Text(value)} is {(passed ? "" : "not ")}{words} {Text(bound)}",
        };
    }

    private GateCondition Champion(string name, double margin, bool bounded)
    {
        var condition = new GateCondition
        {
            Metric = name,
            Comparison = GateComparison.NotWorseThanChampionBy,
            Bound = margin,
            Outcome = GateOutcome.Failed,
            Explanation = "",
        };
        if (!MetricTable.TryGet(name, out var metric))
            return condition with { Explanation = $"{name} can't be compared with the champion: it is none of Assay's metrics, so nobody knows which way is better" };
        var candidate = Compute(metric, scored.Candidate);
        condition = condition with { Candidate = Known(candidate) };
        if (scored.Champion is not { } scores)
        {
            return bounded
                ? condition with { Outcome = GateOutcome.NotApplicable, Explanation = $"{name}: there is no champion to compare with" }
                : condition with { Explanation = $"{name}: there is no champion to compare with, and no condition has a bound" };
        }

        var champion = Compute(metric, scores);
        if (double.IsNaN(candidate) || double.IsNaN(champion))
            return condition with { Champion = Known(champion), Explanation = $"{name} {(double.IsNaN(candidate) ? Undefined(true) : "of the champion is undefined on these rows")}" };

        var worse = metric.Direction == MetricDirection.HigherIsBetter ? champion - candidate : candidate - champion;
        // Rounding alone must not refuse a candidate that lies exactly on the margin.
        var passed = worse <= margin + (1e-12 * Math.Max(1, Math.Abs(champion)));
        var size = Text(Math.Abs(worse));
        var standing = size == "0" ? "the same as" : worse > 0 ? $"{size} worse than" : $"{size} better than";
        return condition with
        {
            Champion = champion,
            Difference = candidate - champion,
            Interval = IntervalsOf(metric).Difference,
            Outcome = passed ? GateOutcome.Passed : GateOutcome.Failed,
            Explanation = $"{name} {Text(candidate)} is {standing} the champion's {Text(champion)}; at most {Text(margin)} worse is allowed",
        };
    }

    private double Compute(MetricDefinition metric, double[] scores) =>
        scored.Labels.Length == 0 || scores.Any(double.IsNaN) ? double.NaN : metric.Compute(scored.Labels, scores);

    private Intervals IntervalsOf(MetricDefinition metric)
    {
        if (!_intervals.TryGetValue(metric.Name, out var intervals))
        {
            var champion = scored.Champion is { } scores && !scores.Any(double.IsNaN) ? scores : null;
            _intervals[metric.Name] = intervals = PairedBootstrap.Of(metric.Compute, scored.Labels, scored.Candidate, champion, bootstrap, cancellation);
        }

        return intervals;
    }

    private string Undefined(bool known)
    {
        if (!known)
            return "was not reported by the evaluation step";
        if (scored.Labels.Length == 0)
            return "is undefined: no row has a label";
        return _broken > 0
            ? string.Create(CultureInfo.InvariantCulture, $"is undefined: the candidate's score is NaN or null for {_broken} of {scored.Labels.Length} rows")
            : "is undefined on these rows";
    }

    private static double? Known(double value) => double.IsFinite(value) ? value : null;

    private static string Text(double value) => value.ToString("0.#####", CultureInfo.InvariantCulture);
}
