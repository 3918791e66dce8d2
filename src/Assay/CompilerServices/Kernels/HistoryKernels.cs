using System.Text.Json;

namespace Assay.CompilerServices;

/// <summary>The kernel of rules that compare a number of the batch with those of former ones: that of the number itself, without bounds.</summary>
internal static class HistoryKernels
{
    internal static readonly Dictionary<string, Func<KernelRequest, RuleKernel>> Kinds = new(StringComparer.Ordinal) { ["near_history"] = Near };

    private static RuleKernel Near(KernelRequest request)
    {
        var rule = request.Rule;
        var metric = rule.Text("metric");
        var measure = RuleKernels.Of(request with { Rule = rule with { Kind = metric, Arguments = new Dictionary<string, JsonElement>(StringComparer.Ordinal) } });
        var limits = new NearHistoryLimits(
            rule.Number("within_percent"),
            rule.Number("within_deviations"),
            (int)(rule.Long("last") ?? throw request.Foreign()),
            (int)(rule.Long("at_least") ?? throw request.Foreign()),
            rule.Arguments.TryGetValue("robust", out var robust) && robust.ValueKind == JsonValueKind.True);
        var asks = MetricOf(rule, metric, request);
        return new(
            () => new NearHistoryRule(rule.Id, measure.Create(), limits, asks),
            (state, batch, scope) =>
            {
                var near = (NearHistoryRule)state;
                near.CountBatch();
                measure.Observe(near.Measure, batch, scope);
            });
    }

    // What every verdict tells of a column is known from before the rule was declared; all else, and what counts some rows alone, by the rule itself.
    private static VerdictMetric MetricOf(RuleDescriptor rule, string metric, KernelRequest request)
    {
        if (rule.When is not null)
            return VerdictMetric.Value(rule.Id);
        if (metric == "row_count")
            return VerdictMetric.Rows;
        var column = request.Column;
        return (metric, column.Sensitivity) switch
        {
            ("null_share", _) => VerdictMetric.NullShare(column.Name),
            ("mean", Sensitivity.None) => VerdictMetric.Mean(column.Name),
            ("standard_deviation", Sensitivity.None) => VerdictMetric.StandardDeviation(column.Name),
            ("min", Sensitivity.None) => VerdictMetric.Min(column.Name),
            ("max", Sensitivity.None) => VerdictMetric.Max(column.Name),
            _ => VerdictMetric.Value(rule.Id),
        };
    }
}
