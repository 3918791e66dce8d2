using Assay.Versioning.Tables;

namespace Assay.Versioning.Differences;

/// <summary>What a comparison found: counts of all, and the changed rows of both sides as far as they are wanted.</summary>
internal sealed class FoundChanges(Table from, Table to, int most)
{
    private long _kept;
    private bool[] _marks = [];

    public long Inserted { get; private set; }

    public long Deleted { get; private set; }

    public long Updated { get; private set; }

    public long Unchanged { get; set; }

    public Dictionary<string, long> Cells { get; } = new(StringComparer.Ordinal);

    /// <summary>The first changed rows as they were.</summary>
    public Table From => from;

    /// <summary>The first changed rows as they are.</summary>
    public Table To => to;

    public void Insert(Table rows, int row)
    {
        Inserted++;
        if (_kept++ < most)
            to.AppendRow(rows, row);
    }

    public void Delete(Table rows, int row)
    {
        Deleted++;
        if (_kept++ < most)
            from.AppendRow(rows, row);
    }

    /// <summary>Compares a run of rows with the same keys, column by column.</summary>
    public void Compare(IReadOnlyList<ColumnPair> pairs, Table before, int row, Table after, int otherRow, int run, Tolerance tolerance)
    {
        if (_marks.Length < run)
            _marks = new bool[run];
        var marks = _marks.AsSpan(0, run);
        marks.Clear();
        var cells = 0;
        foreach (var pair in pairs)
        {
            var differing = before.Columns[pair.From].MarkDifferences(row, after.Columns[pair.To], otherRow, marks, pair.Comparison, tolerance);
            Cells[pair.Name] = Cells.GetValueOrDefault(pair.Name) + differing;
            cells += differing;
        }

        if (cells == 0)
        {
            Unchanged += run;
            return;
        }

        for (var at = 0; at < run; at++)
        {
            if (!marks[at])
            {
                Unchanged++;
                continue;
            }

            Updated++;
            if (_kept++ >= most)
                continue;
            from.AppendRow(before, row + at);
            to.AppendRow(after, otherRow + at);
        }
    }
}
