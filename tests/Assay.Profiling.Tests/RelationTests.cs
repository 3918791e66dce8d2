using Assay.Data;
using Assay.Profiling.Relations;
using Assay.TestKit;

namespace Assay.Profiling.Tests;

public sealed class RelationTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Columns_that_hold_the_same_are_told()
    {
        var relations = await RelationsAsync("a,b,c", row => $"{row % 9},{row % 9},{(row == 190 ? 5 : row % 9)}");

        Assert.Equal([new ColumnPair("a", "b")], relations.Equal);
    }

    [Fact]
    public async Task Columns_that_add_up_are_told_and_one_row_breaks_it()
    {
        var relations = await RelationsAsync("net,tax,gross,wrong", row => $"{row},{row * 0.2:0.0},{row * 1.2:0.0},{(row == 199 ? 0 : row * 1.2):0.0}");

        Assert.Equal([new ColumnSum("net", "tax", "gross", 200)], relations.Sums);
    }

    [Fact]
    public async Task A_column_of_zeros_makes_no_sum() =>
        Assert.Empty((await RelationsAsync("a,zero,b", row => $"{row},0,{row}")).Sums);

    [Fact]
    public async Task A_comparison_that_holds_of_all_rows_is_told()
    {
        var relations = await RelationsAsync("low,high,apart", row => $"{row * 7 % 100},{(row * 7 % 100) + (row % 3)},{1_000 + row}");

        var one = Assert.Single(relations.Comparisons);
        Assert.Equal(("low", "high", false, 200L, 0L), (one.Lesser, one.Greater, one.IsStrict, one.Rows, one.HeldBackBreaks));
    }

    [Fact]
    public async Task Times_are_compared_too()
    {
        var relations = await RelationsAsync("sent,come", row => $"2024-01-01T{row % 20:00}:00:00,2024-01-01T{(row % 20) + 1:00}:30:00");

        var one = Assert.Single(relations.Comparisons);
        Assert.Equal(("sent", "come", true), (one.Lesser, one.Greater, one.IsStrict));
    }

    [Fact]
    public async Task Two_columns_are_a_key_where_none_is_and_three_where_no_two_are()
    {
        var two = await RelationsAsync("a,b,c", row => $"{row / 20},{row % 20},{row % 2}");
        var three = await RelationsAsync("a,b,c", row => $"{row / 40},{row / 5 % 8},{row % 5}");

        Assert.Equal(["a", "b"], Assert.Single(two.Keys).Columns);
        var key = Assert.Single(three.Keys);
        Assert.Equal(["a", "b", "c"], key.Columns);
        Assert.Equal((200L, true), (key.Rows, key.IsExact));
    }

    [Fact]
    public async Task A_key_that_repeats_in_the_last_row_is_none() =>
        Assert.Empty((await RelationsAsync("a,b", row => $"{(row == 199 ? 0 : row / 20)},{(row == 199 ? 0 : row % 20)}")).Keys);

    [Fact]
    public async Task A_column_that_says_another_one_is_told()
    {
        var relations = await RelationsAsync("city,country,other", row => $"city{row % 8},{(row % 8 < 3 ? "AT" : "DE")},{row % 7}");

        Assert.Equal([new ColumnDependency("city", "country")], relations.Dependencies);
    }

    [Fact]
    public async Task One_row_breaks_a_dependency() =>
        Assert.Empty((await RelationsAsync("city,country", row => $"city{row % 8},{(row % 8 < 3 && row != 192 ? "AT" : "DE")}")).Dependencies);

    [Fact]
    public async Task Relations_hold_beyond_the_first_batch()
    {
        var path = _folder.Write("rows.csv", "a,b,c\n" + string.Concat(Enumerable.Range(0, 200).Select(row => $"{row % 10},{row % 10},{(row == 150 ? 99 : row % 10)}\n")));

        var relations = (await SourceProfiler.ReadAsync(new SourceSpec(path) { BatchRows = 32 })).Relations;

        Assert.Equal([new ColumnPair("a", "b")], relations.Equal);
        Assert.DoesNotContain(relations.Dependencies, one => one.To == "c");
    }

    [Fact]
    public async Task A_sample_stands_for_many_rows()
    {
        var relations = await RelationsAsync("a,b", row => $"{row},{-row * 3}", 30_000);

        var one = Assert.Single(relations.Correlations);
        Assert.Equal((10_000L, -1.0, -1.0), (one.Rows, Math.Round(one.Pearson, 9), Math.Round(one.Spearman, 9)));
    }

    private async Task<SourceRelations> RelationsAsync(string header, Func<int, FormattableString> row, int rows = 200)
    {
        var path = _folder.Write("rows.csv", header + "\n" + string.Concat(Enumerable.Range(0, rows).Select(one => FormattableString.Invariant(row(one)) + "\n")));
        return (await SourceProfiler.ReadAsync(new SourceSpec(path))).Relations;
    }
}
