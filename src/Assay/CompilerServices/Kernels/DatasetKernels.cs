namespace Assay.CompilerServices;

/// <summary>Kernels of rules over whole rows and batches.</summary>
internal static class DatasetKernels
{
    internal static readonly Dictionary<string, Func<KernelRequest, RuleKernel>> Kinds = new(StringComparer.Ordinal)
    {
        ["unique"] = static request => UniqueKernel.Of(request.Rule, request.Ordinals, request.Plan.Descriptor),
        ["row_count"] = static request => RowCount(request.Rule),
        ["check"] = static request => request.Ordinals.Length == 0 ? BatchCheck(request.Rule, request.Plan) : Check(request.Rule, request.Plan),
    };

    private static RuleKernel RowCount(RuleDescriptor rule)
    {
        var (min, max) = (rule.Long("min") ?? 0, rule.Long("max") ?? long.MaxValue);
        return new(() => new RowCountRule(rule.Id, min, max), static (state, batch, scope) => ((RowCountRule)state).Observe(batch, scope));
    }

    private static RuleKernel BatchCheck(RuleDescriptor rule, DatasetPlan plan)
    {
        if (rule.Arguments.ContainsKey("dataset"))
        {
            var beside = plan.BesideTest(rule.Id);
            return new(() => new BesideCheckRule(rule.Id, beside, () => plan.Target(rule.Id)), static (state, batch, _) => ((BesideCheckRule)state).Observe(batch));
        }

        var check = plan.BatchTest(rule.Id);
        return new(() => new BatchCheckRule(rule.Id, check), static (state, batch, _) => ((BatchCheckRule)state).Observe(batch));
    }

    private static RuleKernel Check(RuleDescriptor rule, DatasetPlan plan)
    {
        var test = plan.Test(rule.Id);
        if (DistinctTest.Fits(test, plan.Descriptor))
            return new(() => new CheckRule(rule.Id) { Distinct = new(test) }, static (state, batch, scope) => ((CheckRule)state).ObserveDistinct(batch, scope));
        return new(() => new CheckRule(rule.Id), (state, batch, scope) => ((CheckRule)state).Observe(batch, test.Run, scope));
    }
}
