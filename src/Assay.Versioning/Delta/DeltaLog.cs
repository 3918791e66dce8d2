using System.Globalization;
using Assay.Versioning.Parts;
using Assay.Versioning.Records;
using Assay.Workspace.Storage;

namespace Assay.Versioning.Delta;

/// <summary>
/// The logs by which any Delta engine reads <c>data</c> and <c>changes</c> as two plain tables. They are written after the record, from records
/// alone: no log can name a version that doesn't exist, and what a killed process left out the next commit adds.
/// </summary>
internal static class DeltaLog
{
    /// <summary>How many commits of a log lie between checkpoints: Delta's own default.</summary>
    public const int CheckpointEvery = 10;

    private static readonly (string Part, VersionStrategy Kind)[] s_tables = [(PartFolders.Data, VersionStrategy.Snapshot), (PartFolders.Changes, VersionStrategy.Diff)];

    /// <summary>Writes what is missing of both logs, and takes out of them what collections and erasures removed.</summary>
    public static async Task CatchUpAsync(VersionLog log, bool maintained, CancellationToken cancellation)
    {
        foreach (var (part, kind) in s_tables)
        {
            var state = await AppendAsync(log, part, kind, DeltaState.Read(log, part), cancellation);
            if (maintained && state.Version >= 0)
                await ReconcileAsync(log, part, kind, state, cancellation);
        }
    }

    /// <summary>The version that a table will have with one more record.</summary>
    public static int Next(VersionLog log, string part, VersionStrategy kind, int head)
    {
        var state = DeltaState.Read(log, part);
        return state.Version + 1 + Enumerable.Range(state.Record + 1, Math.Max(0, head - state.Record)).Count(version => log.Read(version).Kind == kind);
    }

    public static string PathOf(VersionLog log, string part, int number) =>
        Path.Combine(FolderOf(log, part), number.ToString("D20", CultureInfo.InvariantCulture) + ".json");

    public static string FolderOf(VersionLog log, string part) => Path.Combine(log.Folder.Root, part, "_delta_log");

    private static async Task<DeltaState> AppendAsync(VersionLog log, string part, VersionStrategy kind, DeltaState state, CancellationToken cancellation)
    {
        var head = log.HeadNumber();
        for (var version = state.Record + 1; version <= head; version++)
        {
            var record = log.Read(version);
            if (record.Kind != kind || !DeltaSchema.Fits(record))
                continue;
            var commit = DeltaCommit.Of(part, state, record);
            if (await WriteAsync(log, part, state, commit, cancellation) is not { } next)
                return await AppendAsync(log, part, kind, DeltaState.Read(log, part), cancellation);
            state = next;
        }

        return state;
    }

    private static async Task ReconcileAsync(VersionLog log, string part, VersionStrategy kind, DeltaState state, CancellationToken cancellation)
    {
        var removed = state.Live.Where(file => !File.Exists(log.Folder.FileOf(file))).ToList();
        var live = state.Live.Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        var added = new List<VersionFile>();
        foreach (var amended in StoredJson.ReadAll(log.Folder.Amendments, VersionRecordJson.Default.VersionAmendment))
        {
            var record = log.Read(amended.Version);
            if (record.Kind == kind && Shows(log, part, state, record))
                added.AddRange(amended.Files.Where(file => live.Add(file.Path) && File.Exists(log.Folder.FileOf(file))));
        }

        if (removed.Count + added.Count > 0)
            await WriteAsync(log, part, state, DeltaCommit.Of(log.Read(state.Record), part, removed, added), cancellation);
    }

    // The last snapshot; of differences all since the columns last changed.
    private static bool Shows(VersionLog log, string part, DeltaState state, VersionRecord record) =>
        part == PartFolders.Data ? record.V == state.Record : DeltaSchema.Of(record, part) == state.Schema && log.ExpiryOf(record.V) is null;

    private static async Task<DeltaState?> WriteAsync(VersionLog log, string part, DeltaState state, byte[] commit, CancellationToken cancellation)
    {
        if (!await AtomicFile.WriteIfAbsentAsync(PathOf(log, part, state.Version + 1), commit, cancellation))
            return null;
        var next = DeltaState.Read(log, part);
        if (next.Version % CheckpointEvery == 0 && next.Version > 0)
        {
            await DeltaCheckpoint.WriteAsync(FolderOf(log, part), part, next, cancellation);
            await next.RememberAsync(log, part, cancellation);
        }

        return next;
    }
}
