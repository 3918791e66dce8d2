using Assay.CompilerServices;
using Assay.Data;
using Assay.Validation;
using ParquetSharp;
using ParquetSharp.Arrow;

namespace Assay.Benchmarks.Validation;

/// <summary>What is compared. Each looks at the same file and returns what it found, as text.</summary>
internal static class Contenders
{
    public static IReadOnlyDictionary<string, Func<FlightFiles, int, Task<string>>> All { get; } =
        new Dictionary<string, Func<FlightFiles, int, Task<string>>>(StringComparer.Ordinal)
        {
            ["decode"] = (files, threads) => DecodeAsync(files.Parquet, threads),
            ["assay"] = (files, threads) => AssayAsync<KeylessFlight>(files, files.Parquet, threads),
            ["assay-fast"] = (files, threads) => AssayAsync<KeylessFlight>(files, files.Parquet, threads, statistics: false),
            ["duckdb-fused"] = (files, threads) => DuckAsync(DuckChecks.Fused(files, key: false), threads),
            ["duckdb-each"] = (files, threads) => DuckAsync(DuckChecks.Each(files, key: false), threads),
            ["assay+key"] = (files, threads) => AssayAsync<TimedFlight>(files, files.Parquet, threads),
            ["duckdb-fused+key"] = (files, threads) => DuckAsync(DuckChecks.Fused(files, key: true), threads),
            ["duckdb-each+key"] = (files, threads) => DuckAsync(DuckChecks.Each(files, key: true), threads),
            ["assay-csv"] = (files, threads) => AssayAsync<KeylessFlight>(files, files.Csv, threads),
            ["assay-csv+key"] = (files, threads) => AssayAsync<TimedFlight>(files, files.Csv, threads),
        };

    private static async Task<string> AssayAsync<T>(FlightFiles files, string path, int threads, bool statistics = true)
        where T : class
    {
        var sources = new FolderSources(files.Folder);
        var validation = new BatchValidation(sources, new() { Project = "benchmarks", Threads = threads, Statistics = statistics }, TimeProvider.System);
        var verdict = await validation.ValidateAsync(AssayModules.Plan<T>(), new DatasetReference { Source = path }, new DateTimeOffset(2200, 1, 1, 0, 0, 0, TimeSpan.Zero));
        return string.Join("; ", verdict.Rules.Where(rule => rule.Failing > 0).Select(rule => $"{rule.Id} {rule.Observed}"));
    }

    private static async Task<string> DecodeAsync(string path, int threads)
    {
        using var look = new ParquetFileReader(path);
        var groups = look.FileMetaData.NumRowGroups;
        var rows = await Task.WhenAll(Enumerable.Range(0, threads).Select(thread => Task.Run(async () =>
        {
            long read = 0;
            for (var group = thread; group < groups; group += threads)
            {
                using var properties = ArrowReaderProperties.GetDefault();
                properties.BatchSize = 65_536;
                properties.SetReadDictionary(3, true);
                properties.SetReadDictionary(4, true);
                using var reader = new FileReader(path, null, properties);
                using var batches = reader.GetRecordBatchReader([group], [0, 1, 2, 3, 4]);
                while (await batches.ReadNextRecordBatchAsync() is { } batch)
                {
                    read += batch.Length;
                    batch.Dispose();
                }
            }

            return read;
        })));
        return $"{rows.Sum()} rows";
    }

    private static Task<string> DuckAsync(IEnumerable<string> queries, int threads) =>
        Task.FromResult(string.Join("; ", Duck.Ask($"SET threads = {threads}; {string.Join(";\n", queries)}")));

    private sealed class FolderSources(string folder) : IDatasetSources
    {
        public Rows<T> Open<T>(DatasetPlan<T> plan, DatasetReference reference) =>
            FileSource.Open(plan, new SourceSpec(reference.Source ?? plan.Descriptor.Source!) { BaseFolder = folder });

        public IReadOnlyList<DatasetReference> Batches(DatasetPlan plan, DatasetReference reference) => [reference];
    }
}
