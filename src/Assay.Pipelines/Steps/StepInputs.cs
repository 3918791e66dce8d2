using System.Text.Json;
using Assay.CompilerServices;
using Assay.Data;

namespace Assay.Pipelines.Steps;

/// <summary>Opens what a step takes: sources by the parameters of the pipeline, artifacts of earlier steps by their paths.</summary>
internal sealed class StepInputs
{
    private readonly StepDescriptor _step;
    private readonly ExecutorInput _input;
    private readonly StepServices _services;

    public StepInputs(StepDescriptor step, ExecutorInput input, StepServices services)
    {
        _step = step;
        _input = input;
        _services = services;
        foreach (var source in step.Inputs.Where(given => given.Kind == WireKind.Source))
            Data.Add(source.Of, Text(StepParameters.Version(source.Of)), Text(StepParameters.Hash(source.Of)));
        foreach (var artifact in input.Inputs.Artifacts.Values.SelectMany(list => list.Artifacts))
            Data.Add(artifact);
    }

    /// <summary>What the step was started with.</summary>
    public ExecutorInput Given => _input;

    /// <summary>What the step's inputs go back to.</summary>
    public DataFacts Data { get; } = new();

    /// <summary>Whether the champion scores: what is known only later must not be read then.</summary>
    private bool Scores => _step.Inputs.Any(input => input.Kind == WireKind.Champion);

    /// <summary>A parameter's text; empty where it isn't given.</summary>
    public string Text(string parameter) => StepReferences.Text(_input, parameter);

    public JsonElement Value(string parameter) => _input.Inputs.ParameterValues.TryGetValue(parameter, out var value)
        ? value
        : throw new ArgumentException($"Step {_step.Name} was given no parameter '{parameter}'.", nameof(parameter));

    public bool Has(string input) => _step.Inputs.Any(given => given.Name == input);

    public StepInput Input(string input) => _step.Inputs.FirstOrDefault(given => given.Name == input)
        ?? throw new ArgumentException($"Step {_step.Name} takes no input '{input}'.", nameof(input));

    /// <summary>Which rows of a dataset the parameters mean.</summary>
    public DatasetReference Reference(DatasetDescriptor dataset) =>
        StepReferences.Of(dataset.Name, _input, dataset.Source) with { WithoutKnownAfter = Scores };

    /// <summary>Rows of a source or of an earlier step.</summary>
    public Rows<T> Rows<T>(string input, DatasetPlan<T> plan)
    {
        var wire = Input(input);
        if (wire.Kind == WireKind.Source)
            return _services.Sources.Open(plan, Reference(plan.Descriptor));
        var artifact = Artifact(input);
        var spec = new SourceSpec(artifact.LocalPath)
        {
            Format = FileFormat.Parquet,
            AllowEmpty = true,
            Identity = new($"{wire.Step}/{wire.Output}") { ContentHash = Metadata(artifact, StepOutputs.ContentHash), Location = artifact.Uri },
        };
        return FileSource.Open(plan, spec);
    }

    /// <summary>Rows whose type only the declaration knows.</summary>
    public Rows Rows(string input)
    {
        var of = Input(input).Of;
        var plan = AssayModules.All.SelectMany(module => module.Datasets).FirstOrDefault(plan => plan.Descriptor.Name == of)
            ?? throw new InvalidOperationException($"There is no plan of '{of}', the rows of input '{input}': register its assembly's module with AssayModules.Register.");
        return plan.Accept(new OpenRows(this, input));
    }

    /// <summary>The paths of the artifacts of an input that takes several.</summary>
    public IReadOnlyList<string> Paths(string input) =>
        _input.Inputs.Artifacts.TryGetValue(input, out var list) ? [.. list.Artifacts.Select(artifact => artifact.LocalPath)] : [];

    /// <summary>The artifact of an input.</summary>
    public RuntimeArtifact Artifact(string input) => _input.Inputs.Artifacts.TryGetValue(input, out var list) && list.Artifacts.Count > 0
        ? list.Artifacts[0]
        : throw new PipelineException(
            "run a step", $"{_step.Name}, input '{input}'", "no artifact", "one from the step that makes it", "Look at the log of that step.");

    public async Task<Metrics> MetricsAsync(string input, CancellationToken cancellation)
    {
        var path = Artifact(input).LocalPath;
        var metrics = new Metrics();
        foreach (var (name, value) in StepJson.ReadMetrics(await ReadAsync(path, cancellation).ConfigureAwait(false), path))
            metrics[name] = value;
        return metrics;
    }

    public static async Task<byte[]> ReadAsync(string path, CancellationToken cancellation)
    {
        try
        {
            return await File.ReadAllBytesAsync(path, cancellation).ConfigureAwait(false);
        }
        catch (IOException e)
        {
            throw new PipelineException(
                "read an artifact", path, e.GetType().Name, "the file that an earlier step wrote", "Run the pipeline again without the cache.", inner: e);
        }
    }

    public static string? Metadata(RuntimeArtifact artifact, string key) =>
        artifact.Metadata.TryGetValue(key, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private sealed class OpenRows(StepInputs inputs, string input) : IDatasetPlanVisitor<Rows>
    {
        public Rows Visit<T>(DatasetPlan<T> plan) => inputs.Rows(input, plan);
    }
}
