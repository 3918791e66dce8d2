using System.Numerics;

namespace Assay.CompilerServices;

/// <summary>The kernel of the correlation of two columns, whatever numbers they hold.</summary>
internal static class CorrelationKernel
{
    internal static RuleKernel Of(KernelRequest request)
    {
        var (columns, ordinals) = (request.Plan.Descriptor.Columns, request.Ordinals);
        return ViewTypes.AcceptNumber(columns[ordinals[0]].Type, new First(request.Rule, ordinals, columns[ordinals[1]].Type)) ?? throw request.Foreign();
    }

    private sealed class First(RuleDescriptor rule, int[] ordinals, ColumnType other) : INumberTypeVisitor<RuleKernel>
    {
        public RuleKernel Visit<T>()
            where T : struct, INumber<T> => ViewTypes.AcceptNumber(other, new Second<T>(rule, ordinals[0], ordinals[1]))!;
    }

    private sealed class Second<TOne>(RuleDescriptor rule, int one, int two) : INumberTypeVisitor<RuleKernel>
        where TOne : struct, INumber<TOne>
    {
        public RuleKernel Visit<T>()
            where T : struct, INumber<T>
        {
            var ((min, max), first, second) = (rule.Limits(), one, two);
            return new(
                () => new CorrelationRule(rule.Id, min, max),
                (state, batch, scope) => ((CorrelationRule)state).Observe(batch.Column<TOne>(first), batch.Column<T>(second), scope));
        }
    }
}
