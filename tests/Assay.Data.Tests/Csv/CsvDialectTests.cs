using System.Text;
using Assay.CompilerServices;
using Assay.Data.Tests.Plans;
using Assay.TestKit;

namespace Assay.Data.Tests.Csv;

/// <summary>What CSV may look like beside the common form, told or said by options.</summary>
public sealed class CsvDialectTests : IDisposable
{
    private static readonly Town s_town = new() { Name = "München", People = 1_500_000 };

    private readonly TempFolder _folder = new();

    public sealed record Town
    {
        public string? Name { get; set; }
        public int? People { get; set; }

        public static ReflectedPlan<Town> Plan { get; } = new("towns");
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-8")]
    public async Task A_byte_order_mark_says_the_encoding(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        _folder.Write("rows.csv", [.. encoding.GetPreamble(), .. encoding.GetBytes("name,people\nMünchen,1500000\n")]);

        Assert.Equal([s_town], await ReadAsync(new()));
    }

    [Fact]
    public async Task Windows_1252_is_read_where_it_is_said_and_never_guessed()
    {
        _folder.Write("rows.csv", Encoding.Latin1.GetBytes("name,people\nUlm,120000\nMünchen,1500000\n"));

        Assert.Equal(s_town, (await ReadAsync(new CsvOptions { Encoding = "windows-1252" }))[1]);
        var broken = await FaultAsync(new());
        Assert.Equal((SourceFault.Malformed, 2L, "name"), (broken.Fault, broken.Row, broken.Column));
        Assert.Equal("row 2, column 'name': bytes that are not UTF-8", broken.Found);
        Assert.Contains("windows-1252", broken.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_that_is_not_as_its_encoding_says_is_refused()
    {
        _folder.Write("rows.csv", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("name,people\n"), 0x00, 0xD8, 0x61, 0x00, 0x2C, 0x00]);

        Assert.Equal(SourceFault.Malformed, (await FaultAsync(new())).Fault);
        await Assert.ThrowsAnyAsync<ArgumentException>(() => ReadAsync(new CsvOptions { Encoding = "utf-5" }));
    }

    [Theory]
    [InlineData("name~people\n'a~b'~1\n", '~', '\'')]
    [InlineData("'name'~'people'\r\n'a~b'~1\r\n", '~', '\'')]
    [InlineData("name|people\na~b|1\n", '|', '\0')]
    public async Task Delimiter_and_quote_can_be_said(string text, char delimiter, char quote)
    {
        _folder.Write("rows.csv", text);

        Assert.Equal([new Town { Name = "a~b", People = 1 }], await ReadAsync(new CsvOptions { Delimiter = delimiter, Quote = quote }));
    }

    [Fact]
    public async Task Without_quotes_they_are_text()
    {
        _folder.Write("rows.csv", "name,people\n\"a,1\nb\"\"c,2\n");

        Assert.Equal(["\"a", "b\"\"c"], (await ReadAsync(new CsvOptions { Quote = '\0' })).Select(town => town.Name));
    }

    [Fact]
    public async Task Without_a_header_the_record_says_the_order()
    {
        _folder.Write("rows.csv", "München,1500000\n");

        Assert.Equal([s_town], await ReadAsync(new CsvOptions { HasHeader = false }));
        _folder.Write("rows.csv", "München,1500000,x\n");
        Assert.Contains("3 cells; expected 2 as in the record", (await FaultAsync(new CsvOptions { HasHeader = false })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Coded_missing_values_are_null_unless_they_are_quoted()
    {
        _folder.Write("rows.csv", "name,people\nNA,-\n\"NA\",7\nNaNA,999\n");

        Assert.Equal(
            [new Town(), new Town { Name = "NA", People = 7 }, new Town { Name = "NaNA" }],
            await ReadAsync(new CsvOptions { NullValues = ["NA", "-", "999"] }));
    }

    [Fact]
    public async Task A_file_of_old_line_ends_is_read()
    {
        _folder.Write("rows.csv", "name,people\rUlm,1\rMünchen,1500000");

        Assert.Equal(s_town, (await ReadAsync(new()))[1]);
    }

    [Fact]
    public async Task A_cell_above_the_limit_is_refused_with_its_row_and_column()
    {
        _folder.Write("rows.csv", $"name,people\nUlm,1\n{new string('x', 3_000)},2\n");

        Assert.Equal(2, (await ReadAsync(new())).Count);
        var broken = await FaultAsync(new(), maxCell: 2_000);
        Assert.Equal((SourceFault.Malformed, 2L, "name"), (broken.Fault, broken.Row, broken.Column));
        Assert.Contains("a cell of more than 2,000 bytes", broken.Found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cell_much_larger_than_the_limit_is_not_read_to_its_end()
    {
        var endless = new EndlessFile(_folder.File("rows.csv"), "name,people\n\"", 'x', 400 << 20);
        var before = GC.GetTotalAllocatedBytes();

        Assert.Equal(1L, (await FaultAsync(new())).Row);
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 200 << 20);
        Assert.True(endless.Length > 400 << 20);
    }

    [Fact]
    public async Task Ten_thousand_columns_are_read()
    {
        var text = new StringBuilder();
        text.AppendJoin(',', Enumerable.Range(0, 9_998).Select(i => $"c{i}")).Append(",people,name\n");
        for (var row = 0; row < 20; row++)
            text.AppendJoin(',', Enumerable.Range(0, 9_998)).Append(",1500000,München\n");
        _folder.Write("rows.csv", text.ToString());

        Assert.Equal(Enumerable.Repeat(s_town, 20), await ReadAsync(new()));
    }

    [Fact]
    public async Task Rows_of_all_lengths_are_read_whatever_block_of_64_bytes_they_end_in()
    {
        var random = new Random(7);
        var towns = Enumerable.Range(0, 30_000).Select(i => new Town
        {
            Name = random.Next(6) switch { 0 => null, 1 => "", 2 => "a \"b\", c\r\nd", 3 => new string('ü', random.Next(200)) + "z", _ => new string('x', random.Next(1, 90)) },
            People = random.Next(4) == 0 ? null : random.Next(),
        }).ToArray();
        await RowsFile.WriteAsync(PlannedRows<Town>.Of(Town.Plan, towns), _folder.File("rows.csv"));

        foreach (var batchRows in (int[])[1, 7, 65_536])
            Assert.Equal(towns, await FileSource.Open(Town.Plan, new SourceSpec(_folder.File("rows.csv")) { BatchRows = batchRows }).ToListAsync());
    }

    public void Dispose() => _folder.Dispose();

    private Task<IReadOnlyList<Town>> ReadAsync(CsvOptions options, int maxCell = 16 << 20) => FileSource.Open(
        Town.Plan, new SourceSpec("rows.csv") { BaseFolder = _folder.Path, Csv = options, MaxCellBytes = maxCell }).ToListAsync();

    private Task<SourceException> FaultAsync(CsvOptions options, int maxCell = 16 << 20) => Assert.ThrowsAsync<SourceException>(() => ReadAsync(options, maxCell));

    /// <summary>A file that takes no room on disk but where it has text.</summary>
    private sealed class EndlessFile
    {
        public EndlessFile(string path, string start, char fill, long length)
        {
            using var file = File.Create(path);
            file.Write(Encoding.UTF8.GetBytes(start + fill));
            file.SetLength(length + start.Length + 1);
            Length = file.Length;
        }

        public long Length { get; }
    }
}
