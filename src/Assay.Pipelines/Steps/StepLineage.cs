using System.Globalization;
using System.Text.Json;
using Assay.Pipelines.Deployment;
using Assay.Pipelines.Gates;
using Assay.Pipelines.Lineage;
using Assay.Workspace.Lineage;
using Assay.Workspace.Lineage.Facets;
using Assay.Workspace.Storage;

namespace Assay.Pipelines.Steps;

/// <summary>
/// Tells of one step: which version of what it read, what it wrote. Where a local runner tells of its start and end, the facts go to a file
/// for it; else the step emits both.
/// </summary>
internal sealed class StepLineage
{
    /// <summary>The facet of a gate's verdict.</summary>
    public const string GateFacet = "assay_gate";

    private readonly string _pipeline;
    private readonly StepDescriptor _step;
    private readonly ExecutorInput _input;
    private readonly StepServices _services;
    private readonly LineageRun _run;
    private readonly Recorder _recorder;

    private StepLineage(string pipeline, StepDescriptor step, ExecutorInput input, StepServices services, LineageRun run, Recorder recorder)
    {
        _pipeline = pipeline;
        _step = step;
        _input = input;
        _services = services;
        _run = run;
        _recorder = recorder;
    }

    public static async Task<StepLineage> StartAsync(
        PipelineDescriptor pipeline, StepDescriptor step, ExecutorInput input, StepServices services, CancellationToken cancellation)
    {
        var recorder = new Recorder(services.StepRunId is null ? services.Events : null);
        var start = new LineageStart
        {
            Project = services.Project,
            Job = $"{pipeline.Name}.{step.Name}",
            RunId = services.StepRunId,
            Parent = services.RunId is { } parent ? ParentRunFacet.Of(parent, LineageNames.NamespaceOf(services.Project), pipeline.Name) : null,
            JobFacets = StepDatasets.Job(step, pipeline.Owner),
            Inputs = StepDatasets.Inputs(services.Project, pipeline.Name, step),
            Outputs = StepDatasets.Outputs(services.Project, pipeline.Name, step),
        };
        var run = await LineageRun.StartAsync(recorder, start, services.Time, cancellation).ConfigureAwait(false);
        return new(pipeline.Name, step, input, services, run, recorder);
    }

    /// <summary>Adds a gate's verdict.</summary>
    public void Judged(GateVerdict verdict)
    {
        using var document = JsonDocument.Parse(verdict.ToJson());
        var members = document.RootElement.Clone();
        _run.Facets(facets => (facets with { Test = new() { Tests = [.. verdict.Conditions.Select(Test)] } }).WithCustom(GateFacet, members));
    }

    /// <summary>Adds a deployment.</summary>
    public void Deployed(DeploymentRecord record)
    {
        _run.Facets(facets => facets.WithCustom(DeploymentRecord.Facet, record.ToFacet()));
        _run.Output(
            StepDatasets.Model(record.Model),
            StepDatasets.Facets(WireKind.Model)! with { Version = new() { DatasetVersion = record.Version.ToString(CultureInfo.InvariantCulture) } });
    }

    public async Task EndAsync(StepInputs inputs, StepOutputs outputs, Exception? exception, string? refusal)
    {
        foreach (var wire in _step.Inputs)
        {
            if (StepDatasets.Of(_pipeline, wire) is { } name && InputFacets(wire, inputs) is { } facets)
                _run.Input(name, facets);
        }

        foreach (var output in _step.Outputs)
        {
            if (StepDatasets.Of(_pipeline, _step.Name, output) is not { } name || !outputs.Artifacts.TryGetValue(output.Name, out var list))
                continue;
            var hash = StepInputs.Metadata(list.Artifacts[0], StepOutputs.ContentHash);
            _run.Output(
                name,
                ((StepDatasets.Facets(output.Kind) ?? new()) with { Version = hash is null ? null : new() { DatasetVersion = hash } })
                    .WithColumns(_services.Project, _pipeline, _step, output),
                outputs.Rows.TryGetValue(output.Name, out var rows) ? new() { OutputStatistics = new() { RowCount = rows } } : null);
        }

        if (exception is OperationCanceledException)
            await _run.AbortAsync(CancellationToken.None).ConfigureAwait(false);
        else if (exception is not null)
            await _run.FailAsync(exception, CancellationToken.None).ConfigureAwait(false);
        else if (refusal is not null)
            await _run.FailAsync(refusal, CancellationToken.None).ConfigureAwait(false);
        else
            await _run.CompleteAsync(CancellationToken.None).ConfigureAwait(false);
        if (_services.StepRunId is not null && Path.GetDirectoryName(_input.Outputs.OutputFile) is { Length: > 0 } folder)
            await AtomicFile.ReplaceAsync(Path.Combine(folder, StepFacts.FileName), _recorder.Last!.ToJson(), CancellationToken.None).ConfigureAwait(false);
    }

    private DatasetFacets? InputFacets(StepInput wire, StepInputs inputs)
    {
        if (wire.Kind == WireKind.Source)
        {
            var version = inputs.Text(StepParameters.Version(wire.Of)) is { Length: > 0 } pinned ? pinned : inputs.Text(StepParameters.Hash(wire.Of));
            var place = inputs.Text(StepParameters.Source(wire.Of));
            return new()
            {
                Version = version.Length == 0 ? null : new() { DatasetVersion = version },
                Symlinks = Place(place) is { } symlink ? new() { Identifiers = [symlink] } : null,
            };
        }

        if (!_input.Inputs.Artifacts.TryGetValue(wire.Name, out var list) || list.Artifacts.Count == 0)
            return null;
        var hash = StepInputs.Metadata(list.Artifacts[0], StepOutputs.ContentHash);
        return (StepDatasets.Facets(wire.Kind) ?? new()) with { Version = hash is null ? null : new() { DatasetVersion = hash } };
    }

    /// <summary>A physical place as OpenLineage names it; null for none, and for one that may hold a password.</summary>
    private static Symlink? Place(string source)
    {
        if (source.Length == 0 || source.Contains('@', StringComparison.Ordinal) || source.Contains('=', StringComparison.Ordinal))
            return null;
        if (!source.Contains("://", StringComparison.Ordinal))
            return new("file", source, "LOCATION");
        var at = source.IndexOf('/', source.IndexOf("://", StringComparison.Ordinal) + 3);
        return at < 0 ? null : new(source[..at], source[(at + 1)..], "LOCATION");
    }

    private static TestExecution Test(GateCondition condition) => new()
    {
        Name = $"{condition.Metric}.{condition.Comparison switch { GateComparison.AtLeast => "at_least", GateComparison.AtMost => "at_most", _ => "not_worse_than_champion_by" }}",
        Status = condition.Outcome switch { GateOutcome.Passed => "pass", GateOutcome.Failed => "fail", _ => "skip" },
        Severity = "error",
        Type = "gate",
        Description = condition.Explanation,
        Expected = condition.Bound.ToString("R", CultureInfo.InvariantCulture),
        Actual = condition.Candidate?.ToString("R", CultureInfo.InvariantCulture),
    };

    /// <summary>Keeps the last event, and passes events on where there is somebody to pass them to.</summary>
    private sealed class Recorder(IEventSink? next) : IEventSink
    {
        public LineageEvent? Last { get; private set; }

        public Task AppendAsync(IReadOnlyList<LineageEvent> events, CancellationToken cancellationToken = default)
        {
            Last = events[^1];
            return next?.AppendAsync(events, cancellationToken) ?? Task.CompletedTask;
        }
    }
}
