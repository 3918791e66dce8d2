using Assay.Data;
using Assay.Data.DuckDb;
using Assay.TestKit;

namespace Assay.Pushdown.Tests.Queries;

/// <summary>What a query over a batch can't do, and what it must give.</summary>
public sealed class BatchQueryTests : IAsyncLifetime, IDisposable
{
    private readonly TempFolder _folder = new();

    public Task InitializeAsync() => RowsFile.WriteAsync(RowsOf.Memory([Bill.Of(1, 12), Bill.Of(2, 9)]), _folder.File("bills.parquet"));

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("SELECT count(*) FROM bills", 2)]
    [InlineData("FROM bills SELECT sum(number);", 3)]
    [InlineData("SELECT sum(net) / 8 FROM bills /* half */", 2.5)]
    [InlineData("WITH few AS (SELECT * FROM bills LIMIT 1) SELECT count(*) FROM few", 1)]
    [InlineData("SELECT 0.5::DECIMAL(3,1)", 0.5)]
    [InlineData("SELECT count(*)::HUGEINT FROM bills", 2)]
    public async Task A_selection_gives_its_number(string sql, double expected) => Assert.Equal(new QueryAnswer(expected), await RunAsync(sql));

    [Theory]
    [InlineData("SELECT number FROM bills WHERE false", "no row")]
    [InlineData("SELECT number FROM bills", "several rows")]
    [InlineData("SELECT number, net FROM bills LIMIT 1", "2 columns")]
    [InlineData("SELECT max(customer) FROM bills", "a value that is no number")]
    [InlineData("SELECT max(number) FROM bills WHERE false", "null")]
    public async Task What_is_not_one_number_is_said(string sql, string found) =>
        Assert.Equal(new QueryAnswer(null, $"not checked: the query gives {found}, and one number is expected; write SELECT count(*) …"), await RunAsync(sql));

    [Theory]
    [InlineData("SELECT count(*) FROM 'other.parquet'")]
    [InlineData("SELECT count(*) FROM read_csv('FOLDER/secret.csv')")]
    [InlineData("SELECT count(*) FROM read_text('/etc/passwd')")]
    [InlineData("SELECT count(*) FROM glob('FOLDER/*')")]
    [InlineData("SELECT count(*) FROM read_parquet('FOLDER/*.parquet')")]
    [InlineData("SELECT count(*) FROM read_csv('https://example.org/rows.csv')")]
    [InlineData("COPY (SELECT 1) TO 'FOLDER/written.csv'")]
    [InlineData("DELETE FROM bills")]
    [InlineData("ATTACH 'FOLDER/written.db' AS other")]
    [InlineData("INSTALL httpfs")]
    [InlineData("SELECT 1) AS answer; COPY (SELECT 1) TO 'FOLDER/written.csv'; SELECT * FROM (SELECT 1")]
    [InlineData("SELECT 1) AS answer; SET enable_external_access = true; SELECT * FROM (SELECT 1")]
    [InlineData("SELECT 1) AS answer; LOAD httpfs; SELECT * FROM (SELECT 1")]
    public async Task Nothing_but_the_batch_is_read_and_nothing_is_written(string sql)
    {
        _folder.Write("secret.csv", "a\n1\n");

        var answer = await RunAsync(sql.Replace("FOLDER", _folder.Path, StringComparison.Ordinal));

        Assert.Null(answer.Number);
        Assert.StartsWith("not checked: ", answer.Fault, StringComparison.Ordinal);
        Assert.Equal(["bills.parquet", "secret.csv"], Directory.EnumerateFileSystemEntries(_folder.Path).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task A_fault_quotes_no_cell()
    {
        var answer = await RunAsync("SELECT sum(CAST(customer AS INTEGER)) FROM bills");

        Assert.Equal(new QueryAnswer(null, "not checked: a value that the query can't convert"), answer);
    }

    [Fact]
    public async Task A_column_that_is_missing_is_named() =>
        Assert.Contains("nothing", (await RunAsync("SELECT count(nothing) FROM bills")).Fault, StringComparison.Ordinal);

    [Fact]
    public async Task Memory_is_limited()
    {
        var answer = await RunAsync("SELECT len(list(repeat('x', 1000) || range)) FROM range(1000000)", memory: 20 << 20);

        Assert.Equal(new QueryAnswer(null, "not checked: DuckDB stopped with 'Out of Memory Error'"), answer);
    }

    [Fact]
    public async Task A_query_is_cancelled()
    {
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RunAsync("SELECT count(*) FROM range(10000000) a, range(10000000) b WHERE a.range + b.range < 0", cancellation: cancel.Token));
    }

    private Task<QueryAnswer> RunAsync(string sql, long memory = 1L << 30, CancellationToken cancellation = default) => new DuckDbScheme().RunAsync(
        new("bills", sql, [_folder.File("bills.parquet")]) { MemoryLimit = memory, TemporaryFolder = _folder.Path }, cancellation);
}
