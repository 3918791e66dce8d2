using Assay.CompilerServices;
using Assay.Versioning.Tables;

namespace Assay.Versioning.Differences;

/// <summary>Reads both sides for their distributions: once for ranges and frequent values, once more for the bins of numbers.</summary>
internal sealed class ColumnShifts
{
    private const int Bins = 20;
    private const int MostValues = 10;
    private const int MostDistinct = 10_000;

    private readonly ColumnPair _pair;
    private readonly ColumnType _type;
    private readonly bool _isNumber;
    private readonly bool _isSensitive;
    private readonly Tally[] _sides = [new(), new()];
    private double[] _edges = [];

    private ColumnShifts(ColumnPair pair, DatasetDescriptor from, DatasetDescriptor to, bool isSensitive)
    {
        (_pair, _isSensitive) = (pair, isSensitive);
        _type = to.Columns[pair.To].Type;
        _isNumber = ViewTypes.IsNumber(_type) && ViewTypes.IsNumber(from.Columns[pair.From].Type);
    }

    public static async Task<IReadOnlyList<ColumnShift>> OfAsync(DiffSide from, DiffSide to, IReadOnlySet<string> sensitive, CancellationToken cancellation)
    {
        var columns = ColumnPair.Common(from.Descriptor, to.Descriptor)
            .Where(pair => to.Descriptor.Columns[pair.To].Element is null && to.Descriptor.Columns[pair.To].Fields is null && !to.Keys.Contains(pair.Name, StringComparer.Ordinal))
            .Select(pair => new ColumnShifts(pair, from.Descriptor, to.Descriptor, sensitive.Contains(pair.Name))).ToList();
        await ReadAsync(columns, from, to, (column, side, rows, ordinal) => column.Look(column._sides[side], rows, ordinal), cancellation);
        var numbers = columns.Where(column => column.SetEdges()).ToList();
        await ReadAsync(numbers, from, to, (column, side, rows, ordinal) => column.Count(column._sides[side], rows, ordinal), cancellation);
        return [.. columns.Select(column => column.Shift())];
    }

    private static async Task ReadAsync(
        List<ColumnShifts> columns, DiffSide from, DiffSide to, Action<ColumnShifts, int, Table, int> take, CancellationToken cancellation)
    {
        if (columns.Count == 0)
            return;
        foreach (var (side, index) in new[] { (from, 0), (to, 1) })
        {
            int[] ordinals = [.. columns.Select(column => index == 0 ? column._pair.From : column._pair.To)];
            var chosen = side.Descriptor with { Columns = [.. ordinals.Select(ordinal => side.Descriptor.Columns[ordinal])] };
            await foreach (var batch in side.ReadAsync(ordinals, cancellation))
            {
                var rows = new Table(chosen);
                rows.Append(new ChosenColumns(batch, ordinals));
                for (var at = 0; at < columns.Count; at++)
                    take(columns[at], index, rows, at);
            }
        }
    }

    private void Look(Tally tally, Table rows, int ordinal)
    {
        var column = rows.Columns[ordinal];
        tally.Rows += rows.RowCount;
        for (var row = 0; row < rows.RowCount; row++)
        {
            if (column.IsNull(row))
                tally.Nulls++;
            else if (_isSensitive)
                continue;
            else if (_isNumber)
                tally.Add(column.Number(row));
            else if (tally.Values is { } values && rows.Format(ordinal, row) is { } text)
                tally.Values = (values[text] = values.GetValueOrDefault(text) + 1) > 0 && values.Count > MostDistinct ? null : values;
        }
    }

    private void Count(Tally tally, Table rows, int ordinal)
    {
        var column = rows.Columns[ordinal];
        var width = (_edges[^1] - _edges[0]) / Bins;
        for (var row = 0; row < rows.RowCount; row++)
        {
            if (!column.IsNull(row) && column.Number(row) is var number && double.IsFinite(number))
                tally.Bins[Math.Clamp((int)((number - _edges[0]) / width), 0, Bins - 1)]++;
        }
    }

    private bool SetEdges()
    {
        var (least, greatest) = (_sides.Min(side => side.Least), _sides.Max(side => side.Greatest));
        if (!_isNumber || _isSensitive || least > greatest)
            return false;
        if (least == greatest)
            (least, greatest) = (least - 0.5, greatest + 0.5);
        double[] edges = [.. Enumerable.Range(0, Bins + 1).Select(bin => least + ((greatest - least) * bin / Bins))];
        if (!double.IsFinite(greatest - least) || edges.Zip(edges.Skip(1)).Any(pair => pair.First >= pair.Second))
            return false;
        _edges = edges;
        return true;
    }

    private ColumnShift Shift()
    {
        var frequent = Frequent();
        return new ColumnShift(_pair.Name, _type, Values(_sides[0], frequent), Values(_sides[1], frequent), _edges, frequent);
    }

    private List<string> Frequent()
    {
        if (_sides.Any(side => side.Values is null) || _isNumber || _isSensitive)
            return [];
        var all = _sides[0].Values!.Keys.Union(_sides[1].Values!.Keys, StringComparer.Ordinal).ToList();
        long Most(string value) => _sides.Max(side => side.Values!.GetValueOrDefault(value));
        return all.Count > MostValues && all.Max(Most) < 2 ? [] : [.. all.OrderByDescending(Most).ThenBy(value => value, StringComparer.Ordinal).Take(MostValues)];
    }

    private ColumnValues Values(Tally tally, List<string> frequent) => new(
        tally.Rows, tally.Nulls, tally.Numbers > 0 ? tally.Sum / tally.Numbers : null,
        _edges.Length > 0 ? tally.Bins : [.. frequent.Select(value => tally.Values!.GetValueOrDefault(value))]);

    private sealed class Tally
    {
        public long Rows { get; set; }

        public long Nulls { get; set; }

        public long Numbers { get; private set; }

        public double Sum { get; private set; }

        public double Least { get; private set; } = double.PositiveInfinity;

        public double Greatest { get; private set; } = double.NegativeInfinity;

        public long[] Bins { get; } = new long[ColumnShifts.Bins];

        public Dictionary<string, long>? Values { get; set; } = new(StringComparer.Ordinal);

        public void Add(double number)
        {
            if (!double.IsFinite(number))
                return;
            Numbers++;
            Sum += number;
            (Least, Greatest) = (Math.Min(Least, number), Math.Max(Greatest, number));
        }
    }

    private sealed class ChosenColumns(ColumnBatch inner, int[] ordinals) : ColumnBatch
    {
        public override int RowCount => inner.RowCount;

        public override long FirstRow => inner.FirstRow;

        public override string Source => inner.Source;

        public override bool Has(int ordinal) => inner.Has(ordinals[ordinal]);

        public override ColumnView<T> Column<T>(int ordinal) => inner.Column<T>(ordinals[ordinal]);

        public override string? Format(int ordinal, int row) => inner.Format(ordinals[ordinal], row);
    }
}
