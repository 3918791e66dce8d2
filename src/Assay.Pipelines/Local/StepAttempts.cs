using System.Globalization;
using Assay.Pipelines.Ir;
using Assay.Pipelines.Steps;
using Assay.Workspace;

namespace Assay.Pipelines.Local;

/// <summary>Starts a container's command as a process, again where it failed and may.</summary>
/// <param name="run">The run.</param>
/// <param name="place">The task.</param>
/// <param name="input">What it is given.</param>
/// <param name="retry">How often and how patiently; null for one try.</param>
internal sealed class StepAttempts(RunContext run, TaskPlace place, ExecutorInput input, RetryPolicy? retry)
{
    private readonly string _folder = Path.Combine(run.Folder, place.Path);

    /// <summary>How many processes were started.</summary>
    public int Count { get; private set; }

    /// <summary>The exit code of the last; null where none ended by itself.</summary>
    public int? ExitCode { get; private set; }

    public string Log => Path.Combine(_folder, "log.txt");

    /// <summary>Tries until it succeeds or may not be tried again.</summary>
    /// <returns>How it ended, and why where it failed.</returns>
    public async Task<(TaskOutcome Outcome, string? Reason)> RunAsync(Executor executor, Guid stepRunId, CancellationToken cancellation)
    {
        while (true)
        {
            var reason = await OnceAsync(executor, stepRunId, cancellation).ConfigureAwait(false);
            if (reason is null)
                return (TaskFolders.Outcome(place.Component, input), null);
            if (Count > (retry?.MaxRetries ?? 0))
                return (new(TaskState.Failed), reason);
            var wait = retry!.Wait(Count);
            await Task.Delay(wait < run.Options.MaxBackoff ? wait : run.Options.MaxBackoff, run.Time, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>One try.</summary>
    /// <returns>Null where it succeeded, else why not.</returns>
    private async Task<string?> OnceAsync(Executor executor, Guid stepRunId, CancellationToken cancellation)
    {
        var deadline = run.Ir.Kubernetes.GetValueOrDefault(executor.Label)?.ActiveDeadline;
        await run.Processes.WaitAsync(cancellation).ConfigureAwait(false);
        using var timeout = deadline is { } limit ? new CancellationTokenSource(limit, run.Time) : new CancellationTokenSource();
        try
        {
            TaskFolders.Prepare(_folder, input);
            run.Starts(place.Path, ++Count);
            using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellation, timeout.Token);
            if (run.Options.InProcess is { } inside && inside.Step == place.Task.Name)
                return Fault(new(await inside.RunAsync(input, both.Token).ConfigureAwait(false), null));
            var container = executor.Container!;
            var words = Placeholders.Words(container.Command.Concat(container.Args), input);
            return Fault(await StepProcess.RunAsync(
                run.Options.Command(container.Image, words),
                run.Options.WorkingDirectory,
                Environment(container, stepRunId),
                Log,
                line => run.Wrote(place.Path, line),
                both.Token).ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            ExitCode = null;
            return $"stopped: it took longer than {deadline}";
        }
        finally
        {
            run.Processes.Release();
        }
    }

    private string? Fault(ProcessEnd end)
    {
        ExitCode = end.ExitCode;
        var code = end.ExitCode.ToString(CultureInfo.InvariantCulture);
        return end.ExitCode == 0 ? null : end.LastLine is { } line ? $"exit code {code}: {line}" : $"exit code {code}";
    }

    private IEnumerable<KeyValuePair<string, string>> Environment(Container container, Guid stepRunId) =>
    [
        .. container.Environment, .. run.Options.Environment, .. run.Environment,
        new(WorkspaceLocator.Variable, run.Options.Workspace.Root),
        new(StepEnvironment.RunId, run.RunId.ToString("D")),
        new(StepEnvironment.StepRunId, stepRunId.ToString("D")),
    ];
}
