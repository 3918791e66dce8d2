using System.Text.Json;
using Assay.Pipelines.Ir;
using Assay.Pipelines.Lineage;
using Assay.Pipelines.Steps;
using Assay.Workspace;
using Assay.Workspace.Lineage;

namespace Assay.Pipelines.Local;

/// <summary>Runs one container task: not at all where this run has done it before it was interrupted, from the cache where it may, else as a process.</summary>
internal sealed class ContainerRun
{
    private readonly RunContext _run;
    private readonly TaskPlace _place;
    private readonly TaskInputs _inputs;
    private readonly ExecutorInput _input;
    private readonly string _folder;
    private readonly StepAttempts _attempts;

    public ContainerRun(RunContext run, TaskPlace place, TaskInputs inputs, RetryPolicy? retry)
    {
        _run = run;
        _place = place;
        _inputs = inputs;
        _folder = Path.Combine(run.Folder, place.Path);
        _input = TaskFolders.Input(run.Folder, place, inputs);
        _attempts = new(run, place, _input, retry);
    }

    public async Task<TaskOutcome> RunAsync(DateTimeOffset started, CancellationToken cancellation)
    {
        var executor = _run.Ir.Executors[_place.Component.ExecutorLabel!];
        if (executor.Importer is { } importer)
            return _run.End(_place, started, TaskFolders.Import(importer, _place.Component, _inputs), null);

        var lineage = default(LineageRun);
        try
        {
            var inputs = await TaskCache.InputsAsync(_inputs, cancellation).ConfigureAwait(false);
            if (await KeptTask.FindAsync(_folder, inputs, cancellation).ConfigureAwait(false) is { } kept)
            {
                await TellAsync(kept, cancellation).ConfigureAwait(false);
                return End(started, kept.Outcome(), kept.Reason, kept.Attempts, kept.Attempts > 0 ? 0 : null);
            }

            lineage = await LineageAsync(null, cancellation).ConfigureAwait(false);
            return await DoAsync(executor, lineage, inputs, started, cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            if (lineage is not null)
                await lineage.AbortAsync(CancellationToken.None).ConfigureAwait(false);
            return End(started, new(TaskState.Canceled), "stopped");
        }
        catch (Exception e) when (e is PipelineException or WorkspaceException or IOException or UnauthorizedAccessException)
        {
            if (lineage is not null)
                await lineage.FailAsync(e, CancellationToken.None).ConfigureAwait(false);
            return End(started, new(TaskState.Failed), e.Message);
        }
    }

    private async Task<TaskOutcome> DoAsync(Executor executor, LineageRun lineage, string inputs, DateTimeOffset started, CancellationToken cancellation)
    {
        var key = _run.Options.InProcess?.Step == _place.Task.Name
            ? null
            : _run.Cache.Key(_place.Task, _place.Component, executor.Container!, _inputs, inputs);
        if (key is not null && await _run.Cache.FindAsync(key, _input.Outputs, cancellation).ConfigureAwait(false) is { } entry)
        {
            var earlier = TaskFolders.Outcome(entry, _input);
            LogMetrics(earlier);
            _run.Tracked?.SetTag(RunTag.Cached(_place.Task.Name), entry.RunId.ToString("D"));
            return await DoneAsync(lineage, inputs, started, earlier, entry.Lineage, $"as in run {entry.RunId:D}", null, cancellation).ConfigureAwait(false);
        }

        var (outcome, reason) = await _attempts.RunAsync(executor, lineage.RunId, cancellation).ConfigureAwait(false);
        var facts = await FactsAsync().ConfigureAwait(false);
        if (outcome.IsGood)
            return await DoneAsync(lineage, inputs, started, outcome, facts, reason, key, cancellation).ConfigureAwait(false);
        StepFacts.AddTo(lineage, facts);
        var code = _attempts.ExitCode?.ToString(System.Globalization.CultureInfo.InvariantCulture);
        await lineage.FailAsync(code is null ? "the step was stopped" : $"the step exited with {code}", cancellation).ConfigureAwait(false);
        return End(started, outcome, reason);
    }

    // The order makes it safe to be killed anywhere: what is kept is whole, and what isn't told is told by the run that goes on.
    private async Task<TaskOutcome> DoneAsync(
        LineageRun lineage, string inputs, DateTimeOffset started, TaskOutcome outcome, string? facts, string? reason, string? key, CancellationToken cancellation)
    {
        var kept = new KeptTask
        {
            State = outcome.State,
            Inputs = inputs,
            Parameters = outcome.Parameters,
            Artifacts = await KeptTask.ArtifactsAsync(outcome, cancellation).ConfigureAwait(false),
            StepRunId = lineage.RunId,
            Facts = facts,
            Attempts = _attempts.Count,
            Reason = reason,
        };
        await kept.WriteAsync(_folder, cancellation).ConfigureAwait(false);
        if (key is not null)
            await _run.Cache.KeepAsync(key, _run.RunId, kept, cancellation).ConfigureAwait(false);
        StepFacts.AddTo(lineage, facts);
        await LogDataAsync(cancellation).ConfigureAwait(false);
        await lineage.CompleteAsync(cancellation).ConfigureAwait(false);
        await (kept with { IsTold = true }).WriteAsync(_folder, cancellation).ConfigureAwait(false);
        return End(started, outcome, reason);
    }

    private async Task TellAsync(KeptTask kept, CancellationToken cancellation)
    {
        if (kept.IsTold)
            return;
        var lineage = await LineageAsync(kept.StepRunId, cancellation).ConfigureAwait(false);
        StepFacts.AddTo(lineage, kept.Facts);
        await LogDataAsync(cancellation).ConfigureAwait(false);
        await lineage.CompleteAsync(cancellation).ConfigureAwait(false);
        await (kept with { IsTold = true }).WriteAsync(_folder, cancellation).ConfigureAwait(false);
    }

    private Task<LineageRun> LineageAsync(Guid? stepRunId, CancellationToken cancellation) =>
        _run.Lineage.StepAsync(_run.Step(_place.Task.Name), _place.Task.Name, stepRunId, cancellation);

    /// <summary>Logs the metrics of an earlier result, which no process of this run logs.</summary>
    private void LogMetrics(TaskOutcome outcome)
    {
        foreach (var metrics in outcome.Artifacts.Values.Select(list => list.Artifacts[0]).Where(artifact => artifact.Type?.SchemaTitle == "system.Metrics"))
        {
            foreach (var (name, value) in metrics.Metadata.Where(metric => metric.Value.ValueKind == JsonValueKind.Number))
                _run.Tracked?.LogMetric(name, value.GetDouble());
        }
    }

    /// <summary>Logs the datasets that the step read, whether a process of this run read them or that of an earlier one.</summary>
    private async Task LogDataAsync(CancellationToken cancellation)
    {
        if (_run.Tracked is not { } tracked || _run.Step(_place.Task.Name) is not { Kind: StepKind.Method } step)
            return;
        var rows = new Dictionary<string, long?>(StringComparer.Ordinal);
        foreach (var source in step.Inputs.Where(input => input.Kind == WireKind.Source))
            rows[source.Of] = await ValidatedRows.OfAsync(_run.Results, _run.Step, source.Of, cancellation).ConfigureAwait(false);
        StepRunData.Log(tracked, step, _input, dataset => rows.GetValueOrDefault(dataset));
    }

    private TaskOutcome End(DateTimeOffset started, TaskOutcome outcome, string? reason) => End(started, outcome, reason, _attempts.Count, _attempts.ExitCode);

    private TaskOutcome End(DateTimeOffset started, TaskOutcome outcome, string? reason, int attempts, int? exitCode)
    {
        _run.Tracked?.LogMetric($"system/{_place.Task.Name}/seconds", (_run.Time.GetUtcNow() - started).TotalSeconds);
        return _run.End(_place, started, outcome, reason, result => result with
        {
            Attempts = attempts,
            ExitCode = exitCode,
            Data = StepReads.Of(_run.Step(_place.Task.Name), _input),
            Log = attempts > 0 ? _attempts.Log : null,
        });
    }

    private async Task<string?> FactsAsync()
    {
        var file = Path.Combine(_folder, StepFacts.FileName);
        return File.Exists(file) ? await File.ReadAllTextAsync(file, CancellationToken.None).ConfigureAwait(false) : null;
    }
}
