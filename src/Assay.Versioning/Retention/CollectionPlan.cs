using System.Globalization;
using Assay.Versioning.Commits;
using Assay.Versioning.Parts;
using Assay.Versioning.Records;

namespace Assay.Versioning.Retention;

/// <summary>Finds what no kept version needs: from all records, tags, holds, uses and intents anew, never from what an earlier collection found.</summary>
internal sealed class CollectionPlan(VersionLog log, CollectionRequest request, IReadOnlyList<DataUse> uses, DateTimeOffset now)
{
    /// <summary>Parts that no record names are those of a commit under way, unless they are older than this.</summary>
    private static readonly TimeSpan s_orphanAge = TimeSpan.FromHours(24);

    public CollectionReport Make(string id, string? author)
    {
        var records = log.All();
        var gone = records.Where(record => log.ExpiryOf(record.V) is not null).Select(record => record.V).ToHashSet();
        var there = records.Where(record => !gone.Contains(record.V)).ToList();
        var marks = new RetentionMarks(there, request, now);
        marks.MarkByPolicy();
        foreach (var tag in VersionReferences.Tags(log.Folder))
            marks.Mark(tag);
        foreach (var hold in VersionHolds.All(log.Folder))
            marks.Mark(hold);
        foreach (var use in uses)
            marks.Mark(use);
        return new CollectionReport
        {
            Id = id,
            Dataset = log.Folder.Dataset,
            CreatedUtc = now,
            Author = author,
            Policy = request.Policy,
            Kept = [.. marks.Kept.Where(kept => !gone.Contains(kept.Version))],
            Removed = [.. there.Where(record => !marks.Keeps(record.V)).Select(record => record.V)],
            Gone = [.. gone.Order()],
            Files = Unneeded(records, Needed(records, marks)),
        };
    }

    // A difference needs its snapshot and every difference between.
    private static HashSet<string> Needed(IReadOnlyList<VersionRecord> records, RetentionMarks marks)
    {
        var needed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var record in records.Where(record => marks.Keeps(record.V)))
        {
            for (var version = record.Base; version <= record.V; version++)
                needed.UnionWith(records[version - 1].Files.Select(file => file.Path));
        }

        return needed;
    }

    private List<RemovedFile> Unneeded(IReadOnlyList<VersionRecord> records, HashSet<string> needed)
    {
        needed.UnionWith(CommitIntent.Paths(log.Folder, now));
        var named = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var record in records)
        {
            foreach (var file in record.Files)
                named[file.Path] = record.V;
        }

        var files = new List<RemovedFile>();
        foreach (var (path, file) in Parts())
        {
            if (needed.Contains(path))
                continue;
            if (named.TryGetValue(path, out var version))
                files.Add(new RemovedFile(path, file.Length, string.Create(CultureInfo.InvariantCulture, $"of version {version}, which is not kept")));
            else if (now.UtcDateTime - file.LastWriteTimeUtc > s_orphanAge)
                files.Add(new RemovedFile(path, file.Length, "no version names it"));
        }

        return files;
    }

    private IEnumerable<(string Path, FileInfo File)> Parts()
    {
        foreach (var part in new[] { PartFolders.Data, PartFolders.Changes })
        {
            var folder = new DirectoryInfo(Path.Combine(log.Folder.Root, part));
            foreach (var file in folder.Exists ? folder.GetFiles("part-*.parquet").OrderBy(file => file.Name, StringComparer.Ordinal).AsEnumerable() : [])
                yield return ($"{part}/{file.Name}", file);
        }
    }
}
