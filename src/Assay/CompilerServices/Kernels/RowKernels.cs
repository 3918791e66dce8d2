using System.Numerics;
using System.Text.Json;

namespace Assay.CompilerServices;

/// <summary>Kernels of rules over several columns of each row.</summary>
internal static class RowKernels
{
    internal static readonly Dictionary<string, Func<KernelRequest, RuleKernel>> Kinds = new(StringComparer.Ordinal)
    {
        ["rows_distinct"] = static request => UniqueKernel.Of(request.Rule, request.Ordinals, request.Plan.Descriptor, nullsEqual: true),
        ["distinct_within_row"] = static request => Distinct(request),
        ["sum_equals"] = static request => Sum(request),
        ["one_of_tuples"] = static request => Tuples(request),
    };

    private static ColumnType[] Types(KernelRequest request) => [.. request.Ordinals.Select(ordinal => request.Plan.Descriptor.Columns[ordinal].Type)];

    private static RuleKernel Distinct(KernelRequest request)
    {
        var types = Types(request);
        if (!ViewTypes.IsNumber(types[0]) || types.All(type => type == types[0]))
            return ViewTypes.Accept(types[0], new OneType(request));
        return RowCells.AreExact(types) ? Distinct(request, Numbers<decimal>(request, types)) : Distinct(request, Numbers<double>(request, types));
    }

    private static RuleKernel Distinct<T>(KernelRequest request, RowCells<T>[] columns)
    {
        var id = request.Rule.Id;
        return new(() => new DistinctWithinRowRule<T>(id, columns), static (state, batch, scope) => ((DistinctWithinRowRule<T>)state).Observe(batch, scope));
    }

    private static RuleKernel Sum(KernelRequest request)
    {
        var types = Types(request);
        var tolerance = request.Rule.Number("tolerance") ?? 0;
        return RowCells.AreExact(types)
            ? Sum(request, Numbers<decimal>(request, types), (decimal)tolerance, 0m)
            : Sum(request, Numbers<double>(request, types), tolerance, types.Contains(ColumnType.Float) ? Math.ScaleB(1, -24) : Math.ScaleB(1, -53));
    }

    private static RuleKernel Sum<T>(KernelRequest request, RowCells<T>[] columns, T tolerance, T roundoff)
        where T : struct, INumber<T>
    {
        var id = request.Rule.Id;
        return new(() => new SumRule<T>(id, columns, tolerance, roundoff), static (state, batch, scope) => ((SumRule<T>)state).Observe(batch, scope));
    }

    private static RowCells<T>[] Numbers<T>(KernelRequest request, ColumnType[] types)
        where T : struct, INumber<T> => [.. request.Ordinals.Select((ordinal, index) => RowCells.Number<T>(types[index], ordinal))];

    private static RuleKernel Tuples(KernelRequest request)
    {
        var rows = request.Rule.Arguments["values"].EnumerateArray().Select(static row => row.EnumerateArray().ToArray()).ToList();
        var most = rows.Count + 1;
        var codes = new List<int[]>();
        var columns = new List<RowCells<int>>();
        foreach (var (ordinal, index) in request.Ordinals.Select(static (ordinal, index) => (ordinal, index)))
        {
            var (cells, column) = ViewTypes.Accept(request.Plan.Descriptor.Columns[ordinal].Type, new Places(ordinal, [.. rows.Select(row => row[index])]));
            columns.Add(cells);
            codes.Add(column);
        }

        var tuples = Enumerable.Range(0, rows.Count).Select(row => codes.Aggregate(0L, (tuple, column) => checked((tuple * most) + column[row]))).ToHashSet();
        RowCells<int>[] all = [.. columns];
        var id = request.Rule.Id;
        return new(() => new TupleRule(id, all, tuples, most), static (state, batch, scope) => ((TupleRule)state).Observe(batch, scope));
    }

    private sealed class OneType(KernelRequest request) : IViewTypeVisitor<RuleKernel>
    {
        public RuleKernel Visit<T>() => Distinct<T>(request, [.. request.Ordinals.Select(static ordinal => RowCells.Same<T>(ordinal))]);
    }

#pragma warning disable CS8714 // The type of a view is never nullable.
    private sealed class Places(int ordinal, JsonElement[] listed) : IViewTypeVisitor<(RowCells<int> Cells, int[] Codes)>
    {
        public (RowCells<int> Cells, int[] Codes) Visit<T>()
        {
            var (at, places) = (ordinal, new Dictionary<T, int>());
            int[] codes = [.. listed.Select(value =>
            {
                var read = RuleArguments.Read<T>(value);
                places.TryAdd(read, places.Count);
                return places[read];
            })];
            return ((batch, cells, present) =>
            {
                var column = batch.Column<T>(at);
                for (var row = 0; row < cells.Length; row++)
                {
                    present[row] = !column.IsNull(row);
                    if (present[row])
                        cells[row] = places.TryGetValue(column[row], out var place) ? place : -1;
                }
            }, codes);
        }
    }
}
