using System.Text;
using Assay.TestKit;
using Assay.Tracking.Import;
using Assay.Tracking.Import.FileStore;
using Assay.Tracking.Store;
using Microsoft.Extensions.Time.Testing;

namespace Assay.Tracking.Tests.Import;

public sealed class FileStoreImportTests : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private readonly FileStoreFolder _source = new();
    private readonly TrackingStore _store;

    public FileStoreImportTests() => _store = TrackingStore.Open(_folder.File("tracking"), new FakeTimeProvider());

    [Fact]
    public async Task Runs_keep_their_ids_and_all_that_belongs_to_them()
    {
        var report = await ImportAsync();

        Assert.Empty(report.Problems);
        Assert.Equal((new ImportCount(2, 1), new ImportCount(3, 0), new ImportCount(2, 0), 1), (report.Experiments, report.Runs, report.ModelVersions, report.Artifacts));
        var run = await _store.Runs.GetAsync(FileStoreFolder.First);
        Assert.Equal(("first", RunStatus.Finished, 1700000000000, 1700000001000, "ada"), (run.Info.RunName, run.Info.Status, run.Info.StartTime, run.Info.EndTime, run.Info.UserId));
        Assert.Equal([new("lr", "0.1"), new("net/depth", "3")], run.Data.Params.OrderBy(param => param.Key));
        Assert.Equal(
            [new("train/loss", 0.5, 10, 1), new("train/loss", double.NaN, 11, 2), new("train/loss", double.MinValue, 12, 9007199254740993)],
            await HistoryAsync(_store, run.Info.RunId, "train/loss"));
        Assert.Equal([new Metric("auc", 0.7, 10)], await HistoryAsync(_store, run.Info.RunId, "auc"));
        var input = Assert.Single(run.Inputs.DatasetInputs);
        Assert.Equal(("flights", "abc", "{\"num_rows\": 2}", null), (input.Dataset.Name, input.Dataset.Digest, input.Dataset.Profile, input.Dataset.Schema));
        Assert.Contains(new Tag("mlflow.data.context", "training"), input.Tags);
        Assert.Contains(new Tag(TrackingImport.FromTag, FileStoreFolder.First), run.Data.Tags);
        using var weights = new MemoryStream();
        await _store.Artifacts.DownloadAsync($"runs:/{run.Info.RunId}/model/weights.bin", weights);
        Assert.Equal("weights", Encoding.UTF8.GetString(weights.ToArray()));
    }

    [Fact]
    public async Task What_was_deleted_is_deleted_and_tags_of_an_experiment_come_along()
    {
        await ImportAsync();

        Assert.Equal(LifecycleStage.Deleted, (await _store.Runs.GetAsync(FileStoreFolder.Second)).Info.LifecycleStage);
        Assert.Equal(LifecycleStage.Deleted, (await _store.Experiments.GetByNameAsync("gone")).LifecycleStage);
        Assert.Equal(RunStatus.Killed, (await _store.Runs.GetAsync(FileStoreFolder.Trashed)).Info.Status);
        Assert.Equal([new Tag("team", "ml")], (await _store.Experiments.GetByNameAsync("delays")).Tags);
    }

    [Fact]
    public async Task Versions_keep_their_numbers_aliases_and_tags_and_point_into_the_imported_run()
    {
        var report = await ImportAsync();

        var model = await _store.Models.GetAsync("delay");
        Assert.Equal(("late or not", new Tag("owner", "ml"), new RegisteredModelAlias("champion", "4")), (model.Description, Assert.Single(model.Tags), Assert.Single(model.Aliases)));
        var champion = await _store.Models.GetVersionAsync("delay", "4");
        Assert.Equal(($"runs:/{FileStoreFolder.First}/model", "Staging", FileStoreFolder.First), (champion.Source, champion.CurrentStage, champion.RunId));
        Assert.Contains(new Tag("gate", "passed"), champion.Tags);
        Assert.Equal($"runs:/{FileStoreFolder.First}/model", (await _store.Models.GetVersionAsync("delay", "2")).Source);
        Assert.Contains("version 5", Assert.Single(report.Skipped), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_import_adds_nothing_and_undoes_nothing()
    {
        await ImportAsync();
        await _store.Runs.LogBatchAsync(FileStoreFolder.First, new RunBatch { Tags = [new Tag("mlflow.user", "grace")] });
        await _store.Models.SetAliasAsync("delay", "champion", "2");
        await _store.Runs.RestoreAsync(FileStoreFolder.Second);

        var again = await ImportAsync();

        Assert.Equal((new ImportCount(0, 3), new ImportCount(0, 3), new ImportCount(0, 2), 0), (again.Experiments, again.Runs, again.ModelVersions, again.Artifacts));
        Assert.Contains(again.Skipped, skipped => skipped.Contains("alias champion: it stays with version 2", StringComparison.Ordinal));
        Assert.Contains(new Tag("mlflow.user", "grace"), (await _store.Runs.GetAsync(FileStoreFolder.First)).Data.Tags);
        Assert.Equal(LifecycleStage.Active, (await _store.Runs.GetAsync(FileStoreFolder.Second)).Info.LifecycleStage);
        Assert.Equal(3, (await HistoryAsync(_store, FileStoreFolder.First, "train/loss")).Count);
    }

    [Fact]
    public async Task An_import_that_breaks_off_anywhere_and_is_done_again_gives_the_same()
    {
        await ImportAsync();
        var expected = await TextAsync(_store);
        var whole = new BreakingSource(new FileStoreSource(_source.Path), int.MaxValue);
        await using var counted = TrackingStore.Open(_folder.File("counted"), TimeProvider.System);
        await new TrackingImport(counted, TimeProvider.System).RunAsync(whole, default);
        Assert.Equal(12, whole.Read);

        for (var after = 0; after < whole.Read; after++)
        {
            await using var store = TrackingStore.Open(_folder.File($"broken-{after}"), TimeProvider.System);
            var import = new TrackingImport(store, TimeProvider.System);
            await Assert.ThrowsAsync<BreakingSource.BrokenOffException>(() => import.RunAsync(new BreakingSource(new FileStoreSource(_source.Path), after), default));
            await import.FromFilesAsync(_source.Path);
            Assert.Equal(expected, await TextAsync(store));
        }
    }

    [Fact]
    public async Task Broken_files_are_named_with_their_line_and_the_rest_is_imported()
    {
        _source.Folder.Write($"mlruns/7/{FileStoreFolder.First}/metrics/auc", "10 0.7 1\nnot a line\n11 0.8 x\n12 0.9 3\n");
        _source.Folder.Write($"mlruns/7/{FileStoreFolder.Second}/meta.yaml", "run_id: x\n  broken: [\n");
        _source.Folder.Write("mlruns/8/tags/x", "y");
        _source.Run("mlruns/7", "3123456789abcdef0123456789abcdef", 9, "odd");

        var report = await ImportAsync();

        Assert.Equal(2, (await HistoryAsync(_store, FileStoreFolder.First, "auc")).Count);
        Assert.Equal(5, report.Problems.Count);
        Assert.Contains(report.Problems, problem => problem.EndsWith("metrics/auc, line 2: found 'not a line', expected time, value and step", StringComparison.Ordinal));
        Assert.Contains(report.Problems, problem => problem.Contains("metrics/auc, line 3: found '11 0.8 x'", StringComparison.Ordinal));
        Assert.Contains(report.Problems, problem => problem.Contains($"{FileStoreFolder.Second}/meta.yaml, line 2: found broken YAML", StringComparison.Ordinal));
        Assert.Contains(report.Problems, problem => problem.Contains("mlruns/8: found no meta.yaml", StringComparison.Ordinal));
        Assert.Contains(report.Problems, problem => problem.Contains("found status '9'", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Links_are_not_followed()
    {
        _folder.Write("secret", "secret");
        File.CreateSymbolicLink(_source.Folder.File($"mlruns/7/{FileStoreFolder.First}/artifacts/link"), _folder.File("secret"));
        File.CreateSymbolicLink(_source.Folder.File($"mlruns/7/{FileStoreFolder.First}/params/secret"), _folder.File("secret"));

        var report = await ImportAsync();

        Assert.Equal(2, report.Skipped.Count(skipped => skipped.Contains("not followed", StringComparison.Ordinal)));
        Assert.Equal(["model"], (await _store.Artifacts.ListAsync(FileStoreFolder.First)).Files.Select(file => file.Path));
    }

    [Fact]
    public async Task A_server_gives_new_ids_and_a_tag_names_the_old_one()
    {
        await using var server = await EmbeddedServer.StartAsync();
        await using var client = new Tracking.Client.TrackingClient(new TrackingOptions { ServerUri = server.Address });

        var report = await new TrackingImport(client, TimeProvider.System).FromFilesAsync(_source.Path);
        var again = await new TrackingImport(client, TimeProvider.System).FromFilesAsync(_source.Path);

        Assert.Equal((new ImportCount(3, 0), new ImportCount(0, 3), new ImportCount(0, 2)), (report.Runs, again.Runs, again.ModelVersions));
        var experiment = await client.Experiments.GetByNameAsync("delays");
        var run = (await client.Runs.SearchPageAsync(new RunQuery { ExperimentIds = [experiment.ExperimentId] })).Items.Single();
        Assert.NotEqual(FileStoreFolder.First, run.Info.RunId);
        Assert.Contains(new Tag(TrackingImport.FromTag, FileStoreFolder.First), run.Data.Tags);
        Assert.Equal($"runs:/{run.Info.RunId}/model", (await client.Models.GetByAliasAsync("delay", "champion")).Source);
    }

    [Fact]
    public async Task Another_server_is_imported_through_the_client_deleted_things_included()
    {
        await using var server = await EmbeddedServer.StartAsync();
        await new TrackingImport(server.Store, TimeProvider.System).FromFilesAsync(_source.Path);
        await using var client = new Tracking.Client.TrackingClient(new TrackingOptions { ServerUri = server.Address });

        var report = await new TrackingImport(_store, new FakeTimeProvider()).FromServerAsync(client);

        Assert.Empty(report.Problems);
        Assert.Equal((new ImportCount(3, 0), new ImportCount(2, 0), 1), (report.Runs, report.ModelVersions, report.Artifacts));
        Assert.Equal(await TextAsync(server.Store), await TextAsync(_store));
    }

    [Fact]
    public async Task A_run_that_the_target_made_itself_is_left_alone()
    {
        await using var server = await EmbeddedServer.StartAsync();
        var own = (await server.Store.Runs.CreateAsync(new NewRun("0"))).Info.RunId;
        await server.Store.Runs.LogParameterAsync(own, "lr", "1");
        await using var client = new Tracking.Client.TrackingClient(new TrackingOptions { ServerUri = server.Address });

        Assert.Equal(new ImportCount(0, 1), (await new TrackingImport(server.Store, TimeProvider.System).FromServerAsync(client)).Runs);
    }

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        _source.Dispose();
        _folder.Dispose();
    }

    private Task<ImportReport> ImportAsync() => new TrackingImport(_store, new FakeTimeProvider()).FromFilesAsync(_source.Path);

    private static async Task<List<Metric>> HistoryAsync(ITrackingApi api, string run, string key)
    {
        var points = new List<Metric>();
        await foreach (var point in api.Runs.MetricHistoryAsync(run, key))
            points.Add(point);
        return points;
    }

    /// <summary>All that a store holds, without what tells when and where it was imported.</summary>
    private static async Task<string> TextAsync(ITrackingApi api)
    {
        var text = new List<string>();
        await foreach (var experiment in api.Experiments.SearchAsync(new SearchQuery { View = ViewType.All, OrderBy = ["name ASC"] }))
        {
            text.Add($"{experiment.Name} {experiment.LifecycleStage} {Tags(experiment.Tags)}");
            await foreach (var run in api.Runs.SearchAsync(new RunQuery { ExperimentIds = [experiment.ExperimentId], View = ViewType.All, OrderBy = ["attributes.run_name"] }))
            {
                text.Add($"{run.Info.RunId} {run.Info.Status} {run.Info.LifecycleStage} {run.Info.StartTime} {run.Info.EndTime} {Tags(run.Data.Tags)} {string.Join(",", run.Data.Params.OrderBy(param => param.Key))}");
                foreach (var metric in run.Data.Metrics.OrderBy(metric => metric.Key))
                    text.Add(string.Join(";", await HistoryAsync(api, run.Info.RunId, metric.Key)));
                text.Add(string.Join(",", (await api.Artifacts.ListAsync(run.Info.RunId, "model")).Files));
                text.Add(string.Join(",", run.Inputs.DatasetInputs.Select(input => $"{input.Dataset} {Tags(input.Tags)}")));
            }
        }

        await foreach (var version in api.Models.SearchVersionsAsync(new SearchQuery { OrderBy = ["version_number ASC"] }))
            text.Add($"{version.Name} {version.Version} {version.Source} {version.CurrentStage} {Tags(version.Tags)}");
        text.Add(string.Join(",", (await api.Models.GetAsync("delay")).Aliases));
        return string.Join('\n', text);
    }

    private static string Tags(IEnumerable<Tag> tags) => string.Join(",", tags.Where(tag => tag.Key != TrackingImport.DoneTag).OrderBy(tag => tag.Key).Select(tag => $"{tag.Key}={tag.Value}"));
}
