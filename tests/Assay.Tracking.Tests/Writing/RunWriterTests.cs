namespace Assay.Tracking.Tests.Writing;

public class RunWriterTests
{
    [Fact]
    public async Task Everything_logged_arrives_and_the_run_is_ended()
    {
        await using var place = await Place.OpenAsync();
        await using (var run = await place.Tracker.StartAsync(new RunStart("training", "first")
        {
            ParentRunId = "0123",
            Tags = new Dictionary<string, string> { [RunTags.SourceName] = "Train.cs" },
        }))
        {
            run.LogParameter("trees", 100);
            run.LogParameter("rate", 0.1);
            run.LogParameter("trees", 100);
            run.LogParameter("shuffle", true);
            run.LogParameter("day", new DateOnly(2001, 4, 1));
            run.LogMetric("auc", 0.64);
            run.SetTag("stage", "dev");
            run.SetTag("stage", "prod");
            run.LogDataset(new RunDataset("flights", "sha256:" + new string('a', 64), "training") { Source = "data/flights", Version = "v3", Rows = 20 });
            place.Clock.Advance(TimeSpan.FromMinutes(1));
            await run.EndAsync(succeeded: true);
        }

        var found = Assert.Single(await place.RunsAsync());
        Assert.Equal(("first", RunStatus.Finished), (found.Info.RunName, found.Info.Status));
        Assert.Equal((1_760_000_000_000, 1_760_000_060_000), (found.Info.StartTime, found.Info.EndTime));
        Assert.Equal([new("trees", "100"), new("rate", "0.1"), new("shuffle", "true"), new("day", "2001-04-01")], found.Data.Params);
        Assert.Equal([new Metric("auc", 0.64, 1_760_000_000_000)], found.Data.Metrics);
        Assert.Contains(new Tag("stage", "prod"), found.Data.Tags);
        Assert.Contains(new Tag(RunTags.ParentRunId, "0123"), found.Data.Tags);
        Assert.Contains(new Tag(RunTags.SourceName, "Train.cs"), found.Data.Tags);
        var input = Assert.Single(found.Inputs.DatasetInputs);
        Assert.Equal(("flights", new string('a', 36), "local", "{\"uri\":\"data/flights\"}"), (input.Dataset.Name, input.Dataset.Digest, input.Dataset.SourceType, input.Dataset.Source));
        Assert.Contains(new Tag("assay.digest", "sha256:" + new string('a', 64)), input.Tags);
        Assert.Empty(place.Journal.Pending);
    }

    [Fact]
    public async Task Ten_thousand_points_from_many_threads_go_out_in_full_batches()
    {
        await using var place = await Place.OpenAsync();
        await using var run = await place.StartAsync();
        var before = place.Requests;
        Parallel.For(0, 10_000, step => run.LogMetric("loss", step, step));
        for (var i = 0; i < 150; i++)
            run.LogParameter($"p{i}", i);
        await run.FlushAsync();
        var steps = new List<long>();
        await foreach (var metric in place.Store.Runs.MetricHistoryAsync(run.Id, "loss"))
            steps.Add(metric.Step);
        Assert.Equal(Enumerable.Range(0, 10_000).Select(i => (long)i), steps);
        Assert.Equal(150, (await place.Store.Runs.GetAsync(run.Id)).Data.Params.Count);
        Assert.True(place.Requests - before < 1000, $"{place.Requests - before} requests");
    }

    [Fact]
    public async Task Logging_a_metric_allocates_nothing_on_the_thread_that_logs()
    {
        await using var place = await Place.OpenAsync();
        await using var run = await place.StartAsync();
        await LogAsync();
        await LogAsync();

        Assert.Equal(0, await LogAsync());

        async Task<long> LogAsync()
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var step = 0; step < 1000; step++)
                run.LogMetric("train/loss", 0.5, step);
            var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            await run.FlushAsync();
            return allocated;
        }
    }

    [Fact]
    public async Task Tags_and_points_of_one_thread_arrive_in_order()
    {
        await using var place = await Place.OpenAsync();
        await using var run = await place.StartAsync();
        for (var i = 0; i < 3000; i++)
        {
            run.SetTag("stage", $"{i}");
            run.LogMetric("loss", i);
        }

        await run.FlushAsync();
        var found = Assert.Single(await place.RunsAsync());
        Assert.Contains(new Tag("stage", "2999"), found.Data.Tags);
        Assert.Equal(2999, found.Data.Metrics[0].Value);
    }

    [Fact]
    public async Task Large_values_are_split_below_the_size_that_every_server_takes()
    {
        await using var place = await Place.OpenAsync();
        await using var run = await place.StartAsync();
        for (var i = 0; i < 100; i++)
            run.LogParameter($"p{i}", new string('\u0001', 6000));
        await run.FlushAsync();
        Assert.Equal(100, (await place.Store.Runs.GetAsync(run.Id)).Data.Params.Count);
        Assert.Empty(run.Refused);
    }

    [Fact]
    public async Task What_a_server_refuses_does_not_take_the_rest_of_its_batch_along()
    {
        await using var place = await Place.OpenAsync();
        await using var first = await place.StartAsync();
        first.LogParameter("depth", 3);
        await first.FlushAsync();
        await using var again = (Tracking.Writing.RunWriter)await place.Tracker.ResumeAsync(first.Id);
        again.LogParameter("depth", 4);
        again.LogParameter("rate", 1);
        again.LogMetric("auc", 0.5);
        again.SetTag("stage", "x");
        await again.FlushAsync();
        Assert.Contains("depth", Assert.Single(again.Refused));
        var run = await place.Store.Runs.GetAsync(first.Id);
        Assert.Equal([new("depth", "3"), new("rate", "1")], run.Data.Params);
        Assert.Single(run.Data.Metrics);
        Assert.Contains(new Tag("stage", "x"), run.Data.Tags);
    }

    [Fact]
    public async Task Misuse_throws_where_it_happens()
    {
        await using var place = await Place.OpenAsync();
        var run = await place.StartAsync();
        Assert.Throws<ArgumentException>(() => run.LogMetric("a;b", 1));
        Assert.Throws<ArgumentException>(() => run.SetTag("../x", "1"));
        run.LogParameter("lr", 0.1);
        Assert.Contains("Parameter 'lr' is '0.1' already, and was now logged as '0.2'", Assert.Throws<InvalidOperationException>(() => run.LogParameter("lr", 0.2)).Message);
        await Assert.ThrowsAsync<FileNotFoundException>(() => run.LogArtifactAsync(place.Folder.File("none")));
        await run.DisposeAsync();
        await run.DisposeAsync();
        Assert.Throws<InvalidOperationException>(() => run.LogMetric("a", 1));
    }

    [Fact]
    public async Task A_run_that_nobody_ended_has_failed()
    {
        await using var place = await Place.OpenAsync();
        await (await place.StartAsync()).DisposeAsync();
        await using (var failed = await place.StartAsync("told"))
            await failed.EndAsync(succeeded: false);
        Assert.All(await place.RunsAsync(), run => Assert.Equal(RunStatus.Failed, run.Info.Status));
    }

    [Fact]
    public async Task A_run_that_the_environment_names_is_neither_started_nor_ended()
    {
        await using var place = await Place.OpenAsync();
        await using var owner = await place.StartAsync();
        var tracker = new Tracking.Writing.RunTracker(place.Api, new TrackingOptions { RunId = owner.Id }, place.Journal, place.Clock);
        await using (var guest = await tracker.StartAsync(new RunStart("elsewhere", "step")))
        {
            Assert.Equal(owner.Id, guest.Id);
            guest.LogMetric("auc", 0.6);
            await guest.EndAsync(succeeded: true);
        }

        var run = Assert.Single(await place.RunsAsync());
        Assert.Equal((RunStatus.Running, 1), (run.Info.Status, run.Data.Metrics.Count));
        Assert.Null(await place.Store.Experiments.FindByNameAsync("elsewhere"));
        // One request before: the owner's creation. After it, only what was logged.
        Assert.Equal(1, place.Asked.Count(asked => asked.EndsWith("/runs/create", StringComparison.Ordinal)));
        Assert.DoesNotContain(place.Asked, asked => asked.EndsWith("/runs/update", StringComparison.Ordinal));
        Assert.EndsWith("/runs/log-batch", place.Asked[^1]);
    }

    [Fact]
    public async Task A_resumed_run_is_ended_when_asked_and_left_running_otherwise()
    {
        await using var place = await Place.OpenAsync();
        await using var owner = await place.StartAsync();
        await (await place.Tracker.ResumeAsync(owner.Id)).DisposeAsync();
        Assert.Equal(RunStatus.Running, (await place.RunsAsync())[0].Info.Status);
        await using (var resumed = await place.Tracker.ResumeAsync(owner.Id))
            await resumed.EndAsync(succeeded: true);
        Assert.Equal(RunStatus.Finished, (await place.RunsAsync())[0].Info.Status);
    }

    [Fact]
    public async Task A_file_keeps_its_name_and_a_folder_its_layout()
    {
        await using var place = await Place.OpenAsync();
        await using var run = await place.StartAsync();
        place.Folder.Write("out/report.html", "<p>");
        place.Folder.Write("out/sub/a b.csv", "1");
        await run.LogArtifactAsync(place.Folder.File("out/report.html"));
        await run.LogArtifactAsync(place.Folder.File("out"), "all");
        Assert.Equal(["all", "report.html"], (await place.Store.Artifacts.ListAsync(run.Id)).Files.Select(file => file.Path));
        Assert.Equal(["all/sub/a b.csv"], (await place.Store.Artifacts.ListAsync(run.Id, "all/sub")).Files.Select(file => file.Path));
    }

    [Fact]
    public async Task A_dataset_is_logged_with_its_columns_and_rows()
    {
        await using var place = await Place.OpenAsync();
        await using var run = await place.StartAsync();
        run.LogDataset(new RunDataset("flights", "sha256:abc", "training")
        {
            Rows = 20,
            Columns =
            [
                new ColumnDescriptor { Name = "Depth", Type = ColumnType.Decimal },
                new ColumnDescriptor { Name = "TailNumber", Type = ColumnType.String, Nullable = true },
                new ColumnDescriptor { Name = "Legs", Type = ColumnType.List, Element = new ColumnDescriptor { Name = "element", Type = ColumnType.Int32 } },
                new ColumnDescriptor { Name = "Crew", Type = ColumnType.Struct, Fields = [new ColumnDescriptor { Name = "Age", Type = ColumnType.UInt32 }] },
            ],
        });
        await run.FlushAsync();
        var dataset = Assert.Single((await place.RunsAsync())[0].Inputs.DatasetInputs).Dataset;
        Assert.Equal("{\"num_rows\":20,\"num_elements\":80}", dataset.Profile);
        Assert.Equal(
            """
            {"mlflow_colspec":[{"type":"double","name":"depth","required":true},{"type":"string","name":"tail_number","required":false},{"type":"array","items":{"type":"integer"},"name":"legs","required":true},{"type":"object","properties":{"age":{"type":"long","required":true}},"name":"crew","required":true}]}
            """.Trim(),
            dataset.Schema);
    }

    [Fact]
    public async Task A_model_is_kept_with_its_signature_and_the_hash_of_each_file()
    {
        await using var place = await Place.OpenAsync();
        await using var run = await place.StartAsync();
        place.Folder.Write("model/weights.bin", "weights");
        place.Folder.Write("model/sub/labels.txt", "a");
        await run.LogModelAsync(new RunModel("delay", place.Folder.File("model"), "checkpoints/train/model")
        {
            Inputs = [new ColumnDescriptor { Name = "Hour", Type = ColumnType.Int32 }],
            Outputs = [new ColumnDescriptor { Name = "Probability", Type = ColumnType.Float }],
        });
        await run.FlushAsync();
        var text = await TextAsync(place, run.Id, "checkpoints/train/model/MLmodel");
        Assert.Contains("inputs: '[{\"type\":\"integer\",\"name\":\"hour\",\"required\":true}]'", text);
        Assert.Contains($"run_id: '{run.Id}'", text);
        Assert.Equal(
            "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb  sub/labels.txt\n9a129038d9a00aed0cf6a7ea059ca50a813449061ab87848cf1a13eafdf33b2c  weights.bin\n",
            await TextAsync(place, run.Id, "checkpoints/train/model.sha256"));
        var facts = LoggedModelFacts.TryParse((await place.RunsAsync())[0].Data.Tags.Single(tag => tag.Key == "assay.model.delay").Value)!;
        Assert.Equal(("checkpoints/train/model", "hour Int32", "probability Float"), (facts.Path, facts.Inputs, facts.Outputs));
        Assert.Equal(64, facts.ContentHash.Length);
    }

    [Fact]
    public async Task A_run_that_somebody_stopped_was_killed()
    {
        await using var place = await Place.OpenAsync();
        await using var run = await place.StartAsync();
        run.LogMetric("loss", 1);
        await run.StopAsync();
        var found = Assert.Single(await place.RunsAsync());
        Assert.Equal((RunStatus.Killed, 1), (found.Info.Status, found.Data.Metrics.Count));
    }

    private static async Task<string> TextAsync(Place place, string run, string path)
    {
        using var content = new MemoryStream();
        await place.Store.Artifacts.DownloadAsync($"runs:/{run}/{path}", content);
        return System.Text.Encoding.UTF8.GetString(content.ToArray());
    }
}
