using Assay.CompilerServices;
using Assay.Versioning.Tables;

namespace Assay.Versioning.Reading;

/// <summary>The rows that differences add to a snapshot, put between its rows in order of the key.</summary>
internal sealed class SortedAdditions
{
    private readonly DatasetDescriptor _descriptor;
    private readonly int[] _keys;
    private readonly Table _rows;
    private int _next;

    public SortedAdditions(DatasetDescriptor descriptor, ColumnBatch added, int[] keys)
    {
        (_descriptor, _keys) = (descriptor, keys);
        var rows = new Table(descriptor);
        rows.Append(added);
        _rows = rows.Take(rows.SortedBy(keys));
    }

    /// <summary>A batch of the snapshot with the rows that belong before or between its own.</summary>
    public ColumnBatch MergeInto(ColumnBatch batch)
    {
        if (_next == _rows.RowCount || batch.RowCount == 0)
            return batch;
        var own = new Table(_descriptor, batch.Source);
        own.Append(batch);
        if (Compare(_next, own, own.RowCount - 1) > 0)
            return own;
        var merged = new Table(_descriptor, batch.Source);
        for (var row = 0; row < own.RowCount; row++)
        {
            while (_next < _rows.RowCount && Compare(_next, own, row) < 0)
                merged.AppendRow(_rows, _next++);
            merged.AppendRow(own, row);
        }

        return merged;
    }

    /// <summary>The rows that belong after all others.</summary>
    public ColumnBatch Rest() => _rows.Take([.. Enumerable.Range(_next, _rows.RowCount - _next)]);

    private int Compare(int row, Table own, int ownRow)
    {
        foreach (var key in _keys)
        {
            var order = _rows.Columns[key].Compare(row, own.Columns[key], ownRow);
            if (order != 0)
                return order;
        }

        return 0;
    }
}
