namespace Assay.CompilerServices;

/// <summary>The kernel of each kind of rule.</summary>
internal static class RuleKernels
{
    /// <summary>The kernel of a rule.</summary>
    /// <param name="plan">The dataset's plan, which knows the methods and datasets that the rule names.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="ordinals">Its columns.</param>
    /// <exception cref="NotSupportedException">The rule is of a kind that this version doesn't know: the assembly was built with a newer one.</exception>
    internal static RuleKernel Of(DatasetPlan plan, RuleDescriptor rule, int[] ordinals)
    {
        var column = ordinals.Length > 0 ? plan.Descriptor.Columns[ordinals[0]] : null;
        return rule.Kind switch
        {
            "required" => ViewTypes.Accept(column!.Type, new RequiredKernel(rule, ordinals[0])),
            "range" => ViewTypes.AcceptOrdered(column!.Type, new RangeKernel(rule, ordinals[0])) ?? throw Foreign(rule),
            "one_of" => ViewTypes.Accept(column!.Type, new OneOfKernel(rule, ordinals[0])),
            "pattern" => ColumnKernels.Pattern(rule, ordinals[0]),
            "length" => ColumnKernels.Length(rule, ordinals[0], column!.Type),
            "mean" => ViewTypes.AcceptNumber(column!.Type, new MeanKernel(rule, ordinals[0])) ?? throw Foreign(rule),
            "max_age" => ColumnKernels.MaxAge(rule, ordinals[0], column!.Type),
            "references" => ViewTypes.Accept(column!.Type, new ReferencesKernel(rule, ordinals[0], plan)),
            "unique" => UniqueKernel.Of(rule, ordinals, plan.Descriptor),
            "row_count" => RowCount(rule),
            "check" => ordinals.Length == 0 ? BatchCheck(rule, plan) : Check(rule, plan),
            _ => throw Foreign(rule),
        };
    }

    private static NotSupportedException Foreign(RuleDescriptor rule) =>
        new($"Rule {rule.Id} is of kind '{rule.Kind}', which this version of Assay can't judge on such a column: update the package Assay.");

    private static RuleKernel RowCount(RuleDescriptor rule)
    {
        var (min, max) = (rule.Long("min") ?? 0, rule.Long("max") ?? long.MaxValue);
        return new(() => new RowCountRule(rule.Id, min, max), static (state, batch, _) => ((RowCountRule)state).Observe(batch));
    }

    private static RuleKernel BatchCheck(RuleDescriptor rule, DatasetPlan plan)
    {
        var check = plan.BatchTest(rule.Id);
        return new(() => new BatchCheckRule(rule.Id, check), static (state, batch, _) => ((BatchCheckRule)state).Observe(batch));
    }

    private static RuleKernel Check(RuleDescriptor rule, DatasetPlan plan)
    {
        var test = plan.Test(rule.Id);
        return new(() => new CheckRule(rule.Id), (state, batch, scope) => ((CheckRule)state).Observe(batch, test.Run, scope));
    }
}
