using Assay.Pipelines.Lineage;
using Assay.Pipelines.Steps;
using Assay.Workspace.Lineage;
using Assay.Workspace.Storage;

namespace Assay.Pipelines.Local;

/// <summary>
/// Runs a compiled pipeline on this machine: the same file that a cluster gets, each container as a process, in parallel as far as
/// <c>dependentTasks</c> and cores allow. Artifacts and logs are kept under <c>runs/&lt;runId&gt;</c> in the workspace.
/// Safe to use from many threads.
/// </summary>
public sealed class LocalRunner
{
    private readonly LocalRunnerOptions _options;
    private readonly IEventSink _events;
    private readonly TimeProvider _time;
    private readonly IRunTracker? _tracker;

    /// <summary>A runner.</summary>
    /// <param name="options">How it works.</param>
    /// <param name="events">Is told of the run and of each step.</param>
    /// <param name="time">The clock.</param>
    /// <param name="tracker">Keeps a run that the steps log into; null to keep none.</param>
    public LocalRunner(LocalRunnerOptions options, IEventSink events, TimeProvider time, IRunTracker? tracker = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(time);
        _options = options;
        _events = events;
        _time = time;
        _tracker = tracker;
    }

    /// <summary>Runs a pipeline to its end. A step that fails is in the result, not an exception.</summary>
    /// <param name="request">What is to be run.</param>
    /// <param name="observer">Watches it.</param>
    /// <param name="cancellation">Stops it: the processes that it started are killed, and the result is kept before the exception is thrown.</param>
    /// <exception cref="ArgumentException">A parameter is unknown, missing or of another type.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public async Task<PipelineRunResult> RunAsync(PipelineRunRequest request, IPipelineObserver? observer = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellation.ThrowIfCancellationRequested();
        var inputs = new TaskInputs(PipelineParameters.Complete(request.Ir, Scheduled(request)), new Dictionary<string, ArtifactList>(StringComparer.Ordinal));
        var runId = request.RunId ?? Guid.CreateVersion7(_time.GetUtcNow());
        var lineage = await RunLineage.StartAsync(_events, request, runId, _time, cancellation).ConfigureAwait(false);
        using var run = new RunContext(_options, request, runId, _time, lineage, observer);
        var state = TaskState.Failed;
        var tracked = default(ITrackedRun);
        try
        {
            tracked = await TrackAsync(request, runId, inputs, cancellation).ConfigureAwait(false);
            run.Tracked = tracked;
            if (tracked is not null)
                run.Environment[StepEnvironment.TrackingRunId] = tracked.Id;
            Directory.CreateDirectory(run.Folder);
            var outcome = await new GraphRun(run, request.Ir.Root, inputs, "", null).RunAsync(cancellation).ConfigureAwait(false);
            state = cancellation.IsCancellationRequested ? TaskState.Canceled : outcome.State;
        }
        finally
        {
            if (tracked is not null)
            {
                await (state == TaskState.Canceled ? tracked.StopAsync(CancellationToken.None) : tracked.EndAsync(state == TaskState.Succeeded, CancellationToken.None)).ConfigureAwait(false);
                await tracked.DisposeAsync().ConfigureAwait(false);
            }

            var failed = run.Results.FirstOrDefault(result => result is { State: TaskState.Failed, IsGroup: false });
            await lineage.EndAsync(state, failed is null ? null : $"the step {failed.Task} failed").ConfigureAwait(false);
        }

        var result = new PipelineRunResult
        {
            RunId = runId,
            Pipeline = request.Ir.Name,
            State = state,
            TrackingRunId = tracked?.Id,
            Folder = run.Folder,
            Started = run.Started,
            Duration = _time.GetUtcNow() - run.Started,
            Parameters = inputs.Parameters,
            Tasks = run.Results,
        };
        await AtomicFile.ReplaceAsync(Path.Combine(run.Folder, "result.json"), result.ToJson(), CancellationToken.None).ConfigureAwait(false);
        return state == TaskState.Canceled ? throw new OperationCanceledException(cancellation) : result;
    }

    private static IReadOnlyDictionary<string, System.Text.Json.JsonElement> Scheduled(PipelineRunRequest request)
    {
        if (request.ScheduledTime is not { } time || request.Parameters.ContainsKey(StepParameters.AsOf) || !request.Ir.Root.Parameters.ContainsKey(StepParameters.AsOf))
            return request.Parameters;
        return new Dictionary<string, System.Text.Json.JsonElement>(request.Parameters, StringComparer.Ordinal)
        {
            [StepParameters.AsOf] = PipelineParameters.Element(time.ToString("O", System.Globalization.CultureInfo.InvariantCulture)),
        };
    }

    private async Task<ITrackedRun?> TrackAsync(PipelineRunRequest request, Guid runId, TaskInputs inputs, CancellationToken cancellation)
    {
        if (_tracker is null)
            return null;
        var name = $"{request.Ir.Name}-{_time.GetUtcNow().UtcDateTime.ToString("yyyyMMdd-HHmmss", System.Globalization.CultureInfo.InvariantCulture)}";
        var run = await _tracker.StartAsync(
            new RunStart(request.Ir.Name, name)
            {
                Tags = new Dictionary<string, string>(StringComparer.Ordinal) { [RunTag.RunId] = runId.ToString("D"), [RunTag.Pipeline] = request.Ir.Name },
            },
            cancellation).ConfigureAwait(false);
        foreach (var (key, value) in inputs.Parameters)
        {
            var text = Placeholders.Text(value);
            if (text.Length > 0)
                run.LogParameter(key, text);
        }

        await run.FlushAsync(cancellation).ConfigureAwait(false);
        return run;
    }
}
