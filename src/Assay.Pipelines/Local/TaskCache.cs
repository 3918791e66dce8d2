using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;
using Assay.Pipelines.Artifacts;
using Assay.Pipelines.Ir;
using Assay.Pipelines.Steps;
using Assay.Workspace.Storage;

namespace Assay.Pipelines.Local;

/// <summary>
/// Results of earlier runs, <c>runs/cache/&lt;key&gt;.json</c> in the workspace. A key is SHA-256 over the code's identity, what the component
/// returns, its command, parameter values and the CONTENT of its input artifacts. An entry names the artifacts of the run that made them with
/// their hashes: a hit copies them, and an artifact that is gone or was changed is a miss.
/// </summary>
internal sealed class TaskCache(LocalRunnerOptions options, TimeProvider time)
{
    /// <summary>The key of a task; null where its result must not be reused.</summary>
    public async Task<string?> KeyAsync(PipelineTask task, Component component, Container container, TaskInputs inputs, CancellationToken cancellation)
    {
        if (!options.UseCache || !task.EnableCache || options.CodeIdentity is null || !IsKnown(inputs.Parameters))
            return null;
        var buffer = new ArrayBufferWriter<byte>();
        var writer = new Utf8JsonWriter(buffer);
        await using (writer.ConfigureAwait(false))
        {
            writer.WriteStartObject();
            writer.WriteString("code", options.CodeIdentity);
            writer.WriteString("component", component.Name);
            foreach (var (name, type) in component.ParameterOutputs.OrderBy(pair => pair.Key, StringComparer.Ordinal))
                writer.WriteString($"returns {name}", type.ToString());
            foreach (var (name, artifact) in component.ArtifactOutputs.OrderBy(pair => pair.Key, StringComparer.Ordinal))
                writer.WriteString($"returns {name}", artifact.SchemaTitle);
            foreach (var argument in container.Command.Concat(container.Args))
                writer.WriteString("word", argument.Text ?? $"{argument.IfPresent}: {string.Join(' ', argument.Then ?? [])}: {string.Join(' ', argument.Else ?? [])}");
            foreach (var (name, value) in container.Environment)
                writer.WriteString($"variable {name}", value);
            if (task.CacheKey is { } replaced)
                writer.WriteString("key", replaced);
            else
                await WriteInputsAsync(writer, inputs, cancellation).ConfigureAwait(false);
            writer.WriteEndObject();
        }

        return ContentHash.Of(buffer.WrittenSpan);
    }

    /// <summary>Brings an earlier result to this run's places.</summary>
    /// <returns>The result; null where there is none that can be used.</returns>
    public async Task<CacheEntry?> FindAsync(string key, ExecutorOutputs outputs, CancellationToken cancellation)
    {
        var file = FileOf(key);
        if (!File.Exists(file))
            return null;
        CacheEntry? entry;
        try
        {
            entry = JsonSerializer.Deserialize(await File.ReadAllBytesAsync(file, cancellation).ConfigureAwait(false), CacheJson.Default.CacheEntry);
        }
        catch (JsonException)
        {
            // Written by another version: a miss replaces it.
            return null;
        }

        if (entry is null || entry.SchemaVersion != CacheEntry.CurrentSchemaVersion || outputs.Artifacts.Keys.Any(name => !entry.Artifacts.ContainsKey(name)))
            return null;
        foreach (var cached in entry.Artifacts.Values)
        {
            if (cached.Hash != await ArtifactHash.OfAsync(Absolute(cached.Path), cancellation).ConfigureAwait(false))
                return null;
        }

        foreach (var (name, place) in outputs.Artifacts)
        {
            if (entry.Artifacts[name].Hash is not null)
                ArtifactCopy.Copy(Absolute(entry.Artifacts[name].Path), place.Artifacts[0].LocalPath);
        }

        return entry;
    }

    /// <summary>Keeps a result.</summary>
    public async Task KeepAsync(string key, Guid runId, TaskOutcome outcome, string? lineage, CancellationToken cancellation)
    {
        var artifacts = new Dictionary<string, CachedArtifact>(StringComparer.Ordinal);
        foreach (var (name, list) in outcome.Artifacts)
        {
            var path = list.Artifacts[0].LocalPath;
            artifacts[name] = new(
                Path.GetRelativePath(options.Workspace.Runs, path), await ArtifactHash.OfAsync(path, cancellation).ConfigureAwait(false), list.Artifacts[0].Metadata);
        }

        var entry = new CacheEntry
        {
            RunId = runId,
            Created = time.GetUtcNow(),
            Parameters = outcome.Parameters,
            Artifacts = artifacts,
            Lineage = lineage,
        };
        await AtomicFile.ReplaceAsync(FileOf(key), JsonSerializer.SerializeToUtf8Bytes(entry, CacheJson.Default.CacheEntry), cancellation).ConfigureAwait(false);
    }

    /// <summary>
    /// Whether the parameters say all that the task reads: a source without version or content hash may hold anything today, an unpinned
    /// champion may have moved, and an empty as-of time is the clock.
    /// </summary>
    private static bool IsKnown(IReadOnlyDictionary<string, JsonElement> parameters)
    {
        foreach (var name in parameters.Keys)
        {
            if (name.StartsWith("source_", StringComparison.Ordinal) && IsEmpty($"hash_{name[7..]}") && IsEmpty($"version_{name[7..]}"))
                return false;
            if ((name.StartsWith("champion_", StringComparison.Ordinal) || name == "as_of") && IsEmpty(name))
                return false;
        }

        return true;

        bool IsEmpty(string name) => !parameters.TryGetValue(name, out var value) || value.ValueKind != JsonValueKind.String || value.GetString()!.Length == 0;
    }

    private static async Task WriteInputsAsync(Utf8JsonWriter writer, TaskInputs inputs, CancellationToken cancellation)
    {
        foreach (var (name, value) in inputs.Parameters.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            writer.WritePropertyName($"parameter {name}");
            value.WriteTo(writer);
        }

        foreach (var (name, list) in inputs.Artifacts.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            writer.WriteStartArray($"artifact {name}");
            foreach (var artifact in list.Artifacts)
                writer.WriteStringValue(await ArtifactHash.OfAsync(artifact.LocalPath, cancellation).ConfigureAwait(false));
            writer.WriteEndArray();
        }
    }

    private string FileOf(string key) => Path.Combine(options.Workspace.Runs, "cache", $"{key}.json");

    private string Absolute(string path) => Path.Combine(options.Workspace.Runs, path);
}

/// <summary>A result that may be used again.</summary>
internal sealed record CacheEntry
{
    public const int CurrentSchemaVersion = 1;

    public int SchemaVersion { get; init; } = CurrentSchemaVersion;

    public required Guid RunId { get; init; }

    public required DateTimeOffset Created { get; init; }

    public required IReadOnlyDictionary<string, JsonElement> Parameters { get; init; }

    public required IReadOnlyDictionary<string, CachedArtifact> Artifacts { get; init; }

    public string? Lineage { get; init; }
}

/// <summary>An artifact of an earlier run.</summary>
/// <param name="Path">Where it is, relative to the folder of runs.</param>
/// <param name="Hash">What it holds; null where the step wrote metadata only.</param>
/// <param name="Metadata">What was known of it.</param>
internal sealed record CachedArtifact(string Path, string? Hash, IReadOnlyDictionary<string, JsonElement> Metadata);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CacheEntry))]
internal sealed partial class CacheJson : JsonSerializerContext;
