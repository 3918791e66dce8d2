using Amazon.Runtime;
using Assay.Data.S3;
using Assay.Data.Tests.Csv;
using Assay.Data.Tests.Files;
using Assay.Data.Tests.Plans;
using Assay.TestKit;
using Assay.TestKit.Loopback;
using Assay.Workspace.Tests.S3;

namespace Assay.Data.Tests.S3;

/// <summary>Objects of a bucket as a source, over HTTP on loopback.</summary>
public sealed class S3SchemeTests : IAsyncLifetime
{
    private readonly S3Double _bucket = new();
    private readonly TempFolder _folder = new();
    private LoopbackServer _server = null!;

    public async Task InitializeAsync() => _server = await LoopbackServer.StartAsync(_bucket.Answer);

    public async Task DisposeAsync()
    {
        _folder.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_pattern_reads_the_objects_that_it_matches_in_order_and_their_partitions()
    {
        foreach (var year in (int[])[2003, 2001, 2002])
            _bucket.Add($"sales/year={year}/shop name=A%2FB/part.csv", $"amount\n{year}.5\n");
        _bucket.Add("sales/year=2001/shop name=A%2FB/notes.txt", "x");
        _bucket.Add("sales/year=2001/", "");

        var sales = await Open(PartitionTests.Sale.Plan, "s3://assay/sales/**/*.csv").ToListAsync();

        Assert.Equal(
            [(2001, "A/B", 2001.5m), (2002, "A/B", 2002.5m), (2003, "A/B", 2003.5m)],
            sales.Select(sale => (sale.Year, sale.Shop!, sale.Amount)));
    }

    [Fact]
    public async Task Parquet_of_a_bucket_comes_back_as_it_was_written()
    {
        var rows = EveryType.Rows(500);
        await RowsFile.WriteAsync(PlannedRows<EveryType>.Of(EveryType.Plan, rows), _folder.File("rows.parquet"));
        _bucket.Add("rows.parquet", File.ReadAllBytes(_folder.File("rows.parquet")));

        Assert.Equal(rows, await Open(EveryType.Plan, "s3://assay/rows.parquet").ToListAsync());
    }

    [Fact]
    public async Task Messages_name_the_object_and_never_the_copy()
    {
        _bucket.Add("rows.csv", "iata,latitude,city\nA,1\n");
        var broken = await FaultAsync("s3://assay/rows.csv");

        Assert.Equal((SourceFault.Malformed, "s3://assay/rows.csv", 1L), (broken.Fault, broken.SourceName, broken.Row));
    }

    [Theory]
    [InlineData("s3://assay/none.csv", "no such object")]
    [InlineData("s3://asay/none.csv", "no such bucket")]
    [InlineData("s3://assay/none/*.csv", "no file in s3://assay/none/ matches")]
    public async Task What_is_missing_is_said(string source, string found)
    {
        var missing = await FaultAsync(source);

        Assert.Equal((SourceFault.Missing, found), (missing.Fault, missing.Found));
    }

    [Fact]
    public void A_source_without_bucket_or_key_is_no_source() => Assert.Throws<ArgumentException>(() => Open(CsvTests.Airport.Plan, "s3://assay"));

    private Task<SourceException> FaultAsync(string source) => Assert.ThrowsAsync<SourceException>(() => Open(CsvTests.Airport.Plan, source).ToListAsync());

    private Rows<T> Open<T>(ReflectedPlan<T> plan, string source)
        where T : new() => FileSource.Open(plan, new SourceSpec(source) { Schemes = [new S3Scheme(OptionsOf)] });

    private S3Options OptionsOf(string bucket) => new()
    {
        Bucket = bucket,
        ServiceUrl = _server.Address,
        ForcePathStyle = true,
        Credentials = new BasicAWSCredentials("key", "secret"),
    };
}
