using System.Globalization;
using System.Text.Json;
using Assay.Hosting.Upkeep;
using Assay.Tracking;
using Assay.Tracking.Store;

namespace Assay.Hosting.Tests.Upkeep;

public sealed class GarbageTests
{
    private static readonly string s_orphan = $"0/{new string('a', 32)}";

    [Fact]
    public async Task What_nothing_needs_goes_and_what_a_model_or_a_run_needs_stays()
    {
        using var app = new AppFolder();
        var ids = await FillAsync(app);
        foreach (var part in new[] { "CACHES", "RUNS", "EVENTS", "ARTIFACTS", "DELETEDRUNS" })
            app.Variables[$"ASSAY_RETENTION__{part}"] = "00:00:00";
        var before = Files(app);

        var dry = await app.RunAsync("workspace", "gc", "--format", "json");
        Assert.True(dry.ExitCode == 0, dry.Said);
        Assert.Equal(before, Files(app));
        Assert.Equal(
            ["caches 2", "pipeline runs 1", "deleted runs 1", "artifacts 2", "events 1", "predictions 0"],
            JsonDocument.Parse(dry.Out).RootElement.GetProperty("parts").EnumerateArray().Select(part => $"{part.GetProperty("name").GetString()} {part.GetProperty("count").GetInt64()}"));

        Assert.Equal(0, (await app.RunAsync("workspace", "gc", "--delete")).ExitCode);
        string[] kept =
        [
            ".assay/events/2001-01-01/declared-p-0.jsonl",
            $".assay/events/2001-01-01/{ids.NeededRun:D}-p-0.jsonl",
            $".assay/events/2001-01-01/{ids.Version:D}-p-0.jsonl",
            $".assay/runs/{ids.NeededRun:D}/train/model",
            $".assay/tracking/artifacts/0/{ids.Champion}/artifacts/model/weights",
            $".assay/tracking/artifacts/0/{ids.Living}/artifacts/file",
        ];
        Assert.Equal(kept.Order(StringComparer.Ordinal), Files(app).Order(StringComparer.Ordinal));
        await using var store = TrackingStore.Open(app.Folder.File(".assay/tracking"), TimeProvider.System);
        Assert.Equal(404, (await Assert.ThrowsAsync<TrackingException>(() => store.Runs.GetAsync(ids.Deleted))).StatusCode);
        Assert.Equal(LifecycleStage.Deleted, (await store.Runs.GetAsync(ids.Champion)).Info.LifecycleStage);
        Assert.Equal(2, (await store.Runs.MetricHistoryPageAsync(ids.Living, "auc")).Items.Count);
        Assert.Empty((await store.Upkeep.FindAsync(DateTimeOffset.MaxValue, DateTimeOffset.MaxValue)).Runs);
    }

    [Fact]
    public async Task By_itself_it_leaves_events_runs_and_what_is_young()
    {
        using var app = new AppFolder();
        await FillAsync(app);
        var before = Files(app);

        Assert.Equal(0, (await app.RunAsync("workspace", "gc", "--delete")).ExitCode);
        Assert.Equal(before, Files(app));
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("-1.00:00:00")]
    public async Task A_time_that_is_none_is_refused(string time)
    {
        using var app = new AppFolder();
        app.Variables["ASSAY_RETENTION__EVENTS"] = time;

        var run = await app.RunAsync("workspace", "gc");
        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains("Assay:Retention:Events", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-11-24T13:45:00Z", "", "2026-11-24T13:45:00Z")]
    [InlineData("2026-11-24T13:45:00Z", "01:00:00", "2026-11-24T13:00:00Z")]
    [InlineData("2026-11-24T13:45:00Z", "1.00:00:00", "2026-11-24T00:00:00Z")]
    [InlineData("2026-11-24T13:45:00Z", "04:00:00 06:00:00", "2026-11-24T12:00:00Z")]
    [InlineData("2026-11-24T13:45:00Z", "1.00:00:00 7.00:00:00", "2026-11-19T00:00:00Z")]
    public void Predictions_are_cut_where_windows_of_every_monitor_begin(string time, string windows, string expected) => Assert.Equal(
        DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture),
        WindowStart.AtOrBefore(
            DateTimeOffset.Parse(time, CultureInfo.InvariantCulture),
            windows.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(window => TimeSpan.Parse(window, CultureInfo.InvariantCulture))));

    private static async Task<(string Champion, string Deleted, string Living, Guid NeededRun, Guid Version)> FillAsync(AppFolder app)
    {
        var (needed, old, version) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        await using var store = TrackingStore.Open(app.Folder.File(".assay/tracking"), TimeProvider.System);
        var champion = await RunAsync(store, "model/weights", new Tag(RunTags.AssayRunId, needed.ToString("D")));
        var deleted = await RunAsync(store, "file");
        var living = await RunAsync(store, "file");
        await store.Models.CreateAsync("delay");
        await store.Models.CreateVersionAsync(new NewModelVersion("delay", $"runs:/{champion}/model") { RunId = champion });
        await store.Models.SetAliasAsync("delay", "champion", "1");
        // Deleted though it made a champion: it stays.
        await store.Runs.DeleteAsync(champion);
        await store.Runs.DeleteAsync(deleted);
        app.Folder.Write($".assay/tracking/artifacts/{s_orphan}/artifacts/x", "nobody's");
        app.Folder.Write(".assay/cache/hashes/a", "x");
        app.Folder.Write(".assay/runs/cache/k.json", "{}");
        app.Folder.Write($".assay/runs/{needed:D}/train/model", "x");
        app.Folder.Write($".assay/runs/{old:D}/train/model", "x");
        app.Folder.Write($".assay/events/2001-01-01/{needed:D}-p-0.jsonl", "{}");
        app.Folder.Write($".assay/events/2001-01-01/{old:D}-p-0.jsonl", "{}");
        app.Folder.Write($".assay/events/2001-01-01/{version:D}-p-0.jsonl", "{\"facets\":{\"version\":{\"datasetVersion\":\"7\"}}}");
        app.Folder.Write(".assay/events/2001-01-01/declared-p-0.jsonl", "{}");
        return (champion, deleted, living, needed, version);
    }

    private static async Task<string> RunAsync(TrackingStore store, string file, params Tag[] tags)
    {
        var id = (await store.Runs.CreateAsync(new NewRun("0") { StartTime = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() - 10, Tags = tags })).Info.RunId;
        await store.Runs.LogBatchAsync(id, new RunBatch { Metrics = [new("auc", 1, 1), new("auc", 2, 2, 2)], Params = [new("lr", "1")] });
        await store.Runs.LogInputsAsync(id, [new RunInput { Tags = [new("a", "b")], Dataset = new LoggedDataset { Name = id, Digest = "d", SourceType = "local", Source = "{}" } }]);
        using var content = new MemoryStream([1]);
        await store.Artifacts.UploadAsync($"runs:/{id}/{file}", content);
        return id;
    }

    private static List<string> Files(AppFolder app) => [.. app.Folder.Files().Where(file => !file.Contains("tracking.db", StringComparison.Ordinal))];
}
