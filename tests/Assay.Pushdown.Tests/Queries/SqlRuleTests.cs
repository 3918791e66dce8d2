using Assay.CompilerServices;
using Assay.Data;
using Assay.Data.DuckDb;
using Assay.Data.Postgres;
using Assay.TestKit;
using Assay.TestKit.Postgres;
using Assay.Validation;
using Assay.Validation.Parts;

namespace Assay.Pushdown.Tests.Queries;

/// <summary>Rules that are queries, over batches of every kind.</summary>
public sealed class SqlRuleTests(PostgresCluster cluster) : IClassFixture<PostgresCluster>, IDisposable
{
    private const string Cheaper = "open-bills.*.sql";
    private const string Customers = "open-bills.*.customers";
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("bills.parquet", true)]
    [InlineData("bills.csv", true)]
    [InlineData("bills.jsonl", true)]
    [InlineData("bills.parquet", false)]
    [InlineData("bills.csv", false)]
    public async Task Files_are_queried_whatever_their_format(string name, bool statistics)
    {
        await RowsFile.WriteAsync(RowsOf.Memory([Bill.Of(1, 12), Bill.Of(2, 9), Bill.Of(3, 8)]), _folder.File(name));

        AssertFound(await Validation().With(options => options with { Statistics = statistics }).ValidateAsync(AssayModules.Plan<Bill>(), new DatasetReference { Source = name }, DateTimeOffset.UnixEpoch));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.File("temporary")));
    }

    [Fact]
    public async Task Rows_in_code_are_queried() => AssertFound(await Validation().ValidateAsync([Bill.Of(1, 12), Bill.Of(2, 9), Bill.Of(3, 8)], DateTimeOffset.UnixEpoch));

    [Fact]
    public async Task Rows_of_DuckDB_and_of_PostgreSQL_are_queried()
    {
        const string Rows = "SELECT 1 AS number, 10::float8 AS net, 12::float8 AS gross, 'b' AS customer UNION ALL SELECT 2, 10, 9, 'a' UNION ALL SELECT 3, 10, 8, 'b'";

        AssertFound(await Validation().ValidateAsync(AssayModules.Plan<Bill>(), new DatasetReference { Source = $"duckdb:{Rows}" }, DateTimeOffset.UnixEpoch));

        // PostgreSQL answers itself: nothing else is there to run the query.
        AssertFound(await Validation(engine: false).ValidateAsync(AssayModules.Plan<Bill>(), new DatasetReference { Source = $"postgres:{Rows}" }, DateTimeOffset.UnixEpoch));
    }

    [Fact]
    public async Task Partitioned_and_renamed_columns_are_those_of_the_declaration()
    {
        foreach (var (customer, rows) in new[] { ("a", new[] { Bill.Of(2, 9) }), ("b", [Bill.Of(1, 12), Bill.Of(3, 8)]) })
            await RowsFile.WriteAsync(RowsOf.Memory(rows), _folder.File($"hive/customer={customer}/rows.parquet"));

        AssertFound(await Validation().ValidateAsync(AssayModules.Plan<Bill>(), new DatasetReference { Source = "hive/**/*.parquet" }, DateTimeOffset.UnixEpoch));
    }

    [Fact]
    public async Task Rows_that_come_once_are_no_pass()
    {
        var verdict = await Validation().ValidateAsync(Once(), DateTimeOffset.UnixEpoch);

        Assert.Equal(
            (VerdictStatus.Failed, "not checked: read again for the query the rows are 0 and not 2; give rows that can be read more than once"),
            (Rule(verdict, Cheaper).Status, Rule(verdict, Cheaper).Observed));
        Assert.Equal(VerdictStatus.Warned, Rule(verdict, Customers).Status);

        static async IAsyncEnumerable<Bill> Once()
        {
            await Task.Yield();
            yield return Bill.Of(1, 12);
            yield return Bill.Of(2, 12);
        }
    }

    [Fact]
    public async Task Without_an_engine_the_package_is_named()
    {
        var fault = await Assert.ThrowsAsync<SourceException>(() => Validation(engine: false).ValidateAsync([Bill.Of(1, 12)], DateTimeOffset.UnixEpoch));

        Assert.False(fault.IsData);
        Assert.Contains("Assay.Data.DuckDb", fault.Message, StringComparison.Ordinal);
        Assert.Contains(Cheaper, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_query_that_takes_too_long_breaks_its_rule()
    {
        var verdict = await Validation().With(options => options with { Queries = new Endless(), QueryTimeout = TimeSpan.FromMilliseconds(50) })
            .ValidateAsync([Bill.Of(1, 12)], DateTimeOffset.UnixEpoch);

        Assert.Equal((VerdictStatus.Failed, "not checked: the query did not end within 0.05 s"), (Rule(verdict, Cheaper).Status, Rule(verdict, Cheaper).Observed));
    }

    [Fact]
    public async Task Parts_are_queried_together_and_never_passed_unseen()
    {
        await RowsFile.WriteAsync(RowsOf.Memory([Bill.Of(1, 12), Bill.Of(2, 9)]), _folder.File("in/1.csv"));
        await RowsFile.WriteAsync(RowsOf.Memory([Bill.Of(3, 8)]), _folder.File("in/2.csv"));
        var parts = new List<PartialValidation>();
        for (var part = 1; part <= 2; part++)
            parts.Add(await Validation().ObservePartAsync(AssayModules.Plan<Bill>(), new DatasetReference { Source = "in/*.csv" }, new(part, 2)));

        AssertFound(Assert.Single(await Validation().JudgePartsAsync(parts, DateTimeOffset.UnixEpoch)));

        Directory.Delete(_folder.File("in"), recursive: true);
        var unseen = Assert.Single(await Validation().JudgePartsAsync(parts, DateTimeOffset.UnixEpoch));
        Assert.Equal((VerdictStatus.Failed, "not checked in parts: a query needs the whole batch, which is out of reach here"), (Rule(unseen, Cheaper).Status, Rule(unseen, Cheaper).Observed));
        Assert.False(unseen.IsAdmitted);
    }

    private static void AssertFound(Verdict verdict)
    {
        Assert.Null(verdict.Fault);
        Assert.Equal((VerdictStatus.Failed, "the query gives 2", 2.0), (Rule(verdict, Cheaper).Status, Rule(verdict, Cheaper).Observed, Rule(verdict, Cheaper).Value));
        Assert.Equal("SELECT count(*) FROM \"open-bills\" WHERE gross < net -- cheaper with tax gives 0", Rule(verdict, Cheaper).Expectation);
        Assert.Equal((VerdictStatus.Passed, 2.0), (Rule(verdict, Customers).Status, Rule(verdict, Customers).Value));
    }

    private static RuleOutcome Rule(Verdict verdict, string id) => verdict.Rules.Single(rule => rule.Id == id);

    private BatchValidation Validation(bool engine = true) => new(
        new Files(_folder, cluster),
        new() { Project = "test", Queries = engine ? new DuckDbScheme() : null, TemporaryFolder = Directory.CreateDirectory(_folder.File("temporary")).FullName },
        TimeProvider.System);

    private sealed class Files(TempFolder folder, PostgresCluster cluster) : IDatasetSources
    {
        public Rows<T> Open<T>(DatasetPlan<T> plan, DatasetReference reference) => FileSource.Open(
            plan, new SourceSpec(reference.Source!) { BaseFolder = folder.Path, Schemes = [new DuckDbScheme(), new PostgresScheme(_ => cluster.ConnectionString)] });

        public IReadOnlyList<DatasetReference> Batches(DatasetPlan plan, DatasetReference reference) => [reference];
    }

    private sealed class Endless : IBatchQueries
    {
        public async Task<QueryAnswer> RunAsync(BatchQuery query, CancellationToken cancellation)
        {
            await Task.Delay(Timeout.Infinite, cancellation);
            return new(0);
        }
    }
}
