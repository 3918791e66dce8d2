using Assay.CompilerServices;

namespace Assay.Versioning.Reading;

/// <summary>Some rows of a batch, copied.</summary>
internal sealed class SelectedBatch : ColumnBatch
{
    private readonly Array?[] _values;
    private readonly byte[]?[] _validity;
    private readonly int[] _nulls;

    private SelectedBatch(int columns, int rows, long firstRow, string source)
    {
        _values = new Array?[columns];
        _validity = new byte[]?[columns];
        _nulls = new int[columns];
        RowCount = rows;
        FirstRow = firstRow;
        Source = source;
    }

    public override int RowCount { get; }

    public override long FirstRow { get; }

    public override string Source { get; }

    public static SelectedBatch Of(DatasetDescriptor descriptor, ColumnBatch batch, IReadOnlyList<int> rows)
    {
        var selected = new SelectedBatch(descriptor.Columns.Count, rows.Count, batch.FirstRow, batch.Source);
        for (var ordinal = 0; ordinal < descriptor.Columns.Count; ordinal++)
        {
            if (batch.Has(ordinal))
                ViewTypes.Accept(descriptor.Columns[ordinal].Type, new Taking(selected, batch, ordinal, rows));
        }

        return selected;
    }

    public override bool Has(int ordinal) => _values[ordinal] is not null;

    public override ColumnView<T> Column<T>(int ordinal) => _values[ordinal] switch
    {
        T[] values => new ColumnView<T>(values, _validity[ordinal], 0, _nulls[ordinal]),
        null => throw new InvalidOperationException($"Column {ordinal} is not present in this batch."),
        var other => throw new InvalidOperationException($"Column {ordinal} holds {other.GetType().GetElementType()}, not {typeof(T)}."),
    };

    public override string? Format(int ordinal, int row) =>
        _values[ordinal] is not { } values || (_validity[ordinal] is { } bits && (bits[row >> 3] & (1 << (row & 7))) == 0) ? null : CellText.Of(values.GetValue(row));

    private void Take<T>(in ColumnView<T> view, int ordinal, IReadOnlyList<int> rows)
    {
        var values = new T[rows.Count];
        var bits = new byte[(rows.Count + 7) / 8];
        for (var at = 0; at < values.Length; at++)
        {
            if (view.IsNull(rows[at]))
            {
                _nulls[ordinal]++;
                continue;
            }

            values[at] = view[rows[at]];
            bits[at >> 3] |= (byte)(1 << (at & 7));
        }

        _values[ordinal] = values;
        _validity[ordinal] = _nulls[ordinal] == 0 ? null : bits;
    }

    private sealed class Taking(SelectedBatch selected, ColumnBatch batch, int ordinal, IReadOnlyList<int> rows) : IViewTypeVisitor<SelectedBatch>
    {
        public SelectedBatch Visit<T>()
        {
            selected.Take(batch.Column<T>(ordinal), ordinal, rows);
            return selected;
        }
    }
}

/// <summary>A batch under another name and count of rows before it.</summary>
internal sealed class NumberedBatch(ColumnBatch inner, long firstRow, string source) : ColumnBatch
{
    public override int RowCount => inner.RowCount;

    public override long FirstRow => firstRow;

    public override string Source => source;

    public override IReadOnlyList<CellFault> Faults => inner.Faults;

    public override bool Has(int ordinal) => inner.Has(ordinal);

    public override ColumnView<T> Column<T>(int ordinal) => inner.Column<T>(ordinal);

    public override string? Format(int ordinal, int row) => inner.Format(ordinal, row);
}
