using Assay.Pipelines.Ir;
using Assay.Pipelines.Local;
using Assay.TestKit;

namespace Assay.Pipelines.Tests.Local;

/// <summary>What the compiler emits is what the runner reads: the example's own pipelines.</summary>
public sealed class EmittedPipelineTests : IDisposable
{
    private const string Pinned = """{"as_of":"2001-05-01T00:00:00Z","hash_flights":"sha256:1","hash_airports":"sha256:2","champion_flight_delay":"models:/flight-delay/1"}""";

    private readonly Runs _runs = new();

    public void Dispose() => _runs.Dispose();

    [Fact]
    public async Task The_example_trains_and_deploys_where_its_gate_passes()
    {
        var result = await RunAsync("true");

        Assert.Equal((TaskState.Succeeded, 0), (result.State, result.ExitCode));
        Assert.All(result.Tasks, task => Assert.Equal(TaskState.Succeeded, task.State));
        var ended = result.Tasks.Select(task => task.Task).ToList();
        Assert.Equal(["validate-flights", "admit-flights", "featurize", "train", "evaluate", "gate-flight-delay", "condition-1/deploy-flight-delay", "condition-1"], ended);
        Assert.Equal(["Start", "Complete"], _runs.States("flight-delay-train"));
        var train = _runs.Events.Last(e => e.Job.Name == "flight-delay-train.train");
        Assert.Equal(["flight-delay-train/featurize/train"], train.Inputs.Select(input => input.Name));
        Assert.Equal(["models/flight-delay"], train.Outputs.Select(output => output.Name));
    }

    [Fact]
    public async Task The_example_exits_with_1_where_its_gate_refuses_and_what_was_done_before_is_cached()
    {
        await RunAsync("true");
        var result = await RunAsync("false");

        // GATE is part of no key: the gate isn't cached, the steps before it are.
        Assert.Equal((TaskState.Succeeded, 1), (result.State, result.ExitCode));
        Assert.Equal(TaskState.Skipped, result["condition-1/deploy-flight-delay"].State);
        Assert.Equal(
            [TaskState.Cached, TaskState.Cached, TaskState.Cached],
            new[] { "featurize", "train", "evaluate" }.Select(task => result[task].State));
    }

    [Fact]
    public async Task Metrics_and_data_of_a_cached_step_are_logged_to_the_new_run()
    {
        await RunAsync("true");
        var tracker = new MemoryTracker();
        _runs.Tracker = tracker;

        var result = await RunAsync("true");

        Assert.Equal("tracked", result.TrackingRunId);
        Assert.Contains("metric words", tracker.Logged);
        Assert.Equal(TaskState.Cached, result["featurize"].State);
        Assert.Contains("dataset flights", tracker.Logged);
        Assert.Contains("tag assay.cached.featurize", tracker.Logged);
        Assert.Contains("metric system/train/seconds", tracker.Logged);
        Assert.Contains("param trees 100", tracker.Logged);
        Assert.Contains("param learning_rate 0.1", tracker.Logged);
        Assert.Equal("ended True", tracker.Logged.Last());
    }

    [Fact]
    public void Everything_that_the_generators_tests_expect_can_be_read()
    {
        var files = Directory.GetFiles(RepositoryRoot.Path("tests/Assay.Generators.Tests/Pipelines/Snapshots"), "*.verified.yaml", SearchOption.AllDirectories);

        Assert.NotEmpty(files);
        Assert.All(files, file => PipelineIr.Parse(File.ReadAllText(file), file));
    }

    private async Task<PipelineRunResult> RunAsync(string gate)
    {
        _runs.Environment["GATE"] = gate;
        var manifest = Manifest.Parse(await File.ReadAllBytesAsync(RepositoryRoot.Path("examples/FlightDelay/assay/manifest.json")));
        return await _runs.RunAsync(
            await File.ReadAllTextAsync(RepositoryRoot.Path("examples/FlightDelay/assay/pipelines/flight-delay-train.yaml")),
            manifest.Pipelines.Single(pipeline => pipeline.Name == "flight-delay-train"),
            Pinned);
    }

    private sealed class MemoryTracker : IRunTracker, ITrackedRun
    {
        public System.Collections.Concurrent.ConcurrentQueue<string> Logged { get; } = [];

        public string Id => "tracked";

        public Task<ITrackedRun> StartAsync(RunStart start, CancellationToken cancellation = default) => Task.FromResult<ITrackedRun>(this);

        public Task<ITrackedRun> ResumeAsync(string runId, CancellationToken cancellation = default) => throw new NotSupportedException();

        public void LogParameter(string key, object value) => Logged.Enqueue($"param {key} {value}");

        public void LogMetric(string key, double value, long step = 0) => Logged.Enqueue($"metric {key}");

        public void SetTag(string key, string value) => Logged.Enqueue($"tag {key}");

        public Task LogArtifactAsync(string localPath, string? artifactPath = null, CancellationToken cancellation = default) => Task.CompletedTask;

        public void LogDataset(RunDataset dataset) => Logged.Enqueue($"dataset {dataset.Name}");

        public Task FlushAsync(CancellationToken cancellation = default) => Task.CompletedTask;

        public Task EndAsync(bool succeeded, CancellationToken cancellation = default)
        {
            Logged.Enqueue($"ended {succeeded}");
            return Task.CompletedTask;
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
