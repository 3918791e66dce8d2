using Assay.CompilerServices;

namespace Assay.Data.Columns;

/// <summary>A batch whose columns were mapped from a file or from Arrow. Borrowed: its buffers are used again for the next one.</summary>
internal sealed class LoadedBatch(string source, long firstRow, int rowCount, BatchColumn?[] columns, IReadOnlyList<CellFault> faults) : ColumnBatch
{
    private readonly object?[] _sums = new object?[columns.Length];

    public override int RowCount => rowCount;

    public override long FirstRow => firstRow;

    public override string Source => source;

    public override IReadOnlyList<CellFault> Faults => faults;

    public override bool Has(int ordinal) => columns[ordinal] is not null;

    public override ColumnView<T> Column<T>(int ordinal) => columns[ordinal] switch
    {
        BatchColumn<T> column => column.View,
        null => throw new InvalidOperationException($"Column {ordinal} is not present in this batch."),
        _ => throw new InvalidOperationException($"Column {ordinal} does not hold {typeof(T)}."),
    };

    public override WholeSums<T> Sums<T>(int ordinal)
    {
        if (_sums[ordinal] is WholeSums<T> known)
            return known;
        var sums = base.Sums<T>(ordinal);
        _sums[ordinal] = sums;
        return sums;
    }

    public override string? Format(int ordinal, int row) => columns[ordinal]?.Format(row);
}
