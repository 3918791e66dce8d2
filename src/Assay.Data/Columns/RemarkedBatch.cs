using Assay.CompilerServices;

namespace Assay.Data.Columns;

/// <summary>A batch of which its source knows more: faults of cells that are null in it, or its rows' own numbers.</summary>
internal sealed class RemarkedBatch(ColumnBatch batch, IReadOnlyList<CellFault>? faults = null, IReadOnlyList<long>? places = null) : ColumnBatch
{
    public override int RowCount => batch.RowCount;

    public override long FirstRow => batch.FirstRow;

    public override string Source => batch.Source;

    public override IReadOnlyList<CellFault> Faults => faults is null or [] ? batch.Faults : [.. batch.Faults.Concat(faults).OrderBy(fault => fault.Row).ThenBy(fault => fault.Ordinal)];

    public override bool Has(int ordinal) => batch.Has(ordinal);

    public override ColumnView<T> Column<T>(int ordinal) => batch.Column<T>(ordinal);

    public override WholeSums<T> Sums<T>(int ordinal) => batch.Sums<T>(ordinal);

    public override string? Format(int ordinal, int row) => batch.Format(ordinal, row);

    public override long PlaceOf(int row) => places is null ? batch.PlaceOf(row) : places[row];
}
