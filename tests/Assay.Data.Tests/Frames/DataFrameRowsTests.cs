using Assay.Data.Tests.Plans;
using Assay.TestKit;
using Microsoft.Data.Analysis;

namespace Assay.Data.Tests.Frames;

public sealed class DataFrameRowsTests
{
    public sealed record Sale
    {
        public int Amount { get; set; }
        public string? Shop { get; set; }

        public static ReflectedPlan<Sale> Plan { get; } = new("sales");
    }

    [Fact]
    public async Task Rows_of_every_type_come_back_from_a_data_frame()
    {
        var rows = EveryType.Rows(50);
        var frame = await PlannedRows<EveryType>.Of(EveryType.Plan, rows, chunk: 20).ToDataFrameAsync();

        Assert.Equal(50, frame.Rows.Count);
        Assert.Equal(rows, await frame.ToRows(EveryType.Plan).ToListAsync());
    }

    [Fact]
    public async Task A_frame_of_a_file_can_be_computed_with()
    {
        var flights = FileSource.Open(Flight.Plan, new SourceSpec(RepositoryRoot.Path("examples/FlightDelay/data/flights/2001-01.parquet")));
        var frame = await flights.ToDataFrameAsync();
        var late = frame.Filter(((Int32DataFrameColumn)frame["Delay"]).ElementwiseGreaterThan(15));

        Assert.Equal(20_000, frame.Rows.Count);
        Assert.InRange(late.Rows.Count, 3_900, 4_100);
        Assert.Equal((await flights.ToListAsync()).Count(flight => flight.Delay > 15), await late.ToRows(Flight.Plan).CountAsync());
    }

    [Fact]
    public async Task Columns_of_a_frame_are_matched_and_checked_like_those_of_a_file()
    {
        var frame = new DataFrame(new DoubleDataFrameColumn("AMOUNT", new double?[] { 1, 2.5, null }), new StringDataFrameColumn("shop", ["a", null, "c"]), new CharDataFrameColumn("extra", 3));
        await foreach (var batch in frame.ToRows(Sale.Plan).ReadBatchesAsync())
        {
            Assert.Equal([new Assay.CompilerServices.CellFault(1, 0, "2.5")], batch.Faults);
            Assert.Equal(["1", null, null], Enumerable.Range(0, 3).Select(row => batch.Format(0, row)));
            Assert.Equal(["a", null, "c"], Enumerable.Range(0, 3).Select(row => batch.Format(1, row)));
        }

        frame.Columns.Remove("shop");
        Assert.Equal(SourceFault.Schema, (await Assert.ThrowsAsync<SourceException>(() => frame.ToRows(Sale.Plan).CountAsync())).Fault);
        frame.Columns.Add(new CharDataFrameColumn("shop", 3));
        Assert.Equal(SourceFault.ColumnType, (await Assert.ThrowsAsync<SourceException>(() => frame.ToRows(Sale.Plan).CountAsync())).Fault);
    }

    [Fact]
    public async Task No_rows_make_a_frame_with_columns_and_it_makes_no_rows()
    {
        var frame = await PlannedRows<EveryType>.Of(EveryType.Plan, []).ToDataFrameAsync();

        Assert.Equal(EveryType.Plan.Descriptor.Columns.Count, frame.Columns.Count);
        Assert.Empty(await frame.ToRows(EveryType.Plan).ToListAsync());
    }
}
