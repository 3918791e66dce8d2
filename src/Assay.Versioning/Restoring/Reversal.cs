using Assay.Versioning.Differences;
using Assay.Versioning.Records;
using Assay.Versioning.Tables;

namespace Assay.Versioning.Restoring;

/// <summary>
/// Undoes on the latest rows what led from one table to the next: cells go back to what they were, rows that came go, rows that went come back.
/// A cell or row that was changed again since is a conflict, not a guess.
/// </summary>
internal sealed class Reversal
{
    private const int MostConflicts = 20;

    private readonly Table _before;
    private readonly Table _after;
    private readonly Table _head;
    private readonly TableDiff _diff;
    private readonly IReadOnlyList<string> _keys;
    private readonly List<ReversalConflict> _conflicts = [];
    private readonly HashSet<int> _dropped = [];
    private readonly Dictionary<int, int[]> _cells = [];
    private readonly List<int> _returned = [];

    private Reversal(Table before, Table after, Table head, IReadOnlyList<string> keys)
    {
        (_before, _after, _head, _keys) = (before, after, head, keys);
        _diff = TableDiff.Of(before, after, keys);
    }

    public long Conflicts { get; private set; }

    public IReadOnlyList<ReversalConflict> First => _conflicts;

    /// <summary>The rows after the undoing; meaningless where there are conflicts. All three tables have the same columns.</summary>
    public Table Rows { get; private set; } = null!;

    public static Reversal Of(Table before, Table after, Table head, IReadOnlyList<string> keys)
    {
        var reversal = new Reversal(before, after, head, keys);
        if (reversal._diff.IsKeyed)
            reversal.UndoByKey();
        else
            reversal.UndoWholeRows();
        reversal.Rows = reversal.Build();
        return reversal;
    }

    private void UndoByKey()
    {
        int[] keys = [.. _keys.Select(key => StoredSchema.OrdinalOf(_head.Descriptor, key))];
        var index = KeyIndex.Of(_head, [.. keys.Select(key => (key, Comparison.Same))]);
        foreach (var row in _diff.Inserted)
        {
            var at = index.Find(_diff.Indexes!.Value.To.Keys[row]);
            if (at >= 0 && Changed(_after, row, at) is { Length: > 0 } changed)
                Conflict(_after, row, changed, "the row that came was changed since");
            else if (at >= 0)
                _dropped.Add(at);
        }

        foreach (var row in _diff.Deleted)
        {
            var at = index.Find(_diff.Indexes!.Value.From.Keys[row]);
            if (at < 0)
                _returned.Add(row);
            else if (Changed(_before, row, at) is { Length: > 0 } changed)
                Conflict(_before, row, changed, "a row with the key of the one that went came since");
        }

        foreach (var (from, to) in _diff.Updated)
        {
            var at = index.Find(_diff.Indexes!.Value.To.Keys[to]);
            if (at < 0)
                Conflict(_after, to, [], "the row that changed went since");
            else
                UndoCells(from, to, at);
        }
    }

    private void UndoCells(int from, int to, int at)
    {
        var (back, again) = (new List<int>(), new List<string>());
        foreach (var pair in _diff.Cells.Where(pair => !pair.CellEquals(_before, from, _after, to, default)))
        {
            var column = pair.To;
            if (_head.Columns[column].CellEquals(at, _after.Columns[column], to, Comparison.Same, default))
                back.Add(column);
            else if (!_head.Columns[column].CellEquals(at, _before.Columns[column], from, Comparison.Same, default))
                again.Add(pair.Name);
        }

        if (again.Count > 0)
            Conflict(_after, to, [.. again], "the cell was changed again since");
        else
            _cells[at] = [from, .. back];
    }

    private void UndoWholeRows()
    {
        (int, Comparison)[] columns = [.. Enumerable.Range(0, _head.Columns.Count).Select(ordinal => (ordinal, Comparison.Same))];
        var places = Enumerable.Range(0, _head.RowCount).GroupBy(row => RowFingerprints.Of(_head, row, columns))
            .ToDictionary(group => group.Key, group => new Queue<int>(group));
        foreach (var row in _diff.Inserted)
        {
            if (places.TryGetValue(RowFingerprints.Of(_after, row, columns), out var rows) && rows.TryDequeue(out var at))
                _dropped.Add(at);
            else
                Conflict(_after, row, [], "the row that came is no longer there as it came");
        }

        _returned.AddRange(_diff.Deleted);
    }

    private string[] Changed(Table table, int row, int at) =>
    [
        .. Enumerable.Range(0, table.Columns.Count).Where(column => !table.Columns[column].CellEquals(row, _head.Columns[column], at, Comparison.Same, default))
            .Select(column => table.Descriptor.Columns[column].StorageName),
    ];

    private void Conflict(Table table, int row, IReadOnlyList<string> columns, string why)
    {
        if (++Conflicts > MostConflicts)
            return;
        var key = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var name in _diff.IsKeyed ? _keys : [])
        {
            var ordinal = StoredSchema.OrdinalOf(table.Descriptor, name);
            key[name] = table.Descriptor.Columns[ordinal].Sensitivity == Sensitivity.None ? table.Format(ordinal, row) : RowChanges.Mask;
        }

        _conflicts.Add(new ReversalConflict(key, columns, why));
    }

    private Table Build()
    {
        var rows = new Table(_head.Descriptor, _head.Source);
        for (var row = 0; row < _head.RowCount; row++)
        {
            if (_dropped.Contains(row))
                continue;
            var back = _cells.GetValueOrDefault(row);
            for (var column = 0; column < rows.Columns.Count; column++)
            {
                var (table, at) = back is not null && back.AsSpan(1).Contains(column) ? (_before, back[0]) : (_head, row);
                rows.Columns[column].AppendRow(table.Columns[column], at);
            }
        }

        foreach (var row in _returned)
            rows.AppendRow(_before, row);
        return rows;
    }
}
