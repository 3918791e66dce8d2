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
        Assert.Throws<InvalidOperationException>(() => run.LogParameter("lr", 0.2));
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
}
