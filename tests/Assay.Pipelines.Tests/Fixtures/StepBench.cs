using System.Text.Json;
using Assay.CompilerServices;
using Assay.Pipelines.Steps;
using Assay.TestKit;
using Assay.Workspace.Lineage;

namespace Assay.Pipelines.Tests.Fixtures;

/// <summary>Runs steps one after the other as a cluster would: each is given the artifacts that the ones before it listed.</summary>
internal sealed class StepBench : IDatasetSources, IBatchValidation, IRun, IEventSink, IServiceProvider, IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly Dictionary<string, ExecutorOutput> _done = new(StringComparer.Ordinal);

    public StepBench()
    {
        TestModule.Register();
        Registry = new(_folder.File("registry"));
    }

    public TestPipeline Pipeline { get; } = new();

    public MemoryRegistry Registry { get; }

    public List<RunEvent> Events { get; } = [];

    public List<DatasetReference> Opened { get; } = [];

    public List<string> Logged { get; } = [];

    public List<(DatasetReference Batch, DateTimeOffset AsOf, ValidationPurpose Purpose)> Validated { get; } = [];

    public Point[] Points { get; set; } = [new(-1, false), new(-2, true), new(0.1, false), new(0.4, false), new(0.35, true), new(0.8, true)];

    /// <summary>The batches of every source; those whose name holds <c>bad</c> are refused.</summary>
    public string[] BatchNames { get; set; } = ["good-1.csv", "good-2.csv"];

    public Guid RunId { get; } = Guid.CreateVersion7();

    public Guid? StepRunId { get; set; } = Guid.CreateVersion7();

    public string Id => "tracked";

    public string File(string step, string name) => _folder.File($"{step}/{name}");

    public ExecutorOutput Output(string step) => _done[step];

    public async Task<StepOutcome> RunAsync(string step, string parameters = "{}", CancellationToken cancellation = default)
    {
        var descriptor = Pipeline[step];
        var runner = new StepRunner(new()
        {
            Project = "tests",
            Sources = this,
            Validation = this,
            VerdictReport = (verdicts, made) => $"<p>{verdicts.Count} verdicts at {made:yyyy}</p>",
            Registry = Registry,
            Run = this,
            Events = this,
            Time = TimeProvider.System,
            References = [Registry],
            Provider = this,
            Bootstrap = new() { Resamples = 50 },
            RunId = RunId,
            StepRunId = StepRunId,
        });
        var outputs = descriptor.Kind is StepKind.Validate or StepKind.Gate ? ["verdict", "report"] : descriptor.Outputs.Select(output => output.Name);
        var input = new ExecutorInput
        {
            Inputs = new()
            {
                ParameterValues = JsonDocument.Parse(parameters).RootElement.EnumerateObject().ToDictionary(p => p.Name, p => p.Value, StringComparer.Ordinal),
                Artifacts = descriptor.Inputs.Where(wire => wire.Step is not null)
                    .ToDictionary(wire => wire.Name, wire => _done[wire.Step!].Artifacts[wire.Output!], StringComparer.Ordinal),
            },
            Outputs = new()
            {
                Artifacts = outputs.ToDictionary(
                    name => name, name => new ArtifactList([new() { Name = name, Type = new("system.Artifact"), Uri = File(step, $"artifacts/{name}") }]), StringComparer.Ordinal),
                OutputFile = File(step, "executor_output.json"),
            },
        };
        var outcome = await runner.RunAsync(Pipeline, descriptor, ExecutorInput.Parse(input.ToJson()), cancellation);
        if (System.IO.File.Exists(input.Outputs.OutputFile))
            _done[step] = ExecutorOutput.Parse(await System.IO.File.ReadAllBytesAsync(input.Outputs.OutputFile, CancellationToken.None));
        return outcome;
    }

    public Rows<T> Open<T>(DatasetPlan<T> plan, DatasetReference reference)
    {
        Opened.Add(reference);
        return typeof(T) == typeof(Point) ? (Rows<T>)(object)RowsOf.Memory(Points) : (Rows<T>)(object)RowsOf.Memory([new Question(1), new Question(-1)]);
    }

    public IReadOnlyList<DatasetReference> Batches(DatasetPlan plan, DatasetReference reference) =>
        [.. BatchNames.Select(name => reference with { Source = name })];

    public async Task<IReadOnlyList<Verdict>> ValidateAllAsync(
        DatasetPlan plan, DatasetReference reference, DateTimeOffset asOf, ValidationPurpose purpose = ValidationPurpose.Batch, CancellationToken cancellation = default)
    {
        var verdicts = new List<Verdict>();
        foreach (var batch in Batches(plan, reference))
            verdicts.Add(await ValidateAsync(plan, batch, asOf, purpose, cancellation));
        return verdicts;
    }

    public Task<Verdict> ValidateAsync(
        DatasetPlan plan, DatasetReference batch, DateTimeOffset asOf, ValidationPurpose purpose = ValidationPurpose.Batch, CancellationToken cancellation = default)
    {
        Validated.Add((batch, asOf, purpose));
        var bad = batch.Source!.Contains("bad", StringComparison.Ordinal);
        return Task.FromResult(new Verdict
        {
            Dataset = plan.Descriptor.Name,
            Source = batch.Source,
            AsOf = asOf,
            Rows = 1000,
            Status = bad ? VerdictStatus.Failed : VerdictStatus.Passed,
            Rules =
            [
                new()
                {
                    Id = "points.x.range", Kind = "range", Severity = Severity.Error, Status = bad ? VerdictStatus.Failed : VerdictStatus.Passed,
                    Expectation = "at most 1", Observed = bad ? "1 of 1,000 rows fails" : "all rows pass",
                },
            ],
        });
    }

    public void LogParameter(string key, object value) => Logged.Add($"param {key}");

    public void LogMetric(string key, double value, long step = 0) => Logged.Add(FormattableString.Invariant($"metric {key} {value}"));

    public void SetTag(string key, string value) => Logged.Add($"tag {key} {value}");

    public Task LogArtifactAsync(string localPath, string? artifactPath = null, CancellationToken cancellation = default)
    {
        Logged.Add($"artifact {Path.GetFileName(localPath)} {artifactPath}");
        return Task.CompletedTask;
    }

    public void LogDataset(RunDataset dataset) => Logged.Add($"dataset {dataset.Name} {dataset.Digest} {dataset.Context}");

    public Task AppendAsync(IReadOnlyList<LineageEvent> events, CancellationToken cancellationToken = default)
    {
        Events.AddRange(events.Cast<RunEvent>());
        return Task.CompletedTask;
    }

    public object? GetService(Type serviceType) => null;

    public void Dispose() => _folder.Dispose();
}
