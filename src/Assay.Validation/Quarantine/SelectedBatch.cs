using Assay.CompilerServices;

namespace Assay.Validation.Quarantine;

/// <summary>Some rows of a batch, gathered column by column as they are asked for.</summary>
internal sealed class SelectedBatch(ColumnBatch batch, int[] rows) : ColumnBatch
{
    public override int RowCount => rows.Length;

    public override long FirstRow => batch.FirstRow;

    public override string Source => batch.Source;

    public override IReadOnlyList<CellFault> Faults { get; } = FaultsOf(batch, rows);

    public override bool Has(int ordinal) => batch.Has(ordinal);

    public override string? Format(int ordinal, int row) => batch.Format(ordinal, rows[row]);

    public override long PlaceOf(int row) => batch.PlaceOf(rows[row]);

    public override ColumnView<T> Column<T>(int ordinal)
    {
        var column = batch.Column<T>(ordinal);
        var values = new T[rows.Length];
        var bits = new byte[(rows.Length + 7) / 8];
        var nulls = 0;
        for (var i = 0; i < rows.Length; i++)
        {
            if (column.IsNull(rows[i]))
            {
                nulls++;
                continue;
            }

            values[i] = column[rows[i]];
            bits[i >> 3] |= (byte)(1 << (i & 7));
        }

        return new ColumnView<T>(values, bits, 0, nulls);
    }

    private static IReadOnlyList<CellFault> FaultsOf(ColumnBatch batch, int[] rows) => batch.Faults.Count == 0
        ? []
        : [.. batch.Faults.Select(fault => fault with { Row = Array.IndexOf(rows, fault.Row) }).Where(fault => fault.Row >= 0)];
}
