using System.Numerics;

namespace Assay.CompilerServices;

/// <summary>Kernels of rules over what a column holds as a whole.</summary>
internal static class AggregateKernels
{
    internal static readonly Dictionary<string, Func<KernelRequest, RuleKernel>> Kinds = new(StringComparer.Ordinal)
    {
        ["sum"] = static request => Power(request, "sum"),
        ["variance"] = static request => Power(request, "variance"),
        ["standard_deviation"] = static request => Power(request, "standard_deviation"),
        ["median"] = static request => Quantile(request, 0.5),
        ["quantile"] = static request => Quantile(request, request.Rule.Number("share") ?? throw request.Foreign()),
        ["zero_share"] = static request => Number(request, new ZeroShare(request.Rule, request.Ordinal)),
        ["min"] = static request => Extreme(request, isLeast: true),
        ["max"] = static request => Extreme(request, isLeast: false),
        ["null_share"] = static request => ViewTypes.Accept(request.Type, new NullShare(request.Rule, request.Ordinal)),
        ["distinct_count"] = static request => ViewTypes.Accept(request.Type, new Distinct(request.Rule, request.Ordinal, false)),
        ["distinct_share"] = static request => ViewTypes.Accept(request.Type, new Distinct(request.Rule, request.Ordinal, true)),
        ["entropy"] = static request => ViewTypes.Accept(request.Type, new Entropy(request.Rule, request.Ordinal)),
        ["most_common"] = static request => ViewTypes.Accept(request.Type, new MostCommon(request.Rule, request.Ordinal)),
        ["distinct_equal"] = static request => ViewTypes.Accept(request.Type, new DistinctSet(request.Rule, request.Ordinal, true, true)),
        ["distinct_contain"] = static request => ViewTypes.Accept(request.Type, new DistinctSet(request.Rule, request.Ordinal, true, false)),
        ["distinct_in"] = static request => ViewTypes.Accept(request.Type, new DistinctSet(request.Rule, request.Ordinal, false, true)),
        ["correlation"] = static request => CorrelationKernel.Of(request),
    };

    internal static (double Min, double Max) Limits(this RuleDescriptor rule) =>
        (rule.Number("min") ?? double.NegativeInfinity, rule.Number("max") ?? double.PositiveInfinity);

    private static RuleKernel Power(KernelRequest request, string what) => Number(request, new PowerKernel(request.Rule, request.Ordinal, what));

    private static RuleKernel Quantile(KernelRequest request, double share) => Number(request, new QuantileKernel(request.Rule, request.Ordinal, share));

    private static RuleKernel Number(KernelRequest request, INumberTypeVisitor<RuleKernel> visitor) =>
        ViewTypes.AcceptNumber(request.Type, visitor) ?? throw request.Foreign();

    private static RuleKernel Extreme(KernelRequest request, bool isLeast) =>
        ViewTypes.AcceptOrdered(request.Type, new ExtremeKernel(request.Rule, request.Ordinal, isLeast)) ?? throw request.Foreign();

    private sealed class PowerKernel(RuleDescriptor rule, int ordinal, string what) : INumberTypeVisitor<RuleKernel>
    {
        public RuleKernel Visit<T>()
            where T : struct, INumber<T>
        {
            var ((min, max), at, name) = (rule.Limits(), ordinal, what);
            return new(() => new PowerRule(rule.Id, min, max, name), (state, batch, scope) => ((PowerRule)state).Observe(batch.Column<T>(at), scope));
        }
    }

    private sealed class QuantileKernel(RuleDescriptor rule, int ordinal, double share) : INumberTypeVisitor<RuleKernel>
    {
        public RuleKernel Visit<T>()
            where T : struct, INumber<T>
        {
            var ((min, max), at, wanted) = (rule.Limits(), ordinal, share);
            return new(() => new QuantileRule(rule.Id, wanted, min, max), (state, batch, scope) => ((QuantileRule)state).Observe(batch.Column<T>(at), scope));
        }
    }

    private sealed class ZeroShare(RuleDescriptor rule, int ordinal) : INumberTypeVisitor<RuleKernel>
    {
        public RuleKernel Visit<T>()
            where T : struct, INumber<T>
        {
            var ((min, max), at) = (rule.Limits(), ordinal);
            return new(() => new ZeroShareRule(rule.Id, min, max), (state, batch, scope) => ((ZeroShareRule)state).Observe(batch.Column<T>(at), scope));
        }
    }

    private sealed class ExtremeKernel(RuleDescriptor rule, int ordinal, bool isLeast) : IOrderedTypeVisitor<RuleKernel>
    {
        public RuleKernel Visit<T>()
            where T : struct, IComparable<T>
        {
            var (min, max, at, least) = (rule.Value<T>("min"), rule.Value<T>("max"), ordinal, isLeast);
            return new(() => new ExtremeRule<T>(rule.Id, min, max, least), (state, batch, scope) => ((ExtremeRule<T>)state).Observe(batch.Column<T>(at), scope));
        }
    }

    private sealed class NullShare(RuleDescriptor rule, int ordinal) : IViewTypeVisitor<RuleKernel>
    {
        public RuleKernel Visit<T>()
        {
            var ((min, max), at) = (rule.Limits(), ordinal);
            return new(() => new NullShareRule(rule.Id, min, max), (state, batch, scope) => ((NullShareRule)state).Observe(batch.Column<T>(at), scope));
        }
    }

    private sealed class Distinct(RuleDescriptor rule, int ordinal, bool isShare) : IViewTypeVisitor<RuleKernel>
    {
        public RuleKernel Visit<T>()
        {
            var ((min, max), at, share) = (rule.Limits(), ordinal, isShare);
            return new(() => new DistinctRule(rule.Id, min, max, share), (state, batch, scope) => ((DistinctRule)state).Observe(batch.Column<T>(at), scope));
        }
    }

    private sealed class Entropy(RuleDescriptor rule, int ordinal) : IViewTypeVisitor<RuleKernel>
    {
        public RuleKernel Visit<T>()
        {
            var ((min, max), at) = (rule.Limits(), ordinal);
            return new(() => new EntropyRule(rule.Id, min, max), (state, batch, scope) => ((FrequencyRule)state).Observe(batch.Column<T>(at), scope));
        }
    }

    private sealed class MostCommon(RuleDescriptor rule, int ordinal) : IViewTypeVisitor<RuleKernel>
    {
        public RuleKernel Visit<T>()
        {
            var (allowed, at) = (rule.Values<T>("values").Select(Hashes.Of).ToHashSet(), ordinal);
            return new(() => new MostCommonRule(rule.Id, allowed), (state, batch, scope) => ((FrequencyRule)state).Observe(batch.Column<T>(at), scope));
        }
    }

    private sealed class DistinctSet(RuleDescriptor rule, int ordinal, bool mustContain, bool mustLieWithin) : IViewTypeVisitor<RuleKernel>
    {
        public RuleKernel Visit<T>()
        {
            var (contain, within, at) = (mustContain, mustLieWithin, ordinal);
            ulong[] expected = [.. rule.Values<T>("values").Select(Hashes.Of).Distinct()];
            return new(
                () => new DistinctSetRule(rule.Id, expected, contain, within),
                (state, batch, scope) => ((DistinctSetRule)state).Observe(batch.Column<T>(at), scope));
        }
    }
}
