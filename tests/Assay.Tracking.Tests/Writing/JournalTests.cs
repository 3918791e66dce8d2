using System.Text;
using Assay.Tracking.Writing;

namespace Assay.Tracking.Tests.Writing;

public class JournalTests
{
    [Fact]
    public async Task A_run_begun_without_a_server_is_told_to_it_later()
    {
        await using var place = await Place.OpenAsync();
        place.IsReachable = false;
        place.Folder.Write("weights.bin", "weights");
        await using (var run = await place.StartAsync("offline"))
        {
            Assert.True(run.IsOffline);
            run.LogParameter("trees", 100);
            run.LogMetric("loss", double.NaN, 1);
            run.LogMetric("best", double.PositiveInfinity, 2);
            run.SetTag("stage", "a");
            run.LogDataset(new RunDataset("flights", "abc", "training"));
            await run.LogArtifactAsync(place.Folder.File("weights.bin"), "model");
            File.Delete(place.Folder.File("weights.bin"));
            run.SetTag("stage", "b");
            await run.EndAsync(succeeded: true);
        }

        Assert.Equal("TEMPORARILY_UNAVAILABLE", (await place.Journal.SyncAsync(place.Api)).Stopped?.Code);
        Assert.NotEmpty(place.Journal.Pending);
        place.IsReachable = true;
        var report = await place.Journal.SyncAsync(place.Api);
        Assert.Null(report.Stopped);
        Assert.Equal((0, 0), (report.Waiting, report.Refused.Count));
        Assert.DoesNotContain(place.Folder.Files(), file => file.EndsWith(".jsonl", StringComparison.Ordinal) || file.Contains(".files", StringComparison.Ordinal));

        var found = Assert.Single(await place.RunsAsync());
        Assert.Equal(("offline", RunStatus.Finished, 1_760_000_000_000L), (found.Info.RunName, found.Info.Status, found.Info.EndTime));
        Assert.Equal([new Param("trees", "100")], found.Data.Params);
        Assert.Equal([double.NaN, double.MaxValue], found.Data.Metrics.Select(metric => metric.Value));
        Assert.Contains(new Tag("stage", "b"), found.Data.Tags);
        Assert.Single(found.Inputs.DatasetInputs);
        using var weights = new MemoryStream();
        await place.Store.Artifacts.DownloadAsync($"runs:/{found.Info.RunId}/model/weights.bin", weights);
        Assert.Equal("weights", Encoding.UTF8.GetString(weights.ToArray()));
    }

    [Fact]
    public async Task A_server_that_goes_away_and_comes_back_gets_all_in_order()
    {
        await using var place = await Place.OpenAsync();
        await using (var run = await place.StartAsync())
        {
            run.LogMetric("loss", 1, 1);
            run.SetTag("stage", "before");
            await run.FlushAsync();
            place.IsReachable = false;
            run.SetTag("stage", "while away");
            run.LogMetric("loss", 2, 2);
            await run.FlushAsync();
            Assert.True(run.IsOffline);
            place.IsReachable = true;
            run.LogMetric("loss", 3, 3);
            await run.FlushAsync();
            Assert.True(run.IsOffline, "the server is not asked again at once");
            place.Clock.Advance(TimeSpan.FromSeconds(31));
            run.SetTag("stage", "after");
            await run.FlushAsync();
            Assert.False(run.IsOffline);
            await run.EndAsync(succeeded: true);
        }

        var found = Assert.Single(await place.RunsAsync());
        Assert.Equal([new Metric("loss", 3, 1_760_000_000_000, 3)], found.Data.Metrics);
        Assert.Contains(new Tag("stage", "after"), found.Data.Tags);
        Assert.Equal(3, (await place.Store.Runs.MetricHistoryPageAsync(found.Info.RunId, "loss")).Items.Count);
        Assert.Empty(place.Journal.Pending);
    }

    [Fact]
    public async Task Ending_a_run_tries_the_journal_once_more()
    {
        await using var place = await Place.OpenAsync();
        await using var run = await place.StartAsync();
        place.IsReachable = false;
        run.LogMetric("loss", 1);
        await run.FlushAsync();
        place.IsReachable = true;
        await run.EndAsync(succeeded: true);
        Assert.Equal((RunStatus.Finished, 1), ((await place.RunsAsync())[0].Info.Status, (await place.RunsAsync())[0].Data.Metrics.Count));
        Assert.Empty(place.Journal.Pending);
    }

    [Fact]
    public async Task A_run_begun_without_a_server_is_sent_at_its_end_where_the_server_is_back()
    {
        await using var place = await Place.OpenAsync();
        place.IsReachable = false;
        await using (var run = await place.StartAsync())
        {
            run.LogMetric("loss", 1);
            place.IsReachable = true;
            await run.EndAsync(succeeded: true);
        }

        Assert.Equal(RunStatus.Finished, Assert.Single(await place.RunsAsync()).Info.Status);
        Assert.Empty(place.Journal.Pending);
    }

    [Fact]
    public async Task The_journal_of_the_first_release_is_still_read()
    {
        await using var place = await Place.OpenAsync();
        place.Folder.Write("journal/offline-0123.p.000000.jsonl", TestKit.ReferenceFile.Text("tracking/journal-1.jsonl"));
        place.Folder.Write("journal/offline-0123.p.000000.files/f", "weights");
        Assert.Equal((5, 0), ((await place.Journal.SyncAsync(place.Store)).Sent, place.Journal.Pending.Count));
        var run = Assert.Single(await place.RunsAsync());
        Assert.Equal(("first", RunStatus.Finished, 1760000001000L), (run.Info.RunName, run.Info.Status, run.Info.EndTime));
        Assert.Equal([new Metric("loss", double.NaN, 1760000000000, 9007199254740993)], run.Data.Metrics);
        Assert.Equal([new Param("lr", "0.1")], run.Data.Params);
        Assert.Single(run.Inputs.DatasetInputs);
        Assert.Equal(["weights.bin"], (await place.Store.Artifacts.ListAsync(run.Info.RunId)).Files.Select(file => file.Path));
    }

    [Fact]
    public async Task A_journal_of_a_newer_release_is_left_alone()
    {
        await using var place = await Place.OpenAsync();
        place.Folder.Write("journal/x.p.000000.jsonl", "{\"schemaVersion\":2,\"runId\":\"x\"}\n");
        Assert.Contains("version 2", (await Assert.ThrowsAsync<InvalidDataException>(() => place.Journal.SyncAsync(place.Store))).Message);
        Assert.Single(place.Journal.Pending);
    }

    [Fact]
    public async Task A_journal_whose_process_lives_is_left_alone()
    {
        await using var place = await Place.OpenAsync();
        var run = await place.StartAsync();
        place.IsReachable = false;
        run.LogMetric("loss", 1);
        await run.FlushAsync();
        place.IsReachable = true;
        var report = await place.Journal.SyncAsync(place.Store);
        Assert.Equal((0, 1), (report.Sent, report.Waiting));
        await run.DisposeAsync();
    }

    [Fact]
    public async Task Sending_again_after_a_lost_answer_changes_nothing()
    {
        await using var place = await Place.OpenAsync();
        place.IsReachable = false;
        await using (var run = await place.StartAsync())
            run.LogMetric("loss", 1, 1);
        var copies = place.Journal.Pending.Select(path => (path, File.ReadAllBytes(path))).ToList();
        await place.Journal.SyncAsync(place.Store);
        Directory.Delete(place.Folder.File("journal/known"), recursive: true);
        foreach (var (path, bytes) in copies)
            File.WriteAllBytes(path, bytes);
        Assert.Equal(0, (await place.Journal.SyncAsync(place.Store)).Waiting);
        var found = Assert.Single(await place.RunsAsync());
        Assert.Single((await place.Store.Runs.MetricHistoryPageAsync(found.Info.RunId, "loss")).Items);
    }

    [Fact]
    public async Task A_step_that_logs_to_a_run_no_server_knows_waits_for_it()
    {
        await using var place = await Place.OpenAsync();
        place.IsReachable = false;
        var parent = await place.StartAsync("pipeline");
        place.IsReachable = true;
        var step = new RunTracker(place.Api, new TrackingOptions { RunId = parent.Id }, place.Journal, place.Clock);
        await using (var guest = await step.StartAsync(new RunStart("training", "step")))
            guest.LogMetric("auc", 0.6);
        Assert.Equal(2, (await place.Journal.SyncAsync(place.Store)).Waiting);
        await parent.EndAsync(succeeded: true);
        await parent.DisposeAsync();
        Assert.Equal(0, (await place.Journal.SyncAsync(place.Store)).Waiting);
        var found = Assert.Single(await place.RunsAsync());
        Assert.Equal((RunStatus.Finished, 0.6), (found.Info.Status, found.Data.Metrics[0].Value));
    }

    [Fact]
    public async Task A_line_that_its_process_could_not_finish_is_left_out()
    {
        await using var place = await Place.OpenAsync();
        var run = (await place.Store.Runs.CreateAsync(new NewRun("0"))).Info.RunId;
        place.Folder.Write($"journal/{run}.p.000000.jsonl",
            $"{{\"schemaVersion\":1,\"runId\":\"{run}\",\"batch\":{{\"metrics\":[{{\"key\":\"a\",\"value\":\"NaN\",\"timestamp\":1,\"step\":2}}]}}}}\n{{\"schemaVersion\":1,\"runId\":\"{run}\",\"ba");
        Assert.Equal((1, 0), ((await place.Journal.SyncAsync(place.Store)).Sent, place.Journal.Pending.Count));
        Assert.Equal([new Metric("a", double.NaN, 1, 2)], (await place.Store.Runs.GetAsync(run)).Data.Metrics);
    }

    [Fact]
    public async Task A_damaged_line_in_the_middle_is_named_and_kept()
    {
        await using var place = await Place.OpenAsync();
        var path = place.Folder.Write("journal/x.p.000000.jsonl", "not json\n");
        Assert.Contains(path, (await Assert.ThrowsAsync<InvalidDataException>(() => place.Journal.SyncAsync(place.Store))).Message);
        Assert.True(File.Exists(path));
    }

    [Fact]
    public async Task What_is_refused_for_good_is_kept_apart_and_does_not_hold_up_the_rest()
    {
        await using var place = await Place.OpenAsync();
        var run = (await place.Store.Runs.CreateAsync(new NewRun("0"))).Info.RunId;
        await place.Store.Runs.LogParameterAsync(run, "lr", "1");
        place.Folder.Write($"journal/{run}.p.000000.jsonl",
            $"{{\"schemaVersion\":1,\"runId\":\"{run}\",\"batch\":{{\"params\":[{{\"key\":\"lr\",\"value\":\"2\"}}]}}}}\n{{\"schemaVersion\":1,\"runId\":\"{run}\",\"batch\":{{\"tags\":[{{\"key\":\"t\",\"value\":\"v\"}}]}}}}\n");
        var report = await place.Journal.SyncAsync(place.Store);
        Assert.Contains("lr", Assert.Single(report.Refused));
        Assert.Contains(new Tag("t", "v"), (await place.Store.Runs.GetAsync(run)).Data.Tags);
        Assert.Contains("\"lr\"", File.ReadAllText(place.Folder.File("journal/refused.jsonl")));
        Assert.Empty(place.Journal.Pending);
    }

    [Fact]
    public async Task A_server_that_dies_after_it_did_what_it_was_asked_counts_nothing_twice()
    {
        await using var place = await Place.OpenAsync();
        place.LosesAnswers = true;
        place.Folder.Write("weights.bin", "weights");
        await using (var run = await place.StartAsync("unanswered"))
        {
            Assert.True(run.IsOffline);
            for (var step = 0; step < 2500; step++)
                run.LogMetric("loss", step, step);
            run.LogParameter("trees", 100);
            run.LogDataset(new RunDataset("flights", "abc", "training"));
            await run.LogArtifactAsync(place.Folder.File("weights.bin"));
            await run.EndAsync(succeeded: true);
        }

        for (var i = 0; i < 3; i++)
            Assert.NotNull((await place.Journal.SyncAsync(place.Api)).Stopped);
        place.LosesAnswers = false;
        Assert.Equal(0, (await place.Journal.SyncAsync(place.Api)).Waiting);

        var found = Assert.Single(await place.RunsAsync());
        Assert.Equal(("unanswered", RunStatus.Finished), (found.Info.RunName, found.Info.Status));
        var steps = new List<long>();
        await foreach (var metric in place.Store.Runs.MetricHistoryAsync(found.Info.RunId, "loss"))
            steps.Add(metric.Step);
        Assert.Equal(Enumerable.Range(0, 2500).Select(step => (long)step), steps);
        Assert.Equal((1, 1), (found.Data.Params.Count, found.Inputs.DatasetInputs.Count));
        Assert.Equal(["weights.bin"], (await place.Store.Artifacts.ListAsync(found.Info.RunId)).Files.Select(file => file.Path));
    }

    [Fact]
    public async Task Answers_lost_in_the_middle_of_a_run_count_nothing_twice_either()
    {
        await using var place = await Place.OpenAsync();
        await using (var run = await place.StartAsync())
        {
            for (var step = 0; step < 1500; step++)
            {
                run.LogMetric("loss", step, step);
                if (step == 500)
                    place.LosesAnswers = true;
            }

            await run.FlushAsync();
            Assert.True(run.IsOffline);
            place.LosesAnswers = false;
            await run.EndAsync(succeeded: true);
        }

        var found = Assert.Single(await place.RunsAsync());
        Assert.Equal(1500, (await place.Store.Runs.MetricHistoryPageAsync(found.Info.RunId, "loss")).Items.Count);
        Assert.Empty(place.Journal.Pending);
    }

    [Fact]
    public async Task What_a_server_that_hangs_can_not_take_goes_to_the_journal_and_the_run_goes_on()
    {
        await using var place = await Place.OpenAsync();
        var id = (await place.Store.Runs.CreateAsync(new NewRun("0"))).Info.RunId;
        place.HoldUp = Task.Delay(Timeout.Infinite);
        await using (var run = Writer(place, id, full: 100))
        {
            for (var step = 0; step < 5000; step++)
                run.LogMetric("loss", step, step);
            place.HoldUp = null;
            // The request that hung was given up without a word from the server, or else this would wait for ever.
            await run.EndAsync(succeeded: true);
            Assert.Equal(5000, (await place.Store.Runs.MetricHistoryPageAsync(id, "loss")).Items.Count + Dropped(run));
        }

        Assert.Equal(RunStatus.Finished, (await place.Store.Runs.GetAsync(id)).Info.Status);
    }

    private static int Dropped(Tracking.Writing.RunWriter run) =>
        run.Refused is [.., var said] ? int.Parse(said[..said.IndexOf(' ', StringComparison.Ordinal)], System.Globalization.CultureInfo.InvariantCulture) : 0;

    private static Tracking.Writing.RunWriter Writer(Place place, string id, int full)
    {
        var logger = Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance;
        var sender = new RunSender(place.Api, id, place.Journal, new JournalFile(place.Folder.File("journal"), id, "p"), place.Clock, logger);
        return new RunWriter(id, RunRole.Owner, sender, place.Clock, logger, full);
    }

    [Fact]
    public async Task A_server_that_is_away_is_told_once_in_one_line_with_address_reason_and_place()
    {
        await using var place = await Place.OpenAsync();
        var lines = new Lines();
        var tracker = new RunTracker(place.Api, new TrackingOptions(), place.Journal, place.Clock, lines);
        await using var run = await tracker.StartAsync(new RunStart("training", "run"));
        place.IsReachable = false;
        for (var i = 0; i < 3; i++)
        {
            run.LogMetric("loss", i, i);
            await run.FlushAsync();
        }

        Assert.Equal(
            $"Run {run.Id}: The tracking server {place.Api.Location} cannot be reached: nothing answers there. The run goes on; what it logs is kept in "
            + $"{place.Folder.File("journal")}, and sent when the server takes it again, or by assay tracking sync.",
            Assert.Single(lines.Said));
        place.IsReachable = true;
    }

    private sealed class Lines : Microsoft.Extensions.Logging.ILogger
    {
        internal System.Collections.Concurrent.ConcurrentQueue<string> Said { get; } = new();

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(Microsoft.Extensions.Logging.LogLevel logLevel) => true;

        public void Log<TState>(
            Microsoft.Extensions.Logging.LogLevel logLevel,
            Microsoft.Extensions.Logging.EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter) => Said.Enqueue(formatter(state, exception));
    }
}
