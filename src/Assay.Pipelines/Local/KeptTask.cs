using System.Text.Json;
using System.Text.Json.Serialization;
using Assay.Pipelines.Artifacts;
using Assay.Pipelines.Steps;
using Assay.Workspace.Storage;

namespace Assay.Pipelines.Local;

/// <summary>
/// A task that is done: what it left, of which inputs, and whether the event log was told. Written at once and last of all that the task
/// writes: where the file isn't, the task is run again.
/// </summary>
internal sealed record KeptTask
{
    public const string FileName = "task.json";

    /// <summary>How it ended.</summary>
    public required TaskState State { get; init; }

    /// <summary>SHA-256 over the inputs.</summary>
    public required string Inputs { get; init; }

    /// <summary>The parameters it returned.</summary>
    public required IReadOnlyDictionary<string, JsonElement> Parameters { get; init; }

    /// <summary>The artifacts it returned, with their hashes.</summary>
    public required IReadOnlyDictionary<string, KeptArtifact> Artifacts { get; init; }

    /// <summary>The step's run in the event log.</summary>
    public required Guid StepRunId { get; init; }

    /// <summary>What the step found out about its datasets; null for nothing.</summary>
    public string? Facts { get; init; }

    /// <summary>Whether the log was told of the end.</summary>
    public bool IsTold { get; init; }

    /// <summary>How many processes it took.</summary>
    public int Attempts { get; init; }

    /// <summary>Why it has its state.</summary>
    public string? Reason { get; init; }

    /// <summary>What a task left, and that it was done; null where it must be run.</summary>
    public static async Task<KeptTask?> FindAsync(string folder, string inputs, CancellationToken cancellation)
    {
        var file = Path.Combine(folder, FileName);
        if (!File.Exists(file))
            return null;
        try
        {
            var kept = JsonSerializer.Deserialize(await File.ReadAllBytesAsync(file, cancellation).ConfigureAwait(false), KeptTaskJson.Default.KeptTask);
            return kept is not null && kept.Inputs == inputs && await kept.IsWholeAsync(cancellation).ConfigureAwait(false) ? kept : null;
        }
        catch (JsonException)
        {
            // Of another version: the task is run again.
            return null;
        }
    }

    /// <summary>The hashes of what a task left.</summary>
    public static async Task<IReadOnlyDictionary<string, KeptArtifact>> ArtifactsAsync(TaskOutcome outcome, CancellationToken cancellation)
    {
        var artifacts = new Dictionary<string, KeptArtifact>(StringComparer.Ordinal);
        foreach (var (name, list) in outcome.Artifacts)
            artifacts[name] = new(list, await ArtifactHash.OfAsync(list.Artifacts[0].LocalPath, cancellation).ConfigureAwait(false));
        return artifacts;
    }

    /// <summary>Says that the task is done.</summary>
    public Task WriteAsync(string folder, CancellationToken cancellation) =>
        AtomicFile.ReplaceAsync(Path.Combine(folder, FileName), JsonSerializer.SerializeToUtf8Bytes(this, KeptTaskJson.Default.KeptTask), cancellation);

    /// <summary>What those that depend on it are given.</summary>
    public TaskOutcome Outcome() => new(State)
    {
        Parameters = Parameters,
        Artifacts = Artifacts.ToDictionary(artifact => artifact.Key, artifact => artifact.Value.List, StringComparer.Ordinal),
    };

    private async Task<bool> IsWholeAsync(CancellationToken cancellation)
    {
        foreach (var artifact in Artifacts.Values)
        {
            if (artifact.Hash != await ArtifactHash.OfAsync(artifact.List.Artifacts[0].LocalPath, cancellation).ConfigureAwait(false))
                return false;
        }

        return true;
    }
}

/// <summary>An artifact that a done task left.</summary>
/// <param name="List">The artifact.</param>
/// <param name="Hash">What it holds; null where the step wrote metadata only.</param>
internal sealed record KeptArtifact(ArtifactList List, string? Hash);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(KeptTask))]
internal sealed partial class KeptTaskJson : JsonSerializerContext;
