using Assay.Versioning.Records;
using Assay.Versioning.Tables;

namespace Assay.Versioning.Differences;

/// <summary>
/// What differs between two tables in memory. With a key: rows that came, went and changed, and the cells that did. Without one, or where a key
/// doesn't tell rows apart: the multiset difference of whole rows. Columns are matched by name; a column that only one side has changes no row.
/// </summary>
internal sealed class TableDiff
{
    private readonly Dictionary<string, long> _changedCells = new(StringComparer.Ordinal);

    private TableDiff(SchemaDiff schema) => Schema = schema;

    public SchemaDiff Schema { get; }

    /// <summary>Whether rows were matched by key.</summary>
    public bool IsKeyed { get; private init; }

    /// <summary>Why they were not, although there is a key: counts and row numbers. Null where all is well.</summary>
    public string? KeyProblem { get; private init; }

    /// <summary>The keys' counts on both sides; null without a key.</summary>
    public (KeyIndex From, KeyIndex To)? Indexes { get; private init; }

    public List<int> Inserted { get; } = [];

    public List<int> Deleted { get; } = [];

    public List<(int From, int To)> Updated { get; } = [];

    public long Unchanged { get; private set; }

    /// <summary>Whether rows that both have stand in another order.</summary>
    public bool OrderChanged { get; private set; }

    public IReadOnlyDictionary<string, long> ChangedCells => _changedCells;

    /// <summary>The columns that both have, without the key's.</summary>
    public IReadOnlyList<ColumnPair> Cells { get; private init; } = [];

    public static TableDiff Of(Table from, Table to, IReadOnlyList<string> keys, Tolerance tolerance = default)
    {
        var schema = SchemaDiff.Of(StoredSchema.Of(from.Descriptor), StoredSchema.Of(to.Descriptor));
        var pairs = ColumnPair.Common(from.Descriptor, to.Descriptor);
        var keyPairs = keys.Select(key => pairs.FirstOrDefault(pair => string.Equals(pair.Name, key, StringComparison.Ordinal))).ToList();
        if (keys.Count == 0 || keyPairs.Exists(pair => pair is null))
            return Whole(from, to, schema, pairs, keys.Count == 0 ? null : "one side has no column of the key");

        var fromIndex = KeyIndex.Of(from, [.. keyPairs.Select(pair => (pair!.From, pair.Comparison))]);
        var toIndex = KeyIndex.Of(to, [.. keyPairs.Select(pair => (pair!.To, pair.Comparison))]);
        if (!fromIndex.IsUnique || !toIndex.IsUnique)
        {
            var problem = string.Join("; ", new[] { ("before", fromIndex.Problem()), ("after", toIndex.Problem()) }
                .Where(side => side.Item2 is not null).Select(side => $"{side.Item1}: {side.Item2}"));
            return Whole(from, to, schema, pairs, problem, (fromIndex, toIndex));
        }

        var diff = new TableDiff(schema)
        {
            IsKeyed = true,
            Indexes = (fromIndex, toIndex),
            Cells = [.. pairs.Where(pair => !keys.Contains(pair.Name, StringComparer.Ordinal))],
        };
        diff.Join(from, fromIndex, to, toIndex, tolerance);
        return diff;
    }

    private void Join(Table from, KeyIndex fromIndex, Table to, KeyIndex toIndex, Tolerance tolerance)
    {
        foreach (var pair in Cells)
            _changedCells[pair.Name] = 0;
        var last = -1;
        for (var row = 0; row < to.RowCount; row++)
        {
            var before = fromIndex.Find(toIndex.Keys[row]);
            if (before < 0)
            {
                Inserted.Add(row);
                continue;
            }

            OrderChanged |= before < last;
            last = before;
            if (CountChanges(from, before, to, row, tolerance))
                Updated.Add((before, row));
            else
                Unchanged++;
        }

        for (var row = 0; row < from.RowCount; row++)
        {
            if (toIndex.Find(fromIndex.Keys[row]) < 0)
                Deleted.Add(row);
        }
    }

    private bool CountChanges(Table from, int before, Table to, int after, Tolerance tolerance)
    {
        var changed = false;
        foreach (var pair in Cells)
        {
            if (pair.CellEquals(from, before, to, after, tolerance))
                continue;
            changed = true;
            _changedCells[pair.Name]++;
        }

        return changed;
    }

    private static TableDiff Whole(
        Table from, Table to, SchemaDiff schema, IReadOnlyList<ColumnPair> pairs, string? problem, (KeyIndex, KeyIndex)? indexes = null)
    {
        var diff = new TableDiff(schema) { KeyProblem = problem, Indexes = indexes };
        var known = new Dictionary<UInt128, Queue<int>>();
        (int, Comparison)[] fromColumns = [.. pairs.Select(pair => (pair.From, pair.Comparison))];
        (int, Comparison)[] toColumns = [.. pairs.Select(pair => (pair.To, pair.Comparison))];
        for (var row = 0; row < from.RowCount; row++)
        {
            var print = RowFingerprints.Of(from, row, fromColumns);
            if (!known.TryGetValue(print, out var rows))
                known[print] = rows = new Queue<int>();
            rows.Enqueue(row);
        }

        var last = -1;
        for (var row = 0; row < to.RowCount; row++)
        {
            if (!known.TryGetValue(RowFingerprints.Of(to, row, toColumns), out var rows) || !rows.TryDequeue(out var before))
            {
                diff.Inserted.Add(row);
                continue;
            }

            diff.OrderChanged |= before < last;
            last = before;
            diff.Unchanged++;
        }

        diff.Deleted.AddRange(known.Values.SelectMany(rows => rows).Order());
        return diff;
    }
}
