using System.IO.Compression;
using System.Text;
using Assay.CompilerServices;
using Assay.Data.Tests.Csv;
using Assay.TestKit;
using ZstdSharp;

namespace Assay.Data.Tests.Files;

/// <summary>Text that is compressed as its name says.</summary>
public sealed class CompressedTextTests : IDisposable
{
    private static readonly byte[] s_airports = File.ReadAllBytes(RepositoryRoot.Path("examples/FlightDelay/data/airports.csv"));

    private readonly TempFolder _folder = new();

    [Theory]
    [InlineData("rows.csv.gz")]
    [InlineData("rows.csv.zst")]
    [InlineData("rows.CSV.ZSTD")]
    public async Task The_airports_are_read_from_compressed_text(string name)
    {
        _folder.Write(name, Pack(name, s_airports));

        Assert.Equal(3_376, (await OpenAsync(name)).Count);
    }

    [Fact]
    public async Task Compressed_lines_of_json_are_read()
    {
        _folder.Write("rows.jsonl.gz", Pack("x.gz", "{\"iata\":\"ABC\",\"latitude\":1.5}\n"u8));

        Assert.Equal([new CsvTests.Airport { Code = "ABC", Latitude = 1.5 }], await OpenAsync("rows.jsonl.gz"));
    }

    [Theory]
    [InlineData("rows.csv.gz", 1)]
    [InlineData("rows.csv.gz", 8)]
    [InlineData("rows.csv.gz", 9)]
    [InlineData("rows.csv.gz", 30_000)]
    [InlineData("rows.csv.zst", 1)]
    [InlineData("rows.csv.zst", 30_000)]
    public async Task A_stream_that_was_cut_off_is_never_taken_for_a_short_one(string name, int missing)
    {
        var packed = Pack(name, s_airports);
        _folder.Write(name, packed.AsSpan(0, packed.Length - missing));
        var cut = await Assert.ThrowsAsync<SourceException>(() => OpenAsync(name));

        Assert.Equal(SourceFault.Truncated, cut.Fault);
    }

    [Fact]
    public async Task Several_members_in_a_row_are_one_file_and_a_cut_in_the_last_is_found()
    {
        var half = s_airports.AsSpan().LastIndexOf((byte)'\n') / 2;
        byte[] both = [.. Pack("x.gz", s_airports.AsSpan(0, half)), .. Pack("x.gz", s_airports.AsSpan(half))];
        _folder.Write("rows.csv.gz", both);
        _folder.Write("cut.csv.gz", both.AsSpan(0, both.Length - 20));

        Assert.Equal(3_376, (await OpenAsync("rows.csv.gz")).Count);
        Assert.Equal(SourceFault.Truncated, (await Assert.ThrowsAsync<SourceException>(() => OpenAsync("cut.csv.gz"))).Fault);
    }

    [Theory]
    [InlineData("rows.csv.gz")]
    [InlineData("rows.csv.zst")]
    public async Task Damage_and_another_format_are_said(string name)
    {
        _folder.Write(name, s_airports);
        var other = await Assert.ThrowsAsync<SourceException>(() => OpenAsync(name));

        Assert.Equal(SourceFault.Truncated, other.Fault);
        Assert.Contains("data is damaged", other.Found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_few_bytes_that_unfold_without_an_end_are_refused()
    {
        var bomb = new MemoryStream();
        using (var zstd = new CompressionStream(bomb, leaveOpen: true))
        {
            zstd.Write("iata,latitude\n"u8);
            var rows = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("ABC,1.5\n", 1 << 17)));
            for (var i = 0; i < 70; i++)
                zstd.Write(rows);
        }

        _folder.Write("rows.csv.zst", bomb.ToArray());
        var refused = await Assert.ThrowsAsync<SourceException>(() => CountAsync(new SourceSpec(_folder.File("rows.csv.zst"))));

        Assert.Equal(SourceFault.Malformed, refused.Fault);
        Assert.Contains("1,000 times", refused.Found, StringComparison.Ordinal);
        Assert.Equal(70 << 17, await CountAsync(new SourceSpec(_folder.File("rows.csv.zst")) { MaxExpansion = 1_000_000 }));
    }

    public void Dispose() => _folder.Dispose();

    private static async Task<long> CountAsync(SourceSpec spec)
    {
        long rows = 0;
        await foreach (var batch in FileSource.Open(CsvTests.Airport.Plan, spec).ReadBatchesAsync([]))
            rows += batch.RowCount;
        return rows;
    }

    internal static byte[] Pack(string name, ReadOnlySpan<byte> text)
    {
        var packed = new MemoryStream();
        using (Stream stream = name.EndsWith("gz", StringComparison.Ordinal) ? new GZipStream(packed, CompressionLevel.Optimal, true) : new CompressionStream(packed, leaveOpen: true))
            stream.Write(text);
        return packed.ToArray();
    }

    private Task<IReadOnlyList<CsvTests.Airport>> OpenAsync(string name) =>
        FileSource.Open(CsvTests.Airport.Plan, new SourceSpec(_folder.File(name))).ToListAsync();
}
