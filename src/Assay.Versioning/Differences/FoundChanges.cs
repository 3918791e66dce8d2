using Assay.Versioning.Tables;

namespace Assay.Versioning.Differences;

/// <summary>What a comparison found: counts of all, and the changed rows of both sides as far as they are wanted.</summary>
internal sealed class FoundChanges(Table from, Table to, int most)
{
    private int _kept;

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

    /// <summary>Compares two rows of one key.</summary>
    public void Compare(IReadOnlyList<ColumnPair> pairs, Table before, int row, Table after, int otherRow, Tolerance tolerance)
    {
        var changed = false;
        foreach (var pair in pairs)
        {
            if (pair.CellEquals(before, row, after, otherRow, tolerance))
                continue;
            changed = true;
            Cells[pair.Name] = Cells.GetValueOrDefault(pair.Name) + 1;
        }

        if (!changed)
        {
            Unchanged++;
            return;
        }

        Updated++;
        if (_kept++ >= most)
            return;
        from.AppendRow(before, row);
        to.AppendRow(after, otherRow);
    }
}
