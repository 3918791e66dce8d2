using Assay.CompilerServices;
using Assay.Data.Tests.Plans;
using Assay.TestKit;

namespace Assay.Data.Tests.Csv;

public sealed class CsvTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public sealed record Airport
    {
        [StoredAs("iata")] public string Code { get; set; } = "";
        public double Latitude { get; set; }
        public string? City { get; set; }

        public static ReflectedPlan<Airport> Plan { get; } = new("airports");
    }

    [Fact]
    public async Task The_airports_of_the_example_are_read()
    {
        var airports = await FileSource.Open(Airport.Plan, new SourceSpec(RepositoryRoot.Path("examples/FlightDelay/data/airports.csv"))).ToListAsync();

        Assert.Equal(3_376, airports.Count);
        Assert.Equal(new Airport { Code = "00M", Latitude = 31.95376472, City = "Bay Springs" }, airports[0]);
    }

    [Theory]
    [InlineData("iata;latitude;city\nABC;1.5;\"a;b\"\n")]
    [InlineData("iata\tlatitude\tcity\r\nABC\t1.5\ta;b\r\n")]
    [InlineData("city|x|LATITUDE|iata\na;b|9|1.5|ABC")]
    [InlineData("\uFEFFiata, latitude ,city\n\nABC, 1.5 ,\"a;b\"\n\n")]
    public async Task The_header_tells_delimiter_and_order(string text)
    {
        _folder.Write("rows.csv", text);

        Assert.Equal([new Airport { Code = "ABC", Latitude = 1.5, City = "a;b" }], await Open().ToListAsync());
    }

    [Fact]
    public async Task A_cell_without_text_is_null_and_a_quoted_one_is_empty_text()
    {
        _folder.Write("rows.csv", "iata,latitude,city\nA,1,\nB,2,\"\"\n\"\",3,\"say \"\"hi\"\", twice\"\n,4,x\n");
        await foreach (var batch in Open().ReadBatchesAsync())
        {
            Assert.Equal([false, false, false, true], Nulls(batch, 0));
            Assert.Equal([true, false, false, false], Nulls(batch, 2));
            Assert.Equal("", batch.Format(2, 1));
            Assert.Equal("", batch.Format(0, 2));
            Assert.Equal("say \"hi\", twice", batch.Format(2, 2));
        }
    }

    [Fact]
    public async Task A_cell_that_does_not_read_is_a_fault_of_the_cell_and_the_row_goes_on()
    {
        _folder.Write("rows.csv", "iata,latitude,city\nA,north,x\nB,2,y\nC,1e999,z\n");
        await foreach (var batch in Open().ReadBatchesAsync())
        {
            Assert.Equal([new CellFault(0, 1, "north"), new CellFault(2, 1, "1e999")], batch.Faults);
            Assert.Equal([true, false, true], Nulls(batch, 1));
            Assert.Equal("x", batch.Format(2, 0));
        }
    }

    [Theory]
    [InlineData("iata,latitude,city\nA,1,x\nB,2,\"y\nC,3,z\n", 2L, "quote")]
    [InlineData("iata,latitude,city\nA,1,\"x\"y\n", 1L, "quote")]
    [InlineData("iata,latitude,city\nA,1,x\nB,2,y,z\n", 2L, "4 cells")]
    [InlineData("iata,latitude,city\nA,1,x\nB,2\n", 2L, "2 cells")]
    public async Task Broken_text_names_the_row_and_what_is_wrong(string text, long row, string found)
    {
        _folder.Write("rows.csv", text);
        var broken = await Assert.ThrowsAsync<SourceException>(() => Open().ToListAsync());

        Assert.Equal((SourceFault.Malformed, row, true), (broken.Fault, broken.Row, broken.IsData));
        Assert.StartsWith($"rows.csv: row {row}: ", broken.Message, StringComparison.Ordinal);
        Assert.Contains(found, broken.Found, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', broken.Message);
    }

    [Fact]
    public async Task A_quote_that_is_never_closed_does_not_swallow_memory()
    {
        _folder.Write("rows.csv", "iata,latitude,city\nA,1,\"x\n" + string.Concat(Enumerable.Repeat("B,2,yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy\n", 600_000)));
        var broken = await Assert.ThrowsAsync<SourceException>(() => Open().ToListAsync());

        Assert.Equal((SourceFault.Malformed, 1L), (broken.Fault, broken.Row));
    }

    [Fact]
    public async Task Rows_after_the_first_batch_keep_their_numbers()
    {
        _folder.Write("rows.csv", "iata,latitude,city\n" + string.Concat(Enumerable.Repeat("A,1,x\n", 25)) + "B,2\n");
        var broken = await Assert.ThrowsAsync<SourceException>(() => Open(batchRows: 10).ToListAsync());

        Assert.Equal(26, broken.Row);
    }

    [Theory]
    [InlineData("")]
    [InlineData("iata,latitude,city\n")]
    [InlineData("iata,latitude,city\n\n\n")]
    public async Task A_file_without_rows_is_empty(string text)
    {
        _folder.Write("rows.csv", text);

        Assert.Equal(SourceFault.Empty, (await Assert.ThrowsAsync<SourceException>(() => Open().ToListAsync())).Fault);
    }

    [Fact]
    public async Task Bytes_that_are_not_utf8_are_said_with_the_line_that_converts_them()
    {
        _folder.Write("rows.csv", "iata,latitude,city\nA,1,M\xFCnchen\n"u8.ToArray().Where(b => b != 0xC3).ToArray());
        var broken = await Assert.ThrowsAsync<SourceException>(() => Open().ToListAsync());

        Assert.Equal((SourceFault.Malformed, "row 1, column 'city': bytes that are not UTF-8"), (broken.Fault, broken.Found));
        Assert.Contains("iconv", broken.Remedy, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static bool[] Nulls(ColumnBatch batch, int ordinal) =>
        [.. Enumerable.Range(0, batch.RowCount).Select(row => batch.Format(ordinal, row) is null)];

    private Rows<Airport> Open(int batchRows = 65_536) =>
        FileSource.Open(Airport.Plan, new SourceSpec("rows.csv") { BaseFolder = _folder.Path, BatchRows = batchRows });
}
