using System.Globalization;
using System.Text.Json;
using Assay.Pipelines.Artifacts;
using Assay.Pipelines.Ir;
using Assay.Pipelines.Lineage;
using Assay.Pipelines.Steps;
using Assay.Workspace;
using Assay.Workspace.Lineage;

namespace Assay.Pipelines.Local;

/// <summary>Runs one container's command as a process: from the cache where it may, again where it failed and may.</summary>
internal sealed class ContainerRun
{
    private readonly RunContext _run;
    private readonly TaskPlace _place;
    private readonly TaskInputs _inputs;
    private readonly RetryPolicy? _retry;
    private readonly ExecutorInput _input;
    private readonly string _folder;
    private int _attempts;
    private int? _exitCode;

    public ContainerRun(RunContext run, TaskPlace place, TaskInputs inputs, RetryPolicy? retry)
    {
        _run = run;
        _place = place;
        _inputs = inputs;
        _retry = retry;
        _folder = Path.Combine(run.Folder, place.Path);
        _input = TaskFolders.Input(run.Folder, place, inputs);
    }

    private string Log => Path.Combine(_folder, "log.txt");

    public async Task<TaskOutcome> RunAsync(DateTimeOffset started, CancellationToken cancellation)
    {
        var executor = _run.Ir.Executors[_place.Component.ExecutorLabel!];
        if (executor.Importer is { } importer)
            return _run.End(_place, started, TaskFolders.Import(importer, _place.Component, _inputs), null);

        var lineage = await _run.Lineage.StepAsync(_run.Step(_place.Task.Name), _place.Task.Name, cancellation).ConfigureAwait(false);
        try
        {
            var key = await _run.Cache.KeyAsync(_place.Task, _place.Component, executor.Container!, _inputs, cancellation).ConfigureAwait(false);
            if (key is not null && await _run.Cache.FindAsync(key, _input.Outputs, cancellation).ConfigureAwait(false) is { } entry)
            {
                StepFacts.AddTo(lineage, entry.Lineage);
                await lineage.CompleteAsync(cancellation).ConfigureAwait(false);
                var earlier = TaskFolders.Outcome(entry, _input);
                LogMetrics(earlier);
                await LogDataAsync(cancellation).ConfigureAwait(false);
                _run.Tracked?.SetTag(RunTag.Cached(_place.Task.Name), entry.RunId.ToString("D"));
                return End(started, earlier, $"as in run {entry.RunId:D}");
            }

            var (outcome, reason) = await TryAsync(executor, lineage.RunId, cancellation).ConfigureAwait(false);
            var facts = await FactsAsync().ConfigureAwait(false);
            StepFacts.AddTo(lineage, facts);
            if (outcome.IsGood && key is not null)
                await _run.Cache.KeepAsync(key, _run.RunId, outcome, facts, cancellation).ConfigureAwait(false);
            if (outcome.IsGood)
                await LogDataAsync(cancellation).ConfigureAwait(false);
            if (outcome.IsGood)
                await lineage.CompleteAsync(cancellation).ConfigureAwait(false);
            else
                await lineage.FailAsync(_exitCode is { } code ? $"the step exited with {Text(code)}" : "the step was stopped", cancellation).ConfigureAwait(false);
            return End(started, outcome, reason);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            await lineage.AbortAsync(CancellationToken.None).ConfigureAwait(false);
            return End(started, new(TaskState.Canceled), "stopped");
        }
        catch (Exception e) when (e is PipelineException or WorkspaceException or IOException or UnauthorizedAccessException)
        {
            await lineage.FailAsync(e, CancellationToken.None).ConfigureAwait(false);
            return End(started, new(TaskState.Failed), e.Message);
        }
    }

    private async Task<(TaskOutcome Outcome, string? Reason)> TryAsync(Executor executor, Guid stepRunId, CancellationToken cancellation)
    {
        while (true)
        {
            var reason = await OnceAsync(executor, stepRunId, cancellation).ConfigureAwait(false);
            if (reason is null)
                return (TaskFolders.Outcome(_place.Component, _input), null);
            if (_attempts > (_retry?.MaxRetries ?? 0))
                return (new(TaskState.Failed), reason);
            var wait = _retry!.Wait(_attempts);
            await Task.Delay(wait < _run.Options.MaxBackoff ? wait : _run.Options.MaxBackoff, _run.Time, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>One try.</summary>
    /// <returns>Null where it succeeded, else why not.</returns>
    private async Task<string?> OnceAsync(Executor executor, Guid stepRunId, CancellationToken cancellation)
    {
        var deadline = _run.Ir.Kubernetes.GetValueOrDefault(executor.Label)?.ActiveDeadline;
        await _run.Processes.WaitAsync(cancellation).ConfigureAwait(false);
        using var timeout = deadline is { } limit ? new CancellationTokenSource(limit, _run.Time) : new CancellationTokenSource();
        try
        {
            TaskFolders.Prepare(_folder, _input);
            _run.Starts(_place.Path, ++_attempts);
            using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellation, timeout.Token);
            var words = Placeholders.Words(executor.Container!.Command.Concat(executor.Container.Args), _input);
            var end = await StepProcess.RunAsync(
                _run.Options.Command(words),
                _run.Options.WorkingDirectory,
                Environment(executor.Container, stepRunId),
                Log,
                line => _run.Wrote(_place.Path, line),
                both.Token).ConfigureAwait(false);
            _exitCode = end.ExitCode;
            return end.ExitCode == 0 ? null : end.LastLine is { } line ? $"exit code {Text(end.ExitCode)}: {line}" : $"exit code {Text(end.ExitCode)}";
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            _exitCode = null;
            return $"stopped: it took longer than {deadline}";
        }
        finally
        {
            _run.Processes.Release();
        }
    }

    private IEnumerable<KeyValuePair<string, string>> Environment(Container container, Guid stepRunId) =>
    [
        .. container.Environment, .. _run.Options.Environment, .. _run.Environment,
        new(WorkspaceLocator.Variable, _run.Options.Workspace.Root),
        new(StepEnvironment.RunId, _run.RunId.ToString("D")),
        new(StepEnvironment.StepRunId, stepRunId.ToString("D")),
    ];

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

    private TaskOutcome End(DateTimeOffset started, TaskOutcome outcome, string? reason)
    {
        _run.Tracked?.LogMetric($"system/{_place.Task.Name}/seconds", (_run.Time.GetUtcNow() - started).TotalSeconds);
        return _run.End(_place, started, outcome, reason, result => result with
        {
            Attempts = _attempts,
            ExitCode = _exitCode,
            Log = _attempts > 0 ? Log : null,
        });
    }

    private async Task<string?> FactsAsync()
    {
        var file = Path.Combine(_folder, StepFacts.FileName);
        return File.Exists(file) ? await File.ReadAllTextAsync(file, CancellationToken.None).ConfigureAwait(false) : null;
    }

    private static string Text(int code) => code.ToString(CultureInfo.InvariantCulture);
}
