using System.Text;
using Assay.CompilerServices;
using Assay.Data.Columns;
using Assay.Data.Text;

namespace Assay.Data.Files;

/// <summary>A batch, and the columns that the path of its file tells.</summary>
internal sealed class PartitionedBatch(ColumnBatch batch, BatchColumn?[] columns, IReadOnlyList<CellFault> faults) : ColumnBatch
{
    public override int RowCount => batch.RowCount;

    public override long FirstRow => batch.FirstRow;

    public override string Source => batch.Source;

    public override IReadOnlyList<CellFault> Faults => faults.Count == 0 ? batch.Faults : [.. batch.Faults.Concat(faults).OrderBy(fault => fault.Row).ThenBy(fault => fault.Ordinal)];

    public override bool Has(int ordinal) => columns[ordinal] is not null || batch.Has(ordinal);

    public override ColumnView<T> Column<T>(int ordinal) => columns[ordinal] switch
    {
        null => batch.Column<T>(ordinal),
        BatchColumn<T> column => column.View,
        _ => throw new InvalidOperationException($"Column {ordinal} does not hold {typeof(T)}."),
    };

    public override WholeSums<T> Sums<T>(int ordinal) => columns[ordinal] is null ? batch.Sums<T>(ordinal) : base.Sums<T>(ordinal);

    public override string? Format(int ordinal, int row) => columns[ordinal] is { } column ? column.Format(row) : batch.Format(ordinal, row);

    public override long PlaceOf(int row) => batch.PlaceOf(row);
}

/// <summary>Fills columns of one value, batch after batch.</summary>
internal sealed class PartitionColumns
{
    private readonly (int Ordinal, TextColumn Column, byte[]? Value)[] _columns;
    private readonly TextFaults _faults = new();
    private readonly int _count;

    public PartitionColumns(ReadRequest request)
    {
        _count = request.Descriptor.Columns.Count;
        _columns =
        [
            .. request.Ordinals.Where(request.FromPath.ContainsKey).Select(ordinal => (
                ordinal,
                TextColumn.Of(request.Descriptor.Columns[ordinal]),
                request.FromPath[ordinal] is { } value ? Encoding.UTF8.GetBytes(value) : null)),
        ];
    }

    /// <summary>The batch with those columns that it doesn't have itself.</summary>
    public ColumnBatch With(ColumnBatch batch)
    {
        var columns = new BatchColumn?[_count];
        _faults.Clear();
        foreach (var (ordinal, column, value) in _columns)
        {
            if (batch.Has(ordinal))
                continue;
            column.Clear();
            _faults.Ordinal = ordinal;
            for (var row = 0; row < batch.RowCount; row++)
            {
                if (value is null)
                    column.AddNull();
                else if (!column.TryAdd(value))
                    _faults.Add(row, value);
            }

            columns[ordinal] = column.Cells;
        }

        return new PartitionedBatch(batch, columns, _faults.All);
    }
}
