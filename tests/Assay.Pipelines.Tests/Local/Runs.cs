using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using Assay.Pipelines.Ir;
using Assay.Pipelines.Local;
using Assay.TestKit;
using Assay.Workspace;
using Assay.Workspace.Lineage;

namespace Assay.Pipelines.Tests.Local;

/// <summary>Runs pipelines written in the tests, with the test program as every step.</summary>
internal sealed class Runs : IPipelineObserver, IEventSink, IDisposable
{
    private readonly TempFolder _folder = new();

    public ConcurrentQueue<RunEvent> Events { get; } = new();

    public ConcurrentQueue<string> Lines { get; } = new();

    public ConcurrentQueue<TaskResult> Ended { get; } = new();

    public string Code { get; set; } = "code 1";

    public int MaxProcesses { get; set; } = 4;

    public Dictionary<string, string> Environment { get; } = [];

    public TimeProvider Time { get; set; } = TimeProvider.System;

    public IRunTracker? Tracker { get; set; }

    public string File(string name) => _folder.File(name);

    public Task<PipelineRunResult> RunAsync(
        string yaml, PipelineDescriptor? descriptor = null, string parameters = "{}", Guid? runId = null, CancellationToken cancellation = default) =>
        Runner().RunAsync(
            Request(yaml) with
            {
                Descriptor = descriptor,
                RunId = runId,
                Parameters = JsonDocument.Parse(parameters).RootElement.EnumerateObject().ToDictionary(p => p.Name, p => p.Value, StringComparer.Ordinal),
            },
            this,
            cancellation);

    public Task<PipelineRunResult> ResumeAsync(string yaml, Guid runId) => Runner().ResumeAsync(Request(yaml), runId, this);

    private PipelineRunRequest Request(string yaml) =>
        new() { Ir = PipelineIr.Parse(yaml.Replace("@", _folder.Path, StringComparison.Ordinal)), Project = "tests" };

    private LocalRunner Runner()
    {
        var program = Path.Combine(AppContext.BaseDirectory, "Assay.Pipelines.StepApp.dll");
        return new LocalRunner(
            new()
            {
                Workspace = AssayWorkspace.Open(File(".assay")),
                Command = (_, words) => new("dotnet", [program, .. words]),
                MaxProcesses = MaxProcesses,
                WorkingDirectory = _folder.Path,
                CodeIdentity = Code,
                MaxBackoff = TimeSpan.Zero,
                Environment = Environment,
            },
            this,
            Time,
            Tracker);
    }

    public void Started(string task, int attempt) => Lines.Enqueue($"{task} started, attempt {attempt}");

    public void Wrote(string task, string line) => Lines.Enqueue($"{task}: {line}");

    void IPipelineObserver.Ended(TaskResult result) => Ended.Enqueue(result);

    public Task AppendAsync(IReadOnlyList<LineageEvent> events, CancellationToken cancellationToken = default)
    {
        foreach (var e in events.Cast<RunEvent>())
            Events.Enqueue(e);
        return Task.CompletedTask;
    }

    /// <summary>The states that the log was told of a job.</summary>
    public IEnumerable<string> States(string job) => Events.Where(e => e.Job.Name == job).Select(e => e.EventType.ToString());

    public void Dispose() => _folder.Dispose();
}
