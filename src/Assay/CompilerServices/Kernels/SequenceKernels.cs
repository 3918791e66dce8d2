using System.Numerics;

namespace Assay.CompilerServices;

/// <summary>Kernels of rules over the order of rows.</summary>
internal static class SequenceKernels
{
    internal static readonly Dictionary<string, Func<KernelRequest, RuleKernel>> Kinds = new(StringComparer.Ordinal)
    {
        ["increasing"] = static request => ViewTypes.AcceptOrdered(request.Type, new Ordered(request, 1)) ?? throw request.Foreign(),
        ["decreasing"] = static request => ViewTypes.AcceptOrdered(request.Type, new Ordered(request, -1)) ?? throw request.Foreign(),
        ["no_gaps"] = static request => NoGaps(request),
    };

    private static RuleKernel Of<T>(KernelRequest request, Func<T, T, bool> follows)
        where T : struct
    {
        var (id, ordinal) = (request.Rule.Id, request.Ordinal);
        return new(() => new SequenceRule<T>(id, follows), (state, batch, scope) => ((SequenceRule<T>)state).Observe(batch, batch.Column<T>(ordinal), scope));
    }

    private static RuleKernel NoGaps(KernelRequest request)
    {
        if (ViewTypes.IsNumber(request.Type))
            return ViewTypes.AcceptNumber(request.Type, new Steps(request)) ?? throw request.Foreign();
        var step = TimeSpan.FromSeconds(request.Rule.Number("every") ?? throw request.Foreign());
        return request.Type switch
        {
            ColumnType.Date => Of<DateOnly>(request, (before, value) => value.DayNumber - before.DayNumber == step.Days),
            ColumnType.Timestamp => Of<DateTime>(request, (before, value) => value - before == step),
            ColumnType.Instant => Of<DateTimeOffset>(request, (before, value) => value - before == step),
            _ => throw request.Foreign(),
        };
    }

    private sealed class Ordered(KernelRequest request, int sign) : IOrderedTypeVisitor<RuleKernel>
    {
        public RuleKernel Visit<T>()
            where T : struct, IComparable<T> => (request.Rule.Flag("strictly"), sign) switch
            {
                (true, 1) => Of<T>(request, static (before, value) => value.CompareTo(before) > 0),
                (true, _) => Of<T>(request, static (before, value) => value.CompareTo(before) < 0),
                (false, 1) => Of<T>(request, static (before, value) => value.CompareTo(before) >= 0),
                (false, _) => Of<T>(request, static (before, value) => value.CompareTo(before) <= 0),
            };
    }

    private sealed class Steps(KernelRequest request) : INumberTypeVisitor<RuleKernel>
    {
        public RuleKernel Visit<T>()
            where T : struct, INumber<T>
        {
            var step = request.Rule.Value<decimal>("every") ?? throw request.Foreign();
            // Half of the greatest decimals are further apart than a decimal holds.
            return Of<T>(request, (before, value) => value > before
                && decimal.CreateChecked(value) / 2 - decimal.CreateChecked(before) / 2 <= decimal.MaxValue / 2
                && decimal.CreateChecked(value) - decimal.CreateChecked(before) == step);
        }
    }
}
