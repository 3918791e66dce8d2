using Assay.Data.Tests.Plans;
using Assay.TestKit;

namespace Assay.Data.Tests.Parquet;

/// <summary>The example's flights: files of another program, with 64-bit numbers where the record has 32.</summary>
public sealed class FlightFilesTests
{
    private static readonly string s_example = RepositoryRoot.Path("examples/FlightDelay");

    [Fact]
    public async Task The_months_of_a_glob_are_read_in_order_each_counting_its_own_rows()
    {
        var sources = new List<(string Source, long Rows)>();
        await foreach (var batch in Flights("data/flights/*.parquet").ReadBatchesAsync([0]))
            sources.Add((batch.Source, batch.FirstRow + batch.RowCount));

        Assert.Equal(
            ["data/flights/2001-01.parquet", "data/flights/2001-02.parquet", "data/flights/2001-03.parquet", "data/flights/2001-04.parquet"],
            sources.Select(s => s.Source).Distinct());
        Assert.All(sources.GroupBy(s => s.Source), month => Assert.Equal(20_000, month.Last().Rows));
    }

    [Fact]
    public async Task A_row_holds_what_the_file_holds()
    {
        var flights = await Flights("data/refused/2001-02-as-published.parquet").ToListAsync();

        Assert.Equal(20_001, flights.Count);
        var impossible = Assert.Single(flights, flight => flight.Delay == -1116);
        Assert.Equal(("MIA", "STL"), (impossible.Origin, impossible.Destination));
        Assert.Equal(new DateOnly(2001, 2, 27), DateOnly.FromDateTime(impossible.Date));
    }

    [Fact]
    public async Task A_text_column_comes_as_codes_and_distinct_values_whose_strings_batches_share()
    {
        string[]? first = null;
        await foreach (var batch in Flights("data/flights/2001-01.parquet", batchRows: 4_096).ReadBatchesAsync([3]))
        {
            var origin = batch.Column<string>(3);
            Assert.True(origin.IsDictionary);
            Assert.InRange(origin.Values.Length, 100, 400);
            Assert.Equal(batch.RowCount, origin.Codes.Length);
            first ??= origin.Values.ToArray();
            Assert.Same(first[0], origin.Values[0]);
        }
    }

    [Fact]
    public async Task Reading_text_makes_far_less_than_a_string_per_row()
    {
        var rows = Flights("data/flights/2001-01.parquet");
        await CountOrd(rows);
        var thread = Environment.CurrentManagedThreadId;
        var before = GC.GetAllocatedBytesForCurrentThread();
        var (count, ord) = await CountOrd(rows);
        var perRow = (double)(GC.GetAllocatedBytesForCurrentThread() - before) / count;

        Assert.Equal(thread, Environment.CurrentManagedThreadId);
        Assert.Equal(20_000, count);
        Assert.InRange(ord, 500, 2_000);
        Assert.True(perRow < 16, $"{perRow} bytes were allocated per row; a string of three letters takes 32.");
    }

    [Fact]
    public async Task A_column_known_later_is_neither_read_nor_missed()
    {
        using var folder = new TempFolder();
        folder.Write("rows.csv", "date,distance,origin,destination\n2001-01-01 05:40,300,ABQ,DAL\n");
        var spec = new SourceSpec(folder.File("rows.csv"));

        var missing = await Assert.ThrowsAsync<SourceException>(() => FileSource.Open(Flight.Plan, spec).ToListAsync());
        Assert.Equal((SourceFault.Schema, "delay"), (missing.Fault, missing.Column));
        var flight = Assert.Single(await FileSource.Open(Flight.Plan, spec with { WithoutKnownAfter = true }).ToListAsync());
        Assert.Equal((0, 300), (flight.Delay, flight.Distance));
        await foreach (var batch in FileSource.Open(Flight.Plan, new SourceSpec(s_example + "/data/flights/2001-01.parquet") { WithoutKnownAfter = true }).ReadBatchesAsync([0, 1]))
        {
            Assert.True(batch.Has(0));
            Assert.False(batch.Has(1));
        }
    }

    private static async Task<(int Rows, int Ord)> CountOrd(Rows<Flight> flights)
    {
        var (rows, ord) = (0, 0);
        await foreach (var batch in flights.ReadBatchesAsync([3]))
        {
            var origin = batch.Column<string>(3);
            rows += origin.Length;
            for (var row = 0; row < origin.Length; row++)
                ord += origin[row] == "ORD" ? 1 : 0;
        }

        return (rows, ord);
    }

    private static Rows<Flight> Flights(string path, int batchRows = 65_536) =>
        FileSource.Open(Flight.Plan, new SourceSpec(path) { BaseFolder = s_example, BatchRows = batchRows });
}
