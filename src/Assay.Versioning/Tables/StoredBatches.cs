using Assay.CompilerServices;

namespace Assay.Versioning.Tables;

/// <summary>
/// Times without a zone as parts hold them: the clock's reading, marked as if it were UTC, because a plain Delta table knows no other
/// timestamp. The version's schema says which columns that concerns.
/// </summary>
internal sealed class ClockAsUtc(DatasetDescriptor declared, ColumnBatch inner) : ColumnBatch
{
    public override int RowCount => inner.RowCount;

    public override long FirstRow => inner.FirstRow;

    public override string Source => inner.Source;

    public override bool Has(int ordinal) => inner.Has(ordinal);

    public override ColumnView<T> Column<T>(int ordinal)
    {
        if (declared.Columns[ordinal].Type != ColumnType.Timestamp)
            return inner.Column<T>(ordinal);
        var view = inner.Column<DateTime>(ordinal);
        var values = new DateTimeOffset[view.Length];
        for (var row = 0; row < values.Length; row++)
        {
            if (!view.IsNull(row))
                values[row] = new DateTimeOffset(view[row].Ticks, TimeSpan.Zero);
        }

        return new ColumnView<T>((T[])(object)values, view.Validity, view.ValidityOffset, view.NullCount);
    }

    public override string? Format(int ordinal, int row) => inner.Format(ordinal, row);
}

/// <summary>The way back of <see cref="ClockAsUtc"/>: times without a zone again.</summary>
internal sealed class UtcAsClock(DatasetDescriptor declared, ColumnBatch inner) : ColumnBatch
{
    public override int RowCount => inner.RowCount;

    public override long FirstRow => inner.FirstRow;

    public override string Source => inner.Source;

    public override IReadOnlyList<CellFault> Faults => inner.Faults;

    public override bool Has(int ordinal) => inner.Has(ordinal);

    public override ColumnView<T> Column<T>(int ordinal)
    {
        if (declared.Columns[ordinal].Type != ColumnType.Timestamp)
            return inner.Column<T>(ordinal);
        var view = inner.Column<DateTime>(ordinal);
        var values = new DateTime[view.Length];
        for (var row = 0; row < values.Length; row++)
        {
            if (!view.IsNull(row))
                values[row] = new DateTime(view[row].Ticks);
        }

        return new ColumnView<T>((T[])(object)values, view.Validity, view.ValidityOffset, view.NullCount);
    }

    public override string? Format(int ordinal, int row) => inner.Format(ordinal, row);
}
