using Assay.CompilerServices;
using Assay.Data.Arrow;
using Assay.Data.Tests.Plans;
using Assay.TestKit;
using ParquetSharp;
using ParquetSharp.Arrow;

namespace Assay.Data.Tests.Files;

/// <summary>Sources taken apart, and looked at without being read.</summary>
public sealed class SplitTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Row_groups_are_pieces_whose_rows_one_after_the_other_are_those_of_the_file()
    {
        Write("a.parquet", 95, rowGroup: 10);
        Write("b.parquet", 7, rowGroup: 10);
        var rows = Rows("*.parquet");
        var pieces = await rows.SplitAsync();

        // Of ten groups of 10 rows each two fill a batch of 20; the last is short.
        Assert.Equal(6, pieces.Count);
        var apart = new List<(string, long)>();
        foreach (var piece in pieces)
            apart.AddRange(await PlacesAsync(piece));
        Assert.Equal(await PlacesAsync(rows), apart);
        Assert.Equal(102, apart.Count);
        Assert.Equal(("a.parquet", 95L), apart[94]);
    }

    [Fact]
    public async Task A_piece_decodes_the_rows_of_its_groups()
    {
        Write("a.parquet", 95, rowGroup: 10);
        var second = (await Rows("a.parquet").SplitAsync())[1];

        Assert.Equal(Enumerable.Range(20, 20), (await ((Rows<Flight>)second).ToListAsync()).Select(flight => flight.Distance));
    }

    [Fact]
    public async Task Files_of_text_are_a_piece_each()
    {
        _folder.Write("a.csv", "date,delay,distance,origin,destination\n2001-01-01T00:00:00,1,2,ATL,MIA\n");
        _folder.Write("b.csv", "date,delay,distance,origin,destination\n2001-01-01T00:00:00,1,2,ATL,MIA\n");

        Assert.Equal(2, (await Rows("*.csv").SplitAsync()).Count);
    }

    [Fact]
    public async Task A_print_follows_the_content_and_not_the_name()
    {
        Write("a.parquet", 95, rowGroup: 10);
        File.Copy(_folder.File("a.parquet"), _folder.File("same.parquet"));
        Write("other.parquet", 96, rowGroup: 10);

        var print = (await Rows("a.parquet").LookAsync())!.Print;
        Assert.Equal(print, (await Rows("same.parquet").LookAsync())!.Print);
        Assert.NotEqual(print, (await Rows("other.parquet").LookAsync())!.Print);
        Assert.Matches("^print:[0-9a-f]{32}$", print);
    }

    [Fact]
    public async Task A_look_tells_the_columns_as_they_are_stored()
    {
        Write("a.parquet", 5, rowGroup: 10);
        _folder.Write("a.csv", "date,delay,more\n2001-01-01,1,x\n");
        _folder.Write("a.jsonl", "{\"date\":\"2001-01-01\"}\n{\"delay\":1}\n");

        Assert.Equal(
            [("date", "timestamp[us]"), ("delay", "int32"), ("distance", "int32"), ("origin", "utf8"), ("destination", "utf8")],
            (await Rows("a.parquet").LookAsync())!.Columns.Select(column => (column.Name, column.Type)));
        Assert.Equal([new("date", "text", true), new("delay", "text", true), new("more", "text", true)], (await Rows("a.csv").LookAsync())!.Columns);
        Assert.Equal(["date", "delay"], (await Rows("a.jsonl").LookAsync())!.Columns.Select(column => column.Name));
    }

    private static async Task<List<(string, long)>> PlacesAsync(Rows rows)
    {
        var places = new List<(string, long)>();
        await foreach (var batch in rows.ReadBatchesAsync([2]))
            places.AddRange(Enumerable.Range(0, batch.RowCount).Select(row => (batch.Source, batch.PlaceOf(row))));
        return places;
    }

    private Rows<Flight> Rows(string path) => FileSource.Open(Flight.Plan, new SourceSpec(path) { BaseFolder = _folder.Path, BatchRows = 20 });

    private void Write(string file, int rows, int rowGroup)
    {
        var flights = Enumerable.Range(0, rows).Select(i => new Flight { Date = new DateTime(2001, 1, 1).AddHours(i), Delay = i, Distance = i, Origin = "ATL", Destination = "MIA" }).ToArray();
        using var batch = ArrowRows.Copy(Flight.Plan.Descriptor, MemoryColumnBatch.Of<Flight>(Flight.Plan, flights));
        using var properties = new WriterPropertiesBuilder().MaxRowGroupLength(rowGroup).Build();
        using var writer = new FileWriter(_folder.File(file), ArrowSchemas.Of(Flight.Plan.Descriptor, [0, 1, 2, 3, 4]), properties);
        writer.WriteTable(Apache.Arrow.Table.TableFromRecordBatches(batch.Schema, [batch]), rowGroup);
        writer.Close();
    }
}
