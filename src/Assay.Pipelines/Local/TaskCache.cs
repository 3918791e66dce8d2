using System.Buffers;
using System.Text.Json;
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
    /// <param name="task">The task.</param>
    /// <param name="component">What it runs.</param>
    /// <param name="container">Its command.</param>
    /// <param name="inputs">What it is given.</param>
    /// <param name="inputsHash">The same as <see cref="InputsAsync"/> gives it.</param>
    public string? Key(PipelineTask task, Component component, Container container, TaskInputs inputs, string inputsHash)
    {
        if (!options.UseCache || !task.EnableCache || options.CodeIdentity is null || !IsKnown(inputs.Parameters))
            return null;
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
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
            writer.WriteString(task.CacheKey is null ? "inputs" : "key", task.CacheKey ?? inputsHash);
            writer.WriteEndObject();
        }

        return ContentHash.Of(buffer.WrittenSpan);
    }

    /// <summary>SHA-256 over parameters and the content of artifacts.</summary>
    public static async Task<string> InputsAsync(TaskInputs inputs, CancellationToken cancellation)
    {
        var buffer = new ArrayBufferWriter<byte>();
        var writer = new Utf8JsonWriter(buffer);
        await using (writer.ConfigureAwait(false))
        {
            writer.WriteStartObject();
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
    public Task KeepAsync(string key, Guid runId, KeptTask done, CancellationToken cancellation)
    {
        var entry = new CacheEntry
        {
            RunId = runId,
            Created = time.GetUtcNow(),
            Parameters = done.Parameters,
            Artifacts = done.Artifacts.ToDictionary(
                artifact => artifact.Key,
                artifact => new CachedArtifact(
                    Path.GetRelativePath(options.Workspace.Runs, artifact.Value.List.Artifacts[0].LocalPath), artifact.Value.Hash, artifact.Value.List.Artifacts[0].Metadata),
                StringComparer.Ordinal),
            Lineage = done.Facts,
        };
        return AtomicFile.ReplaceAsync(FileOf(key), JsonSerializer.SerializeToUtf8Bytes(entry, CacheJson.Default.CacheEntry), cancellation);
    }

    /// <summary>
    /// Whether the parameters say all that the task reads: a source without version or content hash may hold anything today, an unpinned
    /// champion may have moved, and an empty as-of time is the clock.
    /// </summary>
    internal static bool IsKnown(IReadOnlyDictionary<string, JsonElement> parameters)
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
