using Assay.Data;
using Assay.Profiling;
using BenchmarkDotNet.Attributes;
using DuckDB.NET.Data;

namespace Assay.Benchmarks.Profiles;

/// <summary>
/// A whole profile (statistics, relations, suggested rules) beside DuckDB's <c>SUMMARIZE</c> of the same file on one thread, which counts, estimates
/// distinct values and quantiles, and looks at no two columns together. The column Ratio says how many times as long a profile takes.
/// </summary>
[MemoryDiagnoser]
public class ProfileBenchmarks
{
    private const int Rows = 1_000_000;

    private string _folder = "";
    private string _file = "";

    [Params("parquet", "csv")]
    public string Format { get; set; } = "";

    [GlobalSetup]
    public void Write()
    {
        _folder = Directory.CreateTempSubdirectory("assay-profile-").FullName;
        _file = Path.Combine(_folder, $"rows.{Format}");
        Ask($"""
            COPY (SELECT
                i AS id,
                TIMESTAMP '2024-01-01' + INTERVAL (i // 20) SECOND AS at,
                CAST(hash(i) % 5000 AS INTEGER) - 200 AS delay,
                (hash(i, 1) % 1000000) / 1000.0 AS amount,
                chr(CAST(65 + hash(i, 2) % 20 AS INTEGER)) || 'XX' AS origin,
                CASE WHEN hash(i, 3) % 10 = 0 THEN NULL ELSE 'note ' || (hash(i, 4) % 50000) END AS note,
                hash(i, 5) % 2 = 0 AS paid
            FROM range({Rows}) r(i)) TO '{_file}' (FORMAT {Format})
            """);
    }

    [GlobalCleanup]
    public void Delete() => Directory.Delete(_folder, recursive: true);

    [Benchmark(Baseline = true)]
    public int Summarize() => Ask($"SET threads = 1; SUMMARIZE SELECT * FROM '{_file}'");

    [Benchmark]
    public async Task<long> ProfileAll() => (await SourceProfiler.ReadAsync(new SourceSpec(_file))).Rows;

    private static int Ask(string query)
    {
        using var connection = new DuckDBConnection("Data Source=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = query;
        using var reader = command.ExecuteReader();
        var rows = 0;
        do
        {
            while (reader.Read())
                rows++;
        }
        while (reader.NextResult());
        return rows;
    }
}
