using Assay.CompilerServices;
using Assay.Data.DuckDb;
using Assay.Data.Tests.Plans;
using Assay.TestKit;

namespace Assay.Data.Tests.DuckDb;

public sealed class DuckDbSchemeTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Theory]
    [InlineData("rows.parquet")]
    [InlineData("rows.csv")]
    public async Task Another_engine_reads_our_files_as_they_were_written(string file)
    {
        var rows = EveryType.Rows(100);
        await RowsFile.WriteAsync(PlannedRows<EveryType>.Of(EveryType.Plan, rows, chunk: 30), _folder.File(file));
        var from = file.EndsWith(".csv", StringComparison.Ordinal)
            ? "SELECT * REPLACE (money::DECIMAL(38,18) AS money, maybe_money::DECIMAL(38,18) AS maybe_money) FROM read_csv('rows.csv', types = {'money': 'VARCHAR', 'maybe_money': 'VARCHAR', 'instant': 'TIMESTAMPTZ', 'maybe_instant': 'TIMESTAMPTZ', 'maybe_text': 'VARCHAR'}, allow_quoted_nulls = false)"
            : "FROM 'rows.parquet'";

        Assert.Equal(rows, await Open(EveryType.Plan, from).ToListAsync());
    }

    [Fact]
    public async Task A_query_over_the_example_agrees_with_our_own_reading()
    {
        var example = RepositoryRoot.Path("examples/FlightDelay");
        var late = await FileSource.Open(Flight.Plan, Spec("SELECT * FROM 'data/flights/2001-0*.parquet' WHERE delay > 15 ORDER BY date, origin, destination, distance, delay") with { BaseFolder = example }).ToListAsync();
        var own = (await FileSource.Open(Flight.Plan, new SourceSpec("data/flights/*.parquet") { BaseFolder = example }).Where(flight => flight.Delay > 15).ToListAsync())
            .OrderBy(f => f.Date).ThenBy(f => f.Origin, StringComparer.Ordinal).ThenBy(f => f.Destination, StringComparer.Ordinal).ThenBy(f => f.Distance).ThenBy(f => f.Delay);

        Assert.Equal(own, late);
    }

    [Fact]
    public async Task Batches_number_the_rows_and_hold_only_the_columns_asked_for()
    {
        _folder.Write("rows.json", "[{\"Date\":\"2001-01-01 00:00:00\",\"distance\":1,\"origin\":\"A\",\"destination\":\"B\",\"delay\":2.5},{\"Date\":null,\"distance\":2,\"origin\":null,\"destination\":\"C\",\"delay\":3}]");
        var batches = new List<(long, int)>();
        await foreach (var batch in FileSource.Open(Flight.Plan, Spec("FROM 'rows.json'") with { BatchRows = 1, WithoutKnownAfter = true }).ReadBatchesAsync([0, 1, 3]))
        {
            batches.Add((batch.FirstRow, batch.RowCount));
            Assert.Equal([true, false, false, true, false], Enumerable.Range(0, 5).Select(batch.Has));
            Assert.Equal(batch.FirstRow == 0 ? "A" : null, batch.Format(3, 0));
        }

        Assert.Equal([(0, 1), (1, 1)], batches);
        await foreach (var batch in Open(Flight.Plan, "FROM 'rows.json'").ReadBatchesAsync([1]))
            Assert.Equal([new CellFault(0, 1, "2.5")], batch.Faults);
        await foreach (var batch in Open(Flight.Plan, "FROM 'rows.json'").ReadBatchesAsync([]))
            Assert.Equal(2, batch.RowCount);
    }

    [Theory]
    [InlineData("FROM 'none.parquet'", SourceFault.Missing, "no such file")]
    [InlineData("FROM none", SourceFault.Missing, "Table with name none does not exist")]
    [InlineData("SELEC 1", SourceFault.Malformed, "syntax error")]
    [InlineData("SELECT x FROM (SELECT 1 AS y)", SourceFault.Schema, "\"x\" not found")]
    [InlineData("SELECT 1 AS distance", SourceFault.Schema, "no column for Date among 'distance'")]
    [InlineData("SELECT 'secret' AS date, 1 AS delay, 1 AS distance, 'A' AS origin, 'B' AS destination", SourceFault.ColumnType, "column 'date' is text")]
    [InlineData("SELECT [1] AS date, 1 AS delay, 1 AS distance, 'A' AS origin, 'B' AS destination", SourceFault.ColumnType, "column 'date' is binary")]
    [InlineData("SELECT x::DATE AS date, 1 AS delay, 1 AS distance, 'A' AS origin, 'B' AS destination FROM (SELECT unnest(['secret']) AS x)", SourceFault.ColumnType, "can't convert")]
    [InlineData("SELECT TIMESTAMP '2001-01-01' AS date, 1 AS delay, 1 AS distance, 'A' AS origin, 'B' AS destination WHERE false", SourceFault.Empty, "no rows")]
    public async Task What_fails_is_said_without_a_cell(string query, SourceFault fault, string found)
    {
        var failure = await Assert.ThrowsAsync<SourceException>(() => Open(Flight.Plan, query).ToListAsync());

        Assert.Equal(fault, failure.Fault);
        Assert.Contains(found, failure.Found, StringComparison.Ordinal);
        Assert.Null(failure.InnerException);
        Assert.DoesNotContain('\n', failure.Message);
        Assert.DoesNotContain("secret", failure.Found + failure.Expected + failure.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_package_the_scheme_is_foreign()
    {
        var foreign = await Assert.ThrowsAsync<SourceException>(() => FileSource.Open(Flight.Plan, new SourceSpec("duckdb:SELECT 1")).CountAsync());

        Assert.Equal((SourceFault.Missing, "a URI of scheme duckdb"), (foreign.Fault, foreign.Found));
        Assert.Contains("Assay.Data.DuckDb", foreign.Remedy, StringComparison.Ordinal);
        Assert.False(FileSource.IsFiles(Spec("SELECT 1")));
        Assert.True(FileSource.IsFiles(new SourceSpec("rows.csv") { Schemes = [new DuckDbScheme()] }));
    }

    public void Dispose() => _folder.Dispose();

    private SourceSpec Spec(string query) => new($"duckdb:{query}") { BaseFolder = _folder.Path, Schemes = [new DuckDbScheme()] };

    private Rows<T> Open<T>(DatasetPlan<T> plan, string query) => FileSource.Open(plan, Spec(query));
}
