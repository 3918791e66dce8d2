using Assay.CompilerServices;

namespace Assay.Versioning.Tables;

/// <summary>
/// Fingerprints of rows. A row's is made of its cells and the names of their columns, not of the columns' order: of each column the
/// fingerprint of (name, cell), summed, then mixed. A null cell has a mark of its own.
/// </summary>
internal static class RowFingerprints
{
    private static readonly UInt128 s_row = Fingerprint.Of("row");

    /// <summary>The fingerprints of a batch's rows over some columns.</summary>
    public static UInt128[] Of(DatasetDescriptor descriptor, ColumnBatch batch, IReadOnlyList<int>? ordinals = null)
    {
        var rows = new UInt128[batch.RowCount];
        foreach (var ordinal in ordinals ?? [.. Enumerable.Range(0, descriptor.Columns.Count)])
        {
            var column = descriptor.Columns[ordinal];
            var name = Fingerprint.Of(column.StorageName);
            ViewTypes.Accept(column.Type, new Addition(batch, ordinal, name, rows));
        }

        for (var row = 0; row < rows.Length; row++)
            rows[row] = Fingerprint.Combine(rows[row], s_row);
        return rows;
    }

    /// <summary>The same over columns that are compared in a wider type. Both sides must name the columns alike.</summary>
    public static UInt128 Of(Table table, int row, IReadOnlyList<(int Ordinal, Comparison Comparison)> columns)
    {
        var sum = UInt128.Zero;
        foreach (var (ordinal, comparison) in columns)
        {
            var name = Fingerprint.Of(table.Descriptor.Columns[ordinal].StorageName);
            sum = unchecked(sum + Fingerprint.Combine(name, table.Columns[ordinal].FingerprintOf(row, comparison)));
        }

        return Fingerprint.Combine(sum, s_row);
    }

    private static void Add<T>(in ColumnView<T> column, UInt128 name, UInt128[] rows)
    {
        var distinct = Array.Empty<UInt128>();
        if (column.IsDictionary)
        {
            distinct = new UInt128[column.Values.Length];
            for (var i = 0; i < distinct.Length; i++)
                distinct[i] = column.Values[i] is null ? default : Cell(name, column.Values[i]);
        }

        var none = Fingerprint.Combine(name, TableColumn.NullMark);
        for (var row = 0; row < rows.Length; row++)
        {
            var cell = column.IsNull(row) ? none : column.IsDictionary ? distinct[column.Codes[row]] : Cell(name, column.Values[row]);
            rows[row] = unchecked(rows[row] + cell);
        }
    }

    private static UInt128 Cell<T>(UInt128 name, T value) => Fingerprint.Combine(name, Fingerprint.Of(StoredValue.Of(value)));

    private sealed class Addition(ColumnBatch batch, int ordinal, UInt128 name, UInt128[] rows) : IViewTypeVisitor<UInt128[]>
    {
        public UInt128[] Visit<T>()
        {
            Add(batch.Column<T>(ordinal), name, rows);
            return rows;
        }
    }
}
