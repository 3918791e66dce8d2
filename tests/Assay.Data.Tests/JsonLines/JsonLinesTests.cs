using Assay.CompilerServices;
using Assay.Data.Tests.Plans;
using Assay.TestKit;

namespace Assay.Data.Tests.JsonLines;

public sealed class JsonLinesTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public sealed record Reading
    {
        public string Sensor { get; set; } = "";
        public int Count { get; set; }
        public double? Value { get; set; }

        public static ReflectedPlan<Reading> Plan { get; } = new("readings");
    }

    [Fact]
    public async Task Members_are_matched_by_name_in_any_order_and_others_are_passed_over()
    {
        _folder.Write("rows.jsonl", "\uFEFF{\"sensor\":\"a\\u00e9\",\"Count\":1,\"extra\":{\"x\":[1,2]},\"value\":1.5}\r\n\n  \n{\"value\":null,\"Count\":2,\"sensor\":\"b\"}\n{\"sensor\":\"c\",\"Count\":3}");

        Assert.Equal(
            [new Reading { Sensor = "aé", Count = 1, Value = 1.5 }, new Reading { Sensor = "b", Count = 2 }, new Reading { Sensor = "c", Count = 3 }],
            await Open().ToListAsync());
    }

    [Fact]
    public async Task Nothing_is_coerced()
    {
        _folder.Write("rows.jsonl", """
            {"sensor":1776,"count":1,"value":"NaN"}
            {"sensor":"b","count":"2","value":"1.5"}
            {"sensor":{"x":1},"count":2.5,"value":true}
            """);
        await foreach (var batch in Open().ReadBatchesAsync())
        {
            Assert.Equal(
                [
                    new CellFault(0, 0, "1776"), new CellFault(1, 1, "2"), new CellFault(1, 2, "1.5"),
                    new CellFault(2, 0, "an object"), new CellFault(2, 1, "2.5"), new CellFault(2, 2, "true"),
                ],
                batch.Faults);
            Assert.Equal("NaN", batch.Format(2, 0));
        }
    }

    [Theory]
    [InlineData("{\"sensor\":\"a\",\"count\":1}\n{\"sensor\":\"b\",\n", 2L, "broken JSON")]
    [InlineData("{\"sensor\":\"a\",\"count\":1}\n{\"sensor\":\"b\"", 2L, "broken JSON")]
    [InlineData("{\"sensor\":\"a\",\"count\":1} {}\n", 1L, "broken JSON")]
    [InlineData("[{\"sensor\":\"a\",\"count\":1}]\n", 1L, "no object")]
    [InlineData("{\"sensor\":\"a\",\"count\":1,\"count\":2}\n", 1L, "member 'count' twice")]
    public async Task Broken_lines_name_the_row(string text, long row, string found)
    {
        _folder.Write("rows.jsonl", text);
        var broken = await Assert.ThrowsAsync<SourceException>(() => Open().ToListAsync());

        Assert.Equal((SourceFault.Malformed, row), (broken.Fault, broken.Row));
        Assert.Contains(found, broken.Found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_member_that_no_line_has_is_a_missing_column_unless_it_may_be_null()
    {
        _folder.Write("rows.jsonl", "{\"sensor\":\"a\",\"sum\":1}\n");
        var missing = await Assert.ThrowsAsync<SourceException>(() => Open().ToListAsync());

        Assert.Equal((SourceFault.Schema, "count"), (missing.Fault, missing.Column));
        Assert.Contains("among 'sensor', 'sum'", missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_members_that_match_one_column_are_named_both()
    {
        _folder.Write("rows.jsonl", "{\"sensor\":\"a\",\"count\":1}\n{\"sensor\":\"a\",\"Count\":1}\n");
        var twice = await Assert.ThrowsAsync<SourceException>(() => Open().ToListAsync());

        Assert.Equal(SourceFault.Schema, twice.Fault);
        Assert.Contains("'count' and 'Count'", twice.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lines_longer_than_the_buffer_are_read_whole()
    {
        var text = new string('x', 200_000);
        _folder.Write("rows.jsonl", string.Concat(Enumerable.Range(0, 5).Select(i => $"{{\"sensor\":\"{text}\",\"count\":{i}}}\n")));
        var rows = await Open(batchRows: 2).ToListAsync();

        Assert.Equal([0, 1, 2, 3, 4], rows.Select(row => row.Count));
        Assert.All(rows, row => Assert.Equal(text, row.Sensor));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    public async Task A_file_without_rows_is_empty(string text)
    {
        _folder.Write("rows.jsonl", text);

        Assert.Equal(SourceFault.Empty, (await Assert.ThrowsAsync<SourceException>(() => Open().ToListAsync())).Fault);
    }

    public void Dispose() => _folder.Dispose();

    private Rows<Reading> Open(int batchRows = 65_536) =>
        FileSource.Open(Reading.Plan, new SourceSpec("rows.jsonl") { BaseFolder = _folder.Path, BatchRows = batchRows });
}
