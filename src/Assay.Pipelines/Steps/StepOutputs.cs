using System.Text.Json;
using System.Text.Json.Nodes;
using Assay.CompilerServices;
using Assay.Data;
using Assay.Pipelines.Artifacts;
using Assay.Pipelines.Local;
using Assay.Workspace.Storage;

namespace Assay.Pipelines.Steps;

/// <summary>Writes what a step returns, and at the end the executor output that lists it.</summary>
internal sealed class StepOutputs(StepDescriptor step, ExecutorInput input, DataFacts data)
{
    /// <summary>The metadata's key of an artifact's content hash.</summary>
    public const string ContentHash = "content_hash";

    private readonly Dictionary<string, JsonElement> _parameters = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, ArtifactList> _artifacts = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, ArtifactList> Artifacts => _artifacts;

    /// <summary>Rows written, by output.</summary>
    public Dictionary<string, long> Rows { get; } = new(StringComparer.Ordinal);

    public void Parameter(string name, bool value) => _parameters[name] = PipelineParameters.Element(JsonValue.Create(value));

    public async Task RowsAsync(string output, Rows rows, CancellationToken cancellation)
    {
        var place = Prepare(output);
        Rows[output] = await RowsFile.WriteAsync(rows, place.LocalPath, FileFormat.Parquet, cancellation).ConfigureAwait(false);
        await MadeAsync(output, place, Metadata("rows", JsonValue.Create(Rows[output])), cancellation).ConfigureAwait(false);
    }

    public async Task<string> ModelAsync(string output, ModelPlan plan, object model, string runId, CancellationToken cancellation)
    {
        var place = Prepare(output);
        Directory.CreateDirectory(place.LocalPath);
        await plan.SaveAsync(model, place.LocalPath, cancellation).ConfigureAwait(false);
        var metadata = Metadata("model", JsonValue.Create(plan.Descriptor.Name));
        metadata["run_id"] = PipelineParameters.Element(JsonValue.Create(runId));
        await MadeAsync(output, place, metadata, cancellation).ConfigureAwait(false);
        return place.LocalPath;
    }

    /// <summary>Writes metrics; the metadata repeats the finite ones and holds nothing else, for Kubeflow draws all of it.</summary>
    public async Task MetricsAsync(string output, Metrics metrics, CancellationToken cancellation)
    {
        var place = Prepare(output);
        await AtomicFile.ReplaceAsync(place.LocalPath, StepJson.WriteMetrics(metrics), cancellation).ConfigureAwait(false);
        _artifacts[output] = Listed(
            place,
            metrics.Where(metric => double.IsFinite(metric.Value))
                .ToDictionary(metric => metric.Key, metric => PipelineParameters.Element(JsonValue.Create(metric.Value)), StringComparer.Ordinal));
    }

    public async Task FileAsync(string output, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        var place = Prepare(output);
        await AtomicFile.ReplaceAsync(place.LocalPath, content, cancellation).ConfigureAwait(false);
        await MadeAsync(output, place, new(StringComparer.Ordinal), cancellation).ConfigureAwait(false);
    }

    /// <summary>Writes the executor output. Every artifact is listed, those too that the step left unwritten.</summary>
    public async Task CompleteAsync(CancellationToken cancellation)
    {
        foreach (var (name, list) in input.Outputs.Artifacts)
        {
            if (!_artifacts.ContainsKey(name))
                _artifacts[name] = Listed(list.Artifacts[0], new Dictionary<string, JsonElement>(StringComparer.Ordinal));
        }

        if (input.Outputs.OutputFile.Length == 0)
            return;
        var output = new ExecutorOutput { ParameterValues = _parameters, Artifacts = _artifacts };
        await AtomicFile.ReplaceAsync(input.Outputs.OutputFile, output.ToJson(), cancellation).ConfigureAwait(false);
    }

    private RuntimeArtifact Prepare(string output)
    {
        if (!input.Outputs.Artifacts.TryGetValue(output, out var list) || list.Artifacts.Count == 0)
            throw new ArgumentException($"Step {step.Name} was given no place for its output '{output}'.", nameof(output));
        var place = list.Artifacts[0];
        ArtifactCopy.Clear(place.LocalPath);
        Directory.CreateDirectory(Path.GetDirectoryName(place.LocalPath)!);
        return place;
    }

    private async Task MadeAsync(string output, RuntimeArtifact place, Dictionary<string, JsonElement> metadata, CancellationToken cancellation)
    {
        metadata[ContentHash] = PipelineParameters.Element(JsonValue.Create(await ArtifactHash.OfAsync(place.LocalPath, cancellation).ConfigureAwait(false)));
        _artifacts[output] = Listed(place, metadata);
    }

    private Dictionary<string, JsonElement> Metadata(string name, JsonNode value) => new(StringComparer.Ordinal)
    {
        [DataFacts.Key] = data.ToJson(),
        [name] = PipelineParameters.Element(value),
    };

    private static ArtifactList Listed(RuntimeArtifact place, IReadOnlyDictionary<string, JsonElement> metadata) =>
        new([new() { Name = place.Name, Uri = place.Uri, Metadata = metadata }]);
}
