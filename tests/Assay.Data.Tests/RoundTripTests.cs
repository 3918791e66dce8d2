using Assay.Data.Tests.Plans;
using Assay.TestKit;

namespace Assay.Data.Tests;

public sealed class RoundTripTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Theory]
    [InlineData("rows.parquet")]
    [InlineData("rows.csv")]
    [InlineData("rows.jsonl")]
    [InlineData("rows")]
    public async Task Rows_of_every_type_come_back_as_they_were_written(string file)
    {
        var rows = EveryType.Rows(100);
        var written = await RowsFile.WriteAsync(PlannedRows<EveryType>.Of(EveryType.Plan, rows, chunk: 30), _folder.File(file));
        var read = await Open(file).ToListAsync();

        Assert.Equal(100, written);
        Assert.Equal(rows, read);
    }

    [Theory]
    [InlineData("rows.parquet")]
    [InlineData("rows.csv")]
    [InlineData("rows.jsonl")]
    public async Task Nulls_come_back_as_nulls_and_the_empty_text_as_empty_text(string file)
    {
        EveryType[] rows = [new EveryType(), new EveryType { MaybeText = "" }];
        await RowsFile.WriteAsync(PlannedRows<EveryType>.Of(EveryType.Plan, rows), _folder.File(file));
        var read = await Open(file).ToListAsync();

        Assert.Null(read[0].MaybeText);
        Assert.Equal("", read[1].MaybeText);
        Assert.Equal("", read[0].Text);
        Assert.Equal(rows, read);
    }

    [Theory]
    [InlineData("rows.parquet")]
    [InlineData("rows.csv")]
    [InlineData("rows.jsonl")]
    public async Task Batches_are_no_greater_than_asked_and_number_their_rows(string file)
    {
        await RowsFile.WriteAsync(PlannedRows<EveryType>.Of(EveryType.Plan, EveryType.Rows(25)), _folder.File(file));
        var batches = new List<(long First, int Rows)>();
        await foreach (var batch in Open(file, batchRows: 10).ReadBatchesAsync())
            batches.Add((batch.FirstRow, batch.RowCount));

        Assert.Equal([(0, 10), (10, 10), (20, 5)], batches);
    }

    [Theory]
    [InlineData("rows.parquet")]
    [InlineData("rows.csv")]
    [InlineData("rows.jsonl")]
    public async Task Rows_open_anew_at_each_enumeration(string file)
    {
        await RowsFile.WriteAsync(PlannedRows<EveryType>.Of(EveryType.Plan, EveryType.Rows(7)), _folder.File(file));
        var rows = Open(file);

        Assert.Equal(7, await rows.CountAsync());
        await RowsFile.WriteAsync(PlannedRows<EveryType>.Of(EveryType.Plan, EveryType.Rows(9)), _folder.File(file));
        Assert.Equal(9, await rows.CountAsync());
    }

    [Theory]
    [InlineData("rows.parquet")]
    [InlineData("rows.csv")]
    [InlineData("rows.jsonl")]
    public async Task Only_the_columns_asked_for_are_present(string file)
    {
        await RowsFile.WriteAsync(PlannedRows<EveryType>.Of(EveryType.Plan, EveryType.Rows(7)), _folder.File(file));
        await foreach (var batch in Open(file).ReadBatchesAsync([7, 2]))
        {
            Assert.Equal([2, 7], Enumerable.Range(0, EveryType.Plan.Descriptor.Columns.Count).Where(batch.Has));
            Assert.Equal(-3, batch.Column<int>(2)[3]);
            Assert.Equal("text 3", batch.Column<string>(7)[3]);
            Assert.Throws<InvalidOperationException>(() => { _ = batch.Column<int>(1); });
            Assert.Throws<InvalidOperationException>(() => { _ = batch.Column<long>(2); });
        }
    }

    [Theory]
    [InlineData("rows.parquet")]
    [InlineData("rows.csv")]
    [InlineData("rows.jsonl")]
    public async Task No_column_asked_for_still_counts_the_rows(string file)
    {
        await RowsFile.WriteAsync(PlannedRows<EveryType>.Of(EveryType.Plan, EveryType.Rows(7)), _folder.File(file));
        var rows = 0;
        await foreach (var batch in Open(file, batchRows: 4).ReadBatchesAsync([]))
            rows += batch.RowCount;

        Assert.Equal(7, rows);
    }

    [Theory]
    [InlineData("rows.parquet")]
    [InlineData("rows.csv")]
    [InlineData("rows.jsonl")]
    public async Task The_same_rows_make_the_same_bytes(string file)
    {
        await RowsFile.WriteAsync(PlannedRows<EveryType>.Of(EveryType.Plan, EveryType.Rows(50)), _folder.File("a/" + file));
        await RowsFile.WriteAsync(PlannedRows<EveryType>.Of(EveryType.Plan, EveryType.Rows(50)), _folder.File("b/" + file));

        Assert.Equal(File.ReadAllBytes(_folder.File("a/" + file)), File.ReadAllBytes(_folder.File("b/" + file)));
    }

    [Theory]
    [InlineData("rows.parquet")]
    [InlineData("rows.csv")]
    [InlineData("rows.jsonl")]
    public async Task A_write_that_is_stopped_leaves_the_old_file_and_nothing_else(string file)
    {
        _folder.Write(file, "old");
        using var stop = new CancellationTokenSource();
        var rows = PlannedRows<EveryType>.Of(EveryType.Plan, EveryType.Rows(50), chunk: 10).Where(row =>
        {
            if (row.Small == 25)
                stop.Cancel();
            return true;
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RowsFile.WriteAsync(rows, _folder.File(file), null, stop.Token));
        Assert.Equal([file], _folder.Files());
        Assert.Equal("old", File.ReadAllText(_folder.File(file)));
    }

    [Theory]
    [InlineData("rows.parquet")]
    [InlineData("rows.csv")]
    [InlineData("rows.jsonl")]
    public async Task Reading_stops_between_batches(string file)
    {
        await RowsFile.WriteAsync(PlannedRows<EveryType>.Of(EveryType.Plan, EveryType.Rows(50)), _folder.File(file));
        using var stop = new CancellationTokenSource();
        var read = 0;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var batch in Open(file, batchRows: 10).ReadBatchesAsync(null, stop.Token))
            {
                read += batch.RowCount;
                stop.Cancel();
            }
        });
        Assert.Equal(10, read);
    }

    [Fact]
    public async Task No_rows_are_written_as_a_file_with_the_columns()
    {
        await RowsFile.WriteAsync(PlannedRows<EveryType>.Of(EveryType.Plan, []), _folder.File("none.parquet"));
        await RowsFile.WriteAsync(PlannedRows<EveryType>.Of(EveryType.Plan, []), _folder.File("none.csv"));

        Assert.Equal(0, await Open("none.parquet", allowEmpty: true).CountAsync());
        Assert.Equal(0, await Open("none.csv", allowEmpty: true).CountAsync());
        Assert.StartsWith("flag,small,whole,", File.ReadAllText(_folder.File("none.csv")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_decimal_that_would_be_rounded_is_refused_without_its_value()
    {
        EveryType[] rows = [new EveryType { Money = 1.1234567890123456789m }];
        var refused = await Assert.ThrowsAsync<OverflowException>(
            () => RowsFile.WriteAsync(PlannedRows<EveryType>.Of(EveryType.Plan, rows), _folder.File("rows.parquet")));

        Assert.Contains("Money", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("1.12", refused.Message, StringComparison.Ordinal);
        Assert.Empty(_folder.Files());
    }

    public void Dispose() => _folder.Dispose();

    private Rows<EveryType> Open(string file, int batchRows = 65_536, bool allowEmpty = false) =>
        FileSource.Open(EveryType.Plan, new SourceSpec(_folder.File(file)) { BatchRows = batchRows, AllowEmpty = allowEmpty });
}
