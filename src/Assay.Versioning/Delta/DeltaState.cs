using System.Globalization;
using System.Text.Json;
using Assay.Versioning.Parts;
using Assay.Versioning.Records;

namespace Assay.Versioning.Delta;

/// <summary>A Delta table as its log has it so far: what the next commit of the log has to change.</summary>
internal sealed record DeltaState
{
    /// <summary>The table's version; −1 where there is no log.</summary>
    public int Version { get; init; } = -1;

    /// <summary>The last of our versions that is in it; 0 for none.</summary>
    public int Record { get; init; }

    /// <summary>The table's id.</summary>
    public string? Id { get; init; }

    /// <summary>When the table was made, in milliseconds since 1970.</summary>
    public long Created { get; init; }

    /// <summary>The columns, as the log writes them.</summary>
    public string? Schema { get; init; }

    /// <summary>Its parts.</summary>
    public IReadOnlyList<VersionFile> Live { get; init; } = [];

    /// <summary>Parts that were taken out of it: other engines' clean-up looks for them in checkpoints.</summary>
    public IReadOnlyList<RemovedPart> Removed { get; init; } = [];

    /// <summary>Reads a log from its last remembered state on, else from its start.</summary>
    /// <exception cref="VersionStoreException">The log is damaged.</exception>
    public static DeltaState Read(VersionLog log, string part)
    {
        var state = Remembered(log, part) ?? new DeltaState();
        for (var version = state.Version + 1; File.Exists(DeltaLog.PathOf(log, part, version)); version++)
            state = state.Next(DeltaLog.PathOf(log, part, version), part);
        return state;
    }

    /// <summary>Remembers the state, so that the next reading needn't begin at the start. Not part of the table.</summary>
    public Task RememberAsync(VersionLog log, string part, CancellationToken cancellation) =>
        StoredJson.ReplaceAsync(MemoryOf(log, part), this, DeltaJson.Default.DeltaState, cancellation);

    // Only a memory: where it is damaged, or the log is another, the log itself is read.
    private static DeltaState? Remembered(VersionLog log, string part)
    {
        DeltaState? state;
        try
        {
            state = StoredJson.TryRead(MemoryOf(log, part), DeltaJson.Default.DeltaState);
        }
        catch (VersionStoreException)
        {
            return null;
        }

        return state is not null && File.Exists(DeltaLog.PathOf(log, part, state.Version)) ? state : null;
    }

    private static string MemoryOf(VersionLog log, string part) => Path.Combine(log.Folder.Root, "_assay", "delta", part + ".json");

    private DeltaState Next(string path, string part)
    {
        try
        {
            var live = Live.ToDictionary(file => file.Path, StringComparer.Ordinal);
            var removed = Removed.ToList();
            var next = this;
            foreach (var line in File.ReadLines(path))
            {
                using var action = JsonDocument.Parse(line);
                foreach (var member in action.RootElement.EnumerateObject())
                    next = next.Apply(member.Name, member.Value, part, live, removed);
            }

            return next with { Version = Version + 1, Live = [.. live.Values], Removed = removed };
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw new VersionStoreException(
                "write a Delta log", path, "text that is no commit of Assay", "a commit as Assay writes it", "Delete the folder _delta_log and _assay/delta: the next commit writes both anew.", inner: e);
        }
    }

    private DeltaState Apply(string action, JsonElement value, string part, Dictionary<string, VersionFile> live, List<RemovedPart> removed)
    {
        switch (action)
        {
            case "commitInfo":
                var of = value.GetProperty("userMetadata").GetString()!;
                return this with { Record = int.Parse(of[(of.LastIndexOf('@') + 1)..], NumberStyles.None, CultureInfo.InvariantCulture) };
            case "metaData":
                return this with
                {
                    Id = value.GetProperty("id").GetString(), Created = value.GetProperty("createdTime").GetInt64(), Schema = value.GetProperty("schemaString").GetString(),
                };
            case "add":
                var file = FileOf(value, part);
                live[file.Path] = file;
                removed.RemoveAll(one => one.File.Path == file.Path);
                return this;
            case "remove":
                var path = PathOf(value, part);
                if (live.Remove(path, out var gone))
                    removed.Add(new RemovedPart(gone, value.GetProperty("deletionTimestamp").GetInt64()));
                return this;
            default:
                return this;
        }
    }

    private static VersionFile FileOf(JsonElement add, string part)
    {
        using var stats = JsonDocument.Parse(add.GetProperty("stats").GetString()!);
        return new VersionFile(
            PathOf(add, part), add.GetProperty("size").GetInt64(), stats.RootElement.GetProperty("numRecords").GetInt64(),
            add.GetProperty("tags").GetProperty("assay.sha256").GetString()!);
    }

    private static string PathOf(JsonElement action, string part) => $"{part}/{Uri.UnescapeDataString(action.GetProperty("path").GetString()!)}";
}

/// <summary>A part that was taken out of a table, and when, in milliseconds since 1970.</summary>
internal sealed record RemovedPart(VersionFile File, long Time);

[System.Text.Json.Serialization.JsonSourceGenerationOptions(PropertyNamingPolicy = System.Text.Json.Serialization.JsonKnownNamingPolicy.CamelCase)]
[System.Text.Json.Serialization.JsonSerializable(typeof(DeltaState))]
internal sealed partial class DeltaJson : System.Text.Json.Serialization.JsonSerializerContext;
