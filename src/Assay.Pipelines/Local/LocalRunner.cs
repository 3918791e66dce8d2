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
    internal const string ResultFile = "result.json";
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
        var record = new RunRecord
        {
            RunId = request.RunId ?? Guid.CreateVersion7(_time.GetUtcNow()),
            Pipeline = request.Ir.Name,
            IrHash = request.Ir.ContentHash,
            Started = _time.GetUtcNow(),
            ScheduledTime = request.ScheduledTime,
            Parameters = PipelineParameters.Complete(request.Ir, Scheduled(request)),
        };
        using var journal = await RunJournal.StartAsync(FolderOf(record.RunId), record, cancellation).ConfigureAwait(false);
        return await GoAsync(request, journal, observer, cancellation).ConfigureAwait(false);
    }

    /// <summary>
    /// Goes on with a run that failed, was stopped, or whose process was killed, at whatever moment: what is done stays, the rest is run. The
    /// parameters are those that it was started with. A run that has succeeded only gives its result again.
    /// </summary>
    /// <param name="request">The pipeline, as <see cref="RunAsync"/> was given it; its parameters and times are not looked at.</param>
    /// <param name="runId">The run.</param>
    /// <param name="observer">Watches it.</param>
    /// <param name="cancellation">Stops it again.</param>
    /// <exception cref="PipelineException">There is no such run, another process runs it, or the pipeline's steps have changed since.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public async Task<PipelineRunResult> ResumeAsync(
        PipelineRunRequest request, Guid runId, IPipelineObserver? observer = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        using var journal = await RunJournal.ResumeAsync(FolderOf(runId), runId, request.Ir.ContentHash, cancellation).ConfigureAwait(false);
        await OrphanedProcesses.EndAsync(StepEnvironment.RunId, runId.ToString("D"), cancellation).ConfigureAwait(false);
        return await GoAsync(request with { ScheduledTime = journal.Record.ScheduledTime }, journal, observer, cancellation).ConfigureAwait(false);
    }

    private string FolderOf(Guid runId) => Path.Combine(_options.Workspace.Runs, runId.ToString("D"));

    private async Task<PipelineRunResult> GoAsync(PipelineRunRequest request, RunJournal journal, IPipelineObserver? observer, CancellationToken cancellation)
    {
        var record = journal.Record;
        var inputs = new TaskInputs(record.Parameters, new Dictionary<string, ArtifactList>(StringComparer.Ordinal));
        var lineage = await RunLineage.StartAsync(_events, request, record.RunId, _time, cancellation).ConfigureAwait(false);
        using var run = new RunContext(_options, request, record, _time, lineage, observer);
        var state = TaskState.Failed;
        var tracked = default(ITrackedRun);
        try
        {
            tracked = await TrackAsync(request, journal, inputs, cancellation).ConfigureAwait(false);
            run.Tracked = tracked;
            if (tracked is not null)
                run.Environment[StepEnvironment.TrackingRunId] = tracked.Id;
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
            RunId = record.RunId,
            Pipeline = request.Ir.Name,
            State = state,
            TrackingRunId = tracked?.Id,
            Folder = run.Folder,
            Started = run.Started,
            Duration = _time.GetUtcNow() - run.Started,
            Parameters = inputs.Parameters,
            Tasks = run.Results,
        };
        await AtomicFile.ReplaceAsync(Path.Combine(run.Folder, ResultFile), result.ToJson(), CancellationToken.None).ConfigureAwait(false);
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

    private async Task<ITrackedRun?> TrackAsync(PipelineRunRequest request, RunJournal journal, TaskInputs inputs, CancellationToken cancellation)
    {
        if (_tracker is null)
            return null;
        if (journal.Record.TrackingRunId is { } known)
            return await _tracker.ResumeAsync(known, cancellation).ConfigureAwait(false);
        var runId = journal.Record.RunId;
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
        await journal.TrackedAsAsync(run.Id, cancellation).ConfigureAwait(false);
        return run;
    }
}
