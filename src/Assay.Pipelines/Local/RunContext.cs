using Assay.Pipelines.Ir;
using Assay.Pipelines.Lineage;

namespace Assay.Pipelines.Local;

/// <summary>What all tasks of one run share.</summary>
internal sealed class RunContext : IDisposable
{
    private readonly Lock _gate = new();
    private readonly List<TaskResult> _results = [];
    private readonly IPipelineObserver? _observer;

    public RunContext(LocalRunnerOptions options, PipelineRunRequest request, RunRecord record, TimeProvider time, RunLineage lineage, IPipelineObserver? observer)
    {
        Options = options;
        Request = request;
        RunId = record.RunId;
        Time = time;
        Lineage = lineage;
        Started = record.Started;
        Folder = Path.Combine(options.Workspace.Runs, record.RunId.ToString("D"));
        Processes = new SemaphoreSlim(Math.Max(1, options.MaxProcesses));
        Cache = new TaskCache(options, time);
        _observer = observer;
    }

    public LocalRunnerOptions Options { get; }

    public PipelineRunRequest Request { get; }

    public PipelineIr Ir => Request.Ir;

    public Guid RunId { get; }

    public TimeProvider Time { get; }

    public RunLineage Lineage { get; }

    public DateTimeOffset Started { get; }

    public string Folder { get; }

    public SemaphoreSlim Processes { get; }

    public TaskCache Cache { get; }

    /// <summary>The run in the tracking store; null where none is kept.</summary>
    public IRun? Tracked { get; set; }

    /// <summary>Environment variables of every step of this run.</summary>
    public Dictionary<string, string> Environment { get; } = new(StringComparer.Ordinal);

    public IReadOnlyList<TaskResult> Results
    {
        get
        {
            lock (_gate)
                return [.. _results];
        }
    }

    public StepDescriptor? Step(string task) => Request.Descriptor?.Steps.FirstOrDefault(step => step.Name == task);

    /// <summary>Replaces what Kubeflow replaces in a task's constant inputs.</summary>
    public string Constant(string text) => text
        .Replace("{{$.pipeline_job_uuid}}", RunId.ToString("D"), StringComparison.Ordinal)
        .Replace("{{$.pipeline_job_name}}", $"{Ir.Name}-{RunId:D}", StringComparison.Ordinal)
        .Replace("{{$.pipeline_job_resource_name}}", $"{Ir.Name}-{RunId:D}", StringComparison.Ordinal)
        .Replace("{{$.pipeline_job_create_time_utc}}", Utc(Started), StringComparison.Ordinal)
        .Replace("{{$.pipeline_job_schedule_time_utc}}", Utc(Request.ScheduledTime ?? Started), StringComparison.Ordinal);

    public void Starts(string task, int attempt)
    {
        lock (_gate)
            _observer?.Started(task, attempt);
    }

    public void Wrote(string task, string line)
    {
        lock (_gate)
            _observer?.Wrote(task, line);
    }

    /// <summary>Records how a task ended.</summary>
    public TaskOutcome End(TaskPlace place, DateTimeOffset started, TaskOutcome outcome, string? reason, Func<TaskResult, TaskResult>? more = null)
    {
        var result = new TaskResult
        {
            Task = place.Path,
            Name = place.Task.Name,
            State = outcome.State,
            IsGroup = place.Component.Dag is not null,
            Kind = Step(place.Task.Name)?.Kind,
            Reason = reason,
            Started = started,
            Duration = Time.GetUtcNow() - started,
            Parameters = outcome.Parameters,
            Artifacts = outcome.Artifacts,
        };
        result = more is null ? result : more(result);
        lock (_gate)
        {
            _results.Add(result);
            _observer?.Ended(result);
        }

        return outcome;
    }

    /// <summary>Records that a task, and all that it holds, was not run.</summary>
    public TaskOutcome Skip(TaskPlace place, string reason)
    {
        foreach (var task in place.Component.Dag?.Tasks.Values ?? [])
            Skip(new(task, Ir.Components[task.Component], $"{place.Path}/{task.Name}"), reason);
        return End(place, Time.GetUtcNow(), new(TaskState.Skipped), reason);
    }

    public void Dispose() => Processes.Dispose();

    private static string Utc(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture);
}
