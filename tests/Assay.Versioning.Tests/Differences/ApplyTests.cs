using Assay.Versioning.Parts;
using Assay.Versioning.Reading;
using Assay.Versioning.Tables;
using Assay.Versioning.Differences;
using FsCheck.Xunit;

namespace Assay.Versioning.Tests.Differences;

public sealed class ApplyTests
{
    private static readonly (string, ColumnType)[] s_columns =
        [("id", ColumnType.Int32), ("text", ColumnType.String), ("number", ColumnType.Double), ("flag", ColumnType.Boolean)];

    public sealed record Cells(string? Text, double? Number, bool Flag);

    [Property(MaxTest = 300)]
    public void A_difference_applied_to_the_one_gives_the_other_and_back(Dictionary<int, Cells> first, Dictionary<int, Cells> second)
    {
        var (a, b) = (Of(first), Of(second));

        AssertEqual(b, Apply(a, ChangeRows.Of(TableDiff.Of(a, b, ["id"]), a, 1, b, 2)));
        AssertEqual(a, Apply(b, ChangeRows.Of(TableDiff.Of(b, a, ["id"]), b, 2, a, 1)));
    }

    [Property(MaxTest = 100)]
    public void Differences_applied_one_after_the_other_give_the_last(Dictionary<int, Cells> first, Dictionary<int, Cells> second, Dictionary<int, Cells> third)
    {
        var (a, b, c) = (Of(first), Of(second), Of(third));

        AssertEqual(c, Apply(a, ChangeRows.Of(TableDiff.Of(a, b, ["id"]), a, 1, b, 2), ChangeRows.Of(TableDiff.Of(b, c, ["id"]), b, 2, c, 3)));
    }

    [Property(MaxTest = 100)]
    public void What_is_counted_adds_up(Dictionary<int, Cells> first, Dictionary<int, Cells> second)
    {
        var (a, b) = (Of(first), Of(second));

        var diff = TableDiff.Of(a, b, ["id"]);

        Assert.Equal(a.RowCount, diff.Deleted.Count + diff.Updated.Count + diff.Unchanged);
        Assert.Equal(b.RowCount, diff.Inserted.Count + diff.Updated.Count + diff.Unchanged);
        Assert.Equal(ContentSum.Of(a).Hash == ContentSum.Of(b).Hash, diff.Inserted.Count + diff.Deleted.Count + diff.Updated.Count == 0);
    }

    private static Table Of(Dictionary<int, Cells> rows)
    {
        var table = ReferenceTables.Empty(s_columns);
        foreach (var (id, cells) in rows)
        {
            ((TableColumn<int>)table.Columns[0]).Add(id, false);
            ((TableColumn<string>)table.Columns[1]).Add(cells?.Text ?? "", cells?.Text is null);
            ((TableColumn<double>)table.Columns[2]).Add(cells?.Number ?? 0, cells?.Number is null);
            ((TableColumn<bool>)table.Columns[3]).Add(cells?.Flag ?? false, cells is null);
        }

        return table;
    }

    private static Table Apply(Table from, params Table[] changes)
    {
        var overlay = new Overlay(from.Descriptor, [0]);
        foreach (var change in changes)
            overlay.Apply(change);
        var applied = new Table(from.Descriptor);
        applied.Append(overlay.Filter(from));
        applied.Append(overlay.Added());
        return applied;
    }

    private static void AssertEqual(Table expected, Table found)
    {
        Assert.Equal(ContentSum.Of(expected).Hash, ContentSum.Of(found).Hash);
        var diff = TableDiff.Of(expected, found, []);
        Assert.Equal((0, 0), (diff.Inserted.Count, diff.Deleted.Count));
    }
}
