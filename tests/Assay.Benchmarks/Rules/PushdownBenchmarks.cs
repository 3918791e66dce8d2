using System.Runtime.CompilerServices;
using Assay.CompilerServices;
using Assay.Data;
using Assay.Data.DuckDb;
using Assay.Validation;
using BenchmarkDotNet.Attributes;
using DuckDB.NET.Data;

namespace Assay.Benchmarks.Rules;

/// <summary>
/// A table of DuckDB validated by statements that answer many rules each, beside one query per rule as tools that push rules down write them, and beside
/// reading the rows. The column Ratio says how many times as long as one query per rule each takes.
/// </summary>
[MemoryDiagnoser]
public class PushdownBenchmarks
{
    private const int Rows = 3_000_000;
    private static readonly string[] s_airports = [.. Enumerable.Range(0, 200).Select(i => $"{(char)('A' + (i / 26))}{(char)('A' + (i % 26))}X")];

    private string _folder = "";
    private string _database = "";
    private LegPlan _plan = null!;

    [GlobalSetup]
    public void Write()
    {
        _folder = Directory.CreateTempSubdirectory("assay-pushdown-").FullName;
        _database = Path.Combine(_folder, "legs.db");
        _plan = new LegPlan(s_airports);
        using var connection = new DuckDBConnection($"Data Source={_database}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"""
            CREATE TABLE legs AS SELECT
                i AS id,
                CAST(hash(i) % 2000 AS INTEGER) - 200 AS delay,
                CAST(hash(i, 1) % 5000 AS INTEGER) AS distance,
                (hash(i, 2) % 1000000) / 1000.0::DOUBLE AS amount,
                chr(CAST(65 + (hash(i, 3) % 200) // 26 AS INTEGER)) || chr(CAST(65 + (hash(i, 3) % 200) % 26 AS INTEGER)) || 'X' AS origin
            FROM range({Rows}) r(i)
            """;
        command.ExecuteNonQuery();
    }

    [GlobalCleanup]
    public void Delete() => Directory.Delete(_folder, recursive: true);

    [Benchmark(Baseline = true)]
    public long OneQueryPerRule()
    {
        using var connection = new DuckDBConnection($"Data Source={_database};ACCESS_MODE=READ_ONLY");
        connection.Open();
        string[] queries =
        [
            "SELECT count(*) FROM legs",
            "SELECT count(*) FROM legs WHERE id IS NULL",
            "SELECT count(*) FROM (SELECT id FROM legs WHERE id IS NOT NULL GROUP BY id HAVING count(*) > 1)",
            "SELECT count(*) FROM legs WHERE delay IS NULL",
            "SELECT count(*) FROM legs WHERE delay NOT BETWEEN -200 AND 2000",
            "SELECT avg(delay) FROM legs",
            "SELECT count(*) FROM legs WHERE distance IS NULL",
            "SELECT count(*) FROM legs WHERE distance NOT BETWEEN 0 AND 5500",
            "SELECT avg(distance) FROM legs",
            "SELECT count(*) FROM legs WHERE amount IS NULL",
            "SELECT count(*) FROM legs WHERE amount NOT BETWEEN 0 AND 1000",
            "SELECT avg(amount) FROM legs",
            "SELECT count(*) FROM legs WHERE origin IS NULL",
            "SELECT count(*) FROM legs WHERE NOT regexp_full_match(origin, '[A-Z]{3}')",
            "SELECT count(*) FROM legs WHERE length(origin) NOT BETWEEN 3 AND 3",
            $"SELECT count(*) FROM legs WHERE origin NOT IN ({string.Join(", ", s_airports.Select(airport => $"'{airport}'"))})",
        ];
        long found = 0;
        foreach (var query in queries)
        {
            using var command = connection.CreateCommand();
            command.CommandText = query;
            found += Convert.ToInt64(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
        }

        return found;
    }

    [Benchmark]
    public Task<long> PushedDown() => ValidateAsync(answers: true);

    [Benchmark]
    public Task<long> RowsRead() => ValidateAsync(answers: false);

    private async Task<long> ValidateAsync(bool answers)
    {
        var rows = FileSource.Open(_plan, new SourceSpec("duckdb:FROM legs") { Schemes = [new DuckDbScheme(_database)] });
        var validation = new BatchValidation(new Legs(answers ? rows : new Rows<Leg>(new Silent(rows))), new() { Project = "bench" }, TimeProvider.System);
        var verdict = await validation.ValidateAsync(_plan, DatasetReference.Default, DateTimeOffset.UnixEpoch);
        return verdict.Status == VerdictStatus.Passed && verdict.Rows == Rows ? verdict.Rows : throw new InvalidOperationException(verdict.Fault ?? "a rule is broken");
    }

    private sealed class Legs(Rows rows) : IDatasetSources
    {
        public Rows<T> Open<T>(DatasetPlan<T> plan, DatasetReference reference) => (Rows<T>)rows;

        public IReadOnlyList<DatasetReference> Batches(DatasetPlan plan, DatasetReference reference) => [reference];
    }

    private sealed class Silent(Rows<Leg> rows) : RowSource<Leg>
    {
        public override DatasetPlan<Leg> Plan => rows.Plan;

        public override RowsIdentity Identity => rows.Identity;

        public override IAsyncEnumerable<ReadOnlyMemory<Leg>> ReadChunksAsync(CancellationToken cancellation) => rows.ReadChunksAsync(cancellation);

        public override IAsyncEnumerable<ColumnBatch> ReadBatchesAsync(IReadOnlyList<int>? columns, CancellationToken cancellation) => rows.ReadBatchesAsync(columns, cancellation);
    }
}
