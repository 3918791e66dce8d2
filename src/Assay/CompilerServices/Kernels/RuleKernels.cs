namespace Assay.CompilerServices;

/// <summary>The kernel of each kind of rule. A family of rules adds its line here.</summary>
internal static class RuleKernels
{
    private static readonly Dictionary<string, Func<KernelRequest, RuleKernel>> s_kinds = new[]
    {
        ColumnKernels.Kinds,
        AggregateKernels.Kinds,
        TableKernels.Kinds,
        HistoryKernels.Kinds,
        DistributionKernels.Kinds,
        DatasetKernels.Kinds,
        ValueKernels.Kinds,
        PresenceKernels.Kinds,
        CompareKernels.Kinds,
        TextKernels.Kinds,
        SequenceKernels.Kinds,
        RowKernels.Kinds,
    }.SelectMany(family => family).ToDictionary(StringComparer.Ordinal);

    /// <summary>The kernel of a rule.</summary>
    /// <exception cref="NotSupportedException">The rule is of a kind that this version doesn't know: the assembly was built with a newer one.</exception>
    internal static RuleKernel Of(KernelRequest request) => s_kinds.TryGetValue(request.Rule.Kind, out var kernel) ? kernel(request) : throw request.Foreign();
}
