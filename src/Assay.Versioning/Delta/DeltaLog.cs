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
    /// <summary>Writes what is missing of both logs.</summary>
    public static async Task CatchUpAsync(VersionLog log, CancellationToken cancellation)
    {
        if (log.Head() is not { } head)
            return;
        if (head.DataVersion > LastOf(log, PartFolders.Data) || head.ChangesVersion > LastOf(log, PartFolders.Changes))
        {
            var records = log.All();
            await WriteAsync(log, PartFolders.Data, [.. records.Where(record => record.Kind == VersionStrategy.Snapshot)], cancellation);
            await WriteAsync(log, PartFolders.Changes, [.. records.Where(record => record.Kind == VersionStrategy.Diff)], cancellation);
        }
    }

    private static async Task WriteAsync(VersionLog log, string part, IReadOnlyList<VersionRecord> records, CancellationToken cancellation)
    {
        if (!records.All(DeltaSchema.Fits))
            return;
        IReadOnlyList<VersionFile> live = [];
        VersionRecord? before = null;
        var last = LastOf(log, part);
        for (var number = 0; number < records.Count; number++)
        {
            var record = records[number];
            if (number > last)
                await AtomicFile.WriteIfAbsentAsync(PathOf(log, part, number), DeltaCommit.Of(part, records[0], before, live, record), cancellation);
            live = DeltaCommit.Live(part, before, live, record);
            before = record;
        }
    }

    private static int LastOf(VersionLog log, string part)
    {
        var last = -1;
        var folder = Path.Combine(log.Folder.Root, part, "_delta_log");
        if (!Directory.Exists(folder))
            return last;
        foreach (var path in Directory.EnumerateFiles(folder, "*.json"))
        {
            if (int.TryParse(Path.GetFileNameWithoutExtension(path), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                last = Math.Max(last, number);
        }

        return last;
    }

    private static string PathOf(VersionLog log, string part, int number) =>
        Path.Combine(log.Folder.Root, part, "_delta_log", number.ToString("D20", CultureInfo.InvariantCulture) + ".json");
}
