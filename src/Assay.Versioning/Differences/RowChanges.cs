using Assay.Versioning.Records;
using Assay.Versioning.Tables;

namespace Assay.Versioning.Differences;

/// <summary>Makes the rows that a difference shows of what was found, with sensitive cells masked.</summary>
internal sealed class RowChanges(TableDiff diff, Table from, Table to, IReadOnlyList<string> keys, IReadOnlySet<string> sensitive)
{
    /// <summary>Stands for a sensitive cell.</summary>
    public const string Mask = "•••";

    public IReadOnlyList<RowChange> First(int count)
    {
        var changes = new List<(RowChangeKind Kind, int From, int To)>();
        changes.AddRange(diff.Deleted.Select(row => (RowChangeKind.Delete, row, -1)));
        changes.AddRange(diff.Updated.Select(pair => (RowChangeKind.Update, pair.From, pair.To)));
        changes.AddRange(diff.Inserted.Select(row => (RowChangeKind.Insert, -1, row)));
        return [.. Ordered(changes).Take(count).Select(change => Describe(change.Kind, change.From, change.To))];
    }

    // Without a key, or with one whose type changed, a change stands where its row stands.
    private IEnumerable<(RowChangeKind Kind, int From, int To)> Ordered(List<(RowChangeKind Kind, int From, int To)> changes)
    {
        int[] before = [.. keys.Select(key => StoredSchema.OrdinalOf(from.Descriptor, key))];
        int[] after = [.. keys.Select(key => StoredSchema.OrdinalOf(to.Descriptor, key))];
        if (!diff.IsKeyed || before.Where((ordinal, at) => from.Descriptor.Columns[ordinal].Type != to.Descriptor.Columns[after[at]].Type).Any())
            return changes;

        var shown = new Table(to.Descriptor with { Columns = [.. after.Select(ordinal => to.Descriptor.Columns[ordinal])] });
        foreach (var change in changes)
        {
            var (table, row, ordinals) = change.To >= 0 ? (to, change.To, after) : (from, change.From, before);
            for (var at = 0; at < ordinals.Length; at++)
                shown.Columns[at].AppendRow(table.Columns[ordinals[at]], row);
        }

        return shown.SortedBy([.. Enumerable.Range(0, keys.Count)]).Select(at => changes[at]);
    }

    private RowChange Describe(RowChangeKind kind, int before, int after)
    {
        var key = new Dictionary<string, string?>(StringComparer.Ordinal);
        if (diff.IsKeyed)
        {
            foreach (var name in keys)
                key[name] = after >= 0 ? Cell(to, name, after) : Cell(from, name, before);
        }

        return new RowChange(kind, key, kind switch
        {
            RowChangeKind.Insert => [.. Names(to, key).Select(name => new CellChange(name, null, Cell(to, name, after)))],
            RowChangeKind.Delete => [.. Names(from, key).Select(name => new CellChange(name, Cell(from, name, before), null))],
            _ =>
            [
                .. diff.Cells.Where(pair => !pair.CellEquals(from, before, to, after, Tolerance))
                    .Select(pair => new CellChange(pair.Name, Cell(from, pair.Name, before), Cell(to, pair.Name, after))),
            ],
        });
    }

    public Tolerance Tolerance { get; init; }

    private static IEnumerable<string> Names(Table table, Dictionary<string, string?> key) =>
        table.Descriptor.Columns.Select(column => column.StorageName).Where(name => !key.ContainsKey(name));

    private string? Cell(Table table, string name, int row)
    {
        var ordinal = StoredSchema.OrdinalOf(table.Descriptor, name);
        return sensitive.Contains(name) ? Mask : table.Format(ordinal, row);
    }
}
