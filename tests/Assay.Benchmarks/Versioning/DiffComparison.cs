using System.Diagnostics;
using System.Globalization;
using Assay.Benchmarks.Validation;
using Assay.CompilerServices;
using Assay.Data;
using Assay.Versioning;
using Assay.Versioning.Commits;
using Assay.Versioning.Differences;
using Assay.Versioning.Records;
using Assay.Workspace;

namespace Assay.Benchmarks.Versioning;

/// <summary>
/// <c>dotnet run -c Release --project tests/Assay.Benchmarks -- versioning [--rows N] [--versions N]</c>: two snapshots of flights that differ in 2 % of
/// their rows, compared by the store and by DuckDB's full outer join over the same parts, one after the other in one run; and how long it takes to
/// open one of many versions. The store runs first, so that the process's peak is its own.
/// </summary>
internal static class DiffComparison
{
    private const int Times = 3;

    public static async Task<int> RunAsync(string[] args)
    {
        var options = args.Chunk(2).Where(pair => pair.Length == 2).ToDictionary(pair => pair[0].TrimStart('-'), pair => pair[1], StringComparer.Ordinal);
        if (options.TryGetValue("make", out var made))
            return await MakeAsync(made);
        var rows = Number(options, "rows", 3_000_000);
        var folder = Directory.CreateTempSubdirectory("assay-versioning-").FullName;
        try
        {
            var before = Path.Combine(folder, "before.parquet");
            var after = Path.Combine(folder, "after.parquet");
            Duck.Ask(Edits(rows, before, after));
            using (var maker = Process.Start(new ProcessStartInfo("dotnet", ["exec", typeof(DiffComparison).Assembly.Location, "versioning", "--make", folder]))!)
                await maker.WaitForExitAsync();
            await CompareAsync(StoreIn(folder), folder);
            await OpenAsync(StoreIn(folder), folder, Number(options, "versions", 10_000));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        return 0;
    }

    // Committing holds rows: in a process of its own, so that the peak that is reported is that of comparing.
    private static async Task<int> MakeAsync(string folder)
    {
        foreach (var file in new[] { "before.parquet", "after.parquet" })
        {
            var result = await StoreIn(folder).CommitAsync(AssayModules.Plan<KeyedFlight>(), new CommitRequest { Source = Path.Combine(folder, file), Strategy = VersionStrategy.Snapshot });
            Console.WriteLine(result.Summary);
        }

        return 0;
    }

    private static async Task CompareAsync(VersionStore store, string folder)
    {
        var ours = new List<double>();
        for (var time = 0; time < Times; time++)
        {
            var clock = Stopwatch.StartNew();
            var diff = await store.DiffAsync("keyed-flights", "1", "2", new DiffOptions { MaxChanges = 20 });
            ours.Add(clock.Elapsed.TotalMilliseconds);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"store      {ours[^1],8:0} ms  +{diff.Inserted} −{diff.Deleted} ~{diff.Updated}"));
        }

        using (var self = Process.GetCurrentProcess())
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"peak of the process {self.PeakWorkingSet64 / 1e6:0} MB"));
        var changed = Stopwatch.StartNew();
        var same = (await store.FindAsync("keyed-flights", "1"))!.ContentHash == (await store.FindAsync("keyed-flights", "2"))!.ContentHash;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"store, anything changed: {changed.Elapsed.TotalMilliseconds:0.0} ms, {(same ? "no" : "yes")}"));
        var theirs = new List<double>();
        for (var time = 0; time < Times; time++)
        {
            var clock = Stopwatch.StartNew();
            var counts = Duck.Ask(await JoinAsync(store, folder))[^1];
            theirs.Add(clock.Elapsed.TotalMilliseconds);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"duckdb     {theirs[^1],8:0} ms  {counts}"));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"store / duckdb, best of {Times}: {ours.Min() / theirs.Min():0.00}"));
    }

    private static async Task OpenAsync(VersionStore store, string folder, int versions)
    {
        var records = Path.Combine(folder, ".assay/versions/keyed-flights/_assay/versions");
        var record = (await store.RecordAsync("keyed-flights", "2"))!;
        for (var version = 3; version <= versions; version++)
        {
            var text = System.Text.Json.JsonSerializer.Serialize(record with { V = version, Base = version }, VersionRecordJson.Default.VersionRecord);
            await File.WriteAllTextAsync(Path.Combine(records, string.Create(CultureInfo.InvariantCulture, $"{version}.json")), text);
        }

        foreach (var reference in new[] { "latest", "2", "2020-01-01" })
        {
            var clock = Stopwatch.StartNew();
            await StoreIn(folder).FindAsync("keyed-flights", reference);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"open @{reference} of {versions} versions: {clock.Elapsed.TotalMilliseconds:0.0} ms"));
        }
    }

    private static string Edits(int rows, string before, string after) => $"""
        SELECT setseed(0.42);
        CREATE TABLE first AS SELECT i AS id, TIMESTAMP '2001-01-01' + (i * INTERVAL 5 SECOND) AS date, CAST(random() * 200 - 20 AS INTEGER) AS delay,
            CAST(random() * 2500 + 50 AS INTEGER) AS distance, 'A' || CAST(hash(i) % 300 AS VARCHAR) AS origin, 'B' || CAST(hash(i + 7) % 300 AS VARCHAR) AS destination
            FROM range({rows}) t(i);
        COPY first TO '{before}' (FORMAT parquet, COMPRESSION zstd);
        COPY (SELECT id, date, CASE WHEN hash(id) % 200 = 0 THEN delay + 1 ELSE delay END AS delay, distance, origin, destination FROM first WHERE hash(id + 1) % 200 <> 0
              UNION ALL SELECT id + {rows}, date, delay, distance, origin, destination FROM first WHERE hash(id + 2) % 100 = 0) TO '{after}' (FORMAT parquet, COMPRESSION zstd)
        """;

    private static async Task<string> JoinAsync(VersionStore store, string folder)
    {
        var parts = new List<string>();
        foreach (var version in new[] { "1", "2" })
        {
            var files = (await store.RecordAsync("keyed-flights", version))!.Files.Select(file => $"'{folder}/.assay/versions/keyed-flights/{file.Path}'");
            parts.Add($"read_parquet([{string.Join(", ", files)}])");
        }

        return $"""
            SELECT count(*) FILTER (a.id IS NULL), count(*) FILTER (b.id IS NULL), count(*) FILTER (a.id IS NOT NULL AND b.id IS NOT NULL AND
                (a.date IS DISTINCT FROM b.date OR a.delay IS DISTINCT FROM b.delay OR a.distance IS DISTINCT FROM b.distance OR a.origin IS DISTINCT FROM b.origin
                 OR a.destination IS DISTINCT FROM b.destination))
            FROM {parts[0]} a FULL OUTER JOIN {parts[1]} b ON a.id = b.id
            """;
    }

    private static VersionStore StoreIn(string folder)
    {
        var workspace = AssayWorkspace.Open(Path.Combine(folder, ".assay"));
        var rooms = new Rooms();
        return new VersionStore(workspace, () => rooms, () => rooms, new Workspace.Lineage.EventLog(workspace.Store, "benchmark"), TimeProvider.System, new VersionStoreOptions { Project = "benchmarks" });
    }

    private static int Number(Dictionary<string, string> options, string name, int otherwise) =>
        options.TryGetValue(name, out var text) ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    private sealed class Rooms : IDatasetSources, IBatchValidation
    {
        public Rows<T> Open<T>(DatasetPlan<T> plan, DatasetReference reference) => FileSource.Open(plan, new SourceSpec(reference.Source!));

        public IReadOnlyList<DatasetReference> Batches(DatasetPlan plan, DatasetReference reference) => [reference];

        public async Task<Verdict> ValidateAsync(
            DatasetPlan plan, DatasetReference batch, DateTimeOffset asOf, ValidationPurpose purpose = ValidationPurpose.Batch, CancellationToken cancellation = default)
        {
            var validator = plan.CreateValidator(purpose);
            await foreach (var columns in plan.Open(this, batch).ReadBatchesAsync(null, cancellation))
                validator.Observe(columns);
            return validator.Judge(batch.Source!, new JudgeContext(asOf));
        }
    }
}
