using System.Diagnostics;
using Assay.CompilerServices;
using Assay.Data;
using Assay.Validation;

namespace Assay.Benchmarks.Validation;

/// <summary>
/// <c>dotnet run -c Release --project tests/Assay.Benchmarks -- wide-validation</c>: what a column and its two rules cost in tables of 50 to 400 columns, in processor
/// time; the best of five runs after one that warms up.
/// </summary>
internal static class WideComparison
{
    private const int Rows = 100_000;
    private const int Runs = 5;

    public static async Task<int> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("assay-wide-").FullName;
        try
        {
            Console.WriteLine($"{"columns",8} {"rules",6} {"CPU ms",8} {"ms a rule",10}");
            foreach (var columns in (int[])[50, 100, 200, 400])
            {
                var cpu = await CostAsync(folder, columns);
                Console.WriteLine($"{columns,8} {2 * columns,6} {cpu,8:0} {cpu / (2 * columns),10:0.000}");
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        return 0;
    }

    private static async Task<double> CostAsync(string folder, int columns)
    {
        var path = Path.Combine(folder, $"{columns}.parquet");
        var cells = string.Join(", ", Enumerable.Range(0, columns).Select(column => $"CAST(hash(row + {column}) % 1000 AS INTEGER) AS C{column}"));
        Duck.Ask($"COPY (SELECT {cells} FROM range({Rows}) rows(row)) TO '{path}' (FORMAT parquet)");
        var plan = new WidePlan(columns);
        var best = double.MaxValue;
        for (var run = 0; run <= Runs; run++)
        {
            var before = Environment.CpuUsage.TotalTime;
            var validation = new BatchValidation(new OneFile(path), new() { Project = "benchmarks" }, TimeProvider.System);
            var verdict = await validation.ValidateAsync(plan, DatasetReference.Default, DateTimeOffset.UnixEpoch);
            if (verdict.Rows != Rows || verdict.Rules.Count != 2 * columns)
                throw new InvalidOperationException($"{verdict.Fault} {verdict.Rows} rows, {verdict.Rules.Count} rules");
            if (run > 0)
                best = Math.Min(best, (Environment.CpuUsage.TotalTime - before).TotalMilliseconds);
        }

        return best;
    }

    private sealed class OneFile(string path) : IDatasetSources
    {
        public Rows<T> Open<T>(DatasetPlan<T> plan, DatasetReference reference) => FileSource.Open(plan, new SourceSpec(path));

        public IReadOnlyList<DatasetReference> Batches(DatasetPlan plan, DatasetReference reference) => [reference];
    }
}
