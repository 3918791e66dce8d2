using Assay.CompilerServices;

namespace Assay.Versioning.Tables;

/// <summary>Rows in memory, column by column: what is compared, and what change sets are made of. A batch of itself.</summary>
internal sealed class Table : ColumnBatch
{
    private readonly TableColumn[] _columns;

    public Table(DatasetDescriptor descriptor, string source = "memory")
    {
        Descriptor = descriptor;
        Source = source;
        _columns = [.. descriptor.Columns.Select(column => TableColumn.Create(column.Type))];
    }

    public DatasetDescriptor Descriptor { get; }

    public IReadOnlyList<TableColumn> Columns => _columns;

    public override int RowCount => _columns.Length == 0 ? 0 : _columns[0].Count;

    public override long FirstRow => 0;

    public override string Source { get; }

    public static async Task<Table> ReadAsync(DatasetDescriptor descriptor, IAsyncEnumerable<ColumnBatch> batches)
    {
        var table = new Table(descriptor);
        await foreach (var batch in batches)
            table.Append(batch);
        return table;
    }

    public void Append(ColumnBatch batch)
    {
        if ((long)RowCount + batch.RowCount > Array.MaxLength)
            throw new InvalidOperationException($"{Descriptor.Name} has more rows than a keyed version can hold in memory ({Array.MaxLength}).");
        for (var ordinal = 0; ordinal < _columns.Length; ordinal++)
            _columns[ordinal].Append(batch, ordinal);
    }

    /// <summary>Forgets the rows and keeps their room.</summary>
    public void Clear()
    {
        foreach (var column in _columns)
            column.Clear();
    }

    public void AppendRow(Table other, int row)
    {
        for (var ordinal = 0; ordinal < _columns.Length; ordinal++)
            _columns[ordinal].AppendRow(other._columns[ordinal], row);
    }

    /// <summary>A copy of some rows.</summary>
    public Table Take(ReadOnlySpan<int> rows)
    {
        var taken = new Table(Descriptor, Source);
        foreach (var row in rows)
            taken.AppendRow(this, row);
        return taken;
    }

    /// <summary>The rows' numbers in order of some columns; equal rows stay in order.</summary>
    public int[] SortedBy(IReadOnlyList<int> ordinals)
    {
        var rows = Enumerable.Range(0, RowCount).ToArray();
        Array.Sort(rows, (a, b) =>
        {
            foreach (var ordinal in ordinals)
            {
                var order = _columns[ordinal].Compare(a, _columns[ordinal], b);
                if (order != 0)
                    return order;
            }

            return a.CompareTo(b);
        });
        return rows;
    }

    public override bool Has(int ordinal) => true;

    public override ColumnView<T> Column<T>(int ordinal) => _columns[ordinal].View<T>(ordinal);

    public override string? Format(int ordinal, int row) => _columns[ordinal].Format(row);
}
