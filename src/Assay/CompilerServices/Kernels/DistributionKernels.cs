using System.Text.Json;

namespace Assay.CompilerServices;

/// <summary>Kernels of rules over how a column's values are distributed.</summary>
internal static class DistributionKernels
{
    internal static readonly Dictionary<string, Func<KernelRequest, RuleKernel>> Kinds = new(StringComparer.Ordinal)
    {
        ["distribution_near"] = static request =>
        {
            var (rule, plan) = (request.Rule, request.Plan);
            var (column, version) = (rule.Text("column"), rule.Arguments.ContainsKey("version") ? rule.Text("version") : null);
            return Of(request, (tally, limits) => new DistributionNearRule(rule.Id, tally, limits, () => new(rule.Id, plan.Target(rule.Id), column, version)));
        },
        ["distribution_near_history"] = static request =>
        {
            var rule = request.Rule;
            var (last, least) = ((int)(rule.Long("last") ?? throw request.Foreign()), (int)(rule.Long("at_least") ?? throw request.Foreign()));
            return Of(request, (tally, limits) => new DistributionHistoryRule(rule.Id, tally, limits, last, least));
        },
    };

    private static RuleKernel Of(KernelRequest request, Func<DistributionTally, DistributionLimits, DistributionRule> make)
    {
        var rule = request.Rule;
        var tally = DistributionTally.For(request.Type, request.Ordinal) ?? throw request.Foreign();
        var limits = new DistributionLimits(
            MeasureOf(rule.Text("measure")) ?? throw request.Foreign(),
            rule.Number("at_most") ?? throw request.Foreign(),
            rule.Long("least_rows") ?? throw request.Foreign());
        return new(() => make(tally(), limits), static (state, batch, scope) => ((DistributionRule)state).Observe(batch, scope));
    }

    private static DriftMeasure? MeasureOf(string name)
    {
        foreach (var measure in Enum.GetValues<DriftMeasure>())
        {
            if (JsonNamingPolicy.SnakeCaseLower.ConvertName(measure.ToString()) == name)
                return measure;
        }

        return null;
    }
}
