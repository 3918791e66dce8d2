using System.Numerics;

namespace Assay.CompilerServices;

/// <summary>Kernels of rules over values: numbers of a kind, values outside bounds or sets.</summary>
internal static class ValueKernels
{
    internal static readonly Dictionary<string, Func<KernelRequest, RuleKernel>> Kinds = new(StringComparer.Ordinal)
    {
        ["outside"] = static request => ViewTypes.AcceptOrdered(request.Type, new Outside(request)) ?? throw request.Foreign(),
        ["finite"] = static request => ViewTypes.AcceptNumber(request.Type, new Finite(request)) ?? throw request.Foreign(),
        ["multiple_of"] = static request => ViewTypes.AcceptNumber(request.Type, new MultipleOf(request)) ?? throw request.Foreign(),
        ["not_one_of"] = static request => ViewTypes.Accept(request.Type, new NotOneOf(request)),
    };

    private sealed class Outside(KernelRequest request) : IOrderedTypeVisitor<RuleKernel>
    {
        public RuleKernel Visit<T>()
            where T : struct, IComparable<T>
        {
            var (id, min, max) = (request.Rule.Id, request.Rule.Value<T>("min") ?? throw request.Foreign(), request.Rule.Value<T>("max") ?? throw request.Foreign());
            return ColumnKernels.Value<T>(() => new OutsideRule<T>(id, min, max), request.Ordinal);
        }
    }

    private sealed class Finite(KernelRequest request) : INumberTypeVisitor<RuleKernel>
    {
        public RuleKernel Visit<T>()
            where T : struct, INumber<T>
        {
            var id = request.Rule.Id;
            return ColumnKernels.Value<T>(() => new FiniteRule<T>(id), request.Ordinal);
        }
    }

    private sealed class MultipleOf(KernelRequest request) : INumberTypeVisitor<RuleKernel>
    {
        public RuleKernel Visit<T>()
            where T : struct, INumber<T>
        {
            var (id, step) = (request.Rule.Id, request.Rule.Value<decimal>("of") ?? throw request.Foreign());
            return ColumnKernels.Value<T>(() => new MultipleOfRule<T>(id, step), request.Ordinal);
        }
    }

    private sealed class NotOneOf(KernelRequest request) : IViewTypeVisitor<RuleKernel>
    {
        public RuleKernel Visit<T>()
        {
            var (id, values) = (request.Rule.Id, request.Rule.Values<T>("values"));
            return ColumnKernels.Value<T>(() => new NotOneOfRule<T>(id, values), request.Ordinal);
        }
    }
}
