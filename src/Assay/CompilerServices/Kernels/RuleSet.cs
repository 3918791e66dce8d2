namespace Assay.CompilerServices;

/// <summary>The kernels of a dataset's rules, made once from its descriptor, and the methods that put rows in scope.</summary>
internal sealed class RuleSet
{
    private readonly List<RowScope> _scopes = [];

    internal RuleSet(DatasetPlan plan)
    {
        var dataset = plan.Descriptor;
        Kernels = new RuleKernel[dataset.Rules.Count];
        for (var i = 0; i < Kernels.Length; i++)
        {
            var rule = dataset.Rules[i];
            int[] ordinals = [.. rule.Columns.Select(dataset.OrdinalOf)];
            var kernel = RuleKernels.Of(new KernelRequest(plan, rule, ordinals));
            if (rule.By is { } by)
                (kernel, ordinals) = (ByOf(rule, kernel, dataset, by), [.. ordinals.Append(dataset.OrdinalOf(by)).Distinct()]);
            Kernels[i] = kernel with { Ordinals = ordinals, Scope = ScopeOf(plan, rule.When) };
        }
    }

    /// <summary>A kernel per rule, in order of the rules.</summary>
    internal RuleKernel[] Kernels { get; }

    /// <summary>The methods that put rows in scope.</summary>
    internal IReadOnlyList<RowScope> Scopes => _scopes;

    private static RuleKernel ByOf(RuleDescriptor rule, RuleKernel kernel, DatasetDescriptor dataset, string by)
    {
        var ordinal = dataset.OrdinalOf(by);
        var segments = SegmentReader.Of(dataset.Columns[ordinal], ordinal);
        return new(() => new SegmentedRule(rule.Id, kernel, segments), static (state, batch, scope) => ((SegmentedRule)state).Observe(batch, scope));
    }

    private int ScopeOf(DatasetPlan plan, string? method)
    {
        if (method is null)
            return -1;
        var known = _scopes.FindIndex(scope => string.Equals(scope.Method, method, StringComparison.Ordinal));
        if (known >= 0)
            return known;
        _scopes.Add(new RowScope(method, plan.Test(method)));
        return _scopes.Count - 1;
    }
}

/// <summary>A method that puts rows in scope.</summary>
/// <param name="Method">Its name.</param>
/// <param name="Test">What calls it.</param>
internal sealed record RowScope(string Method, PlannedTest Test);
