using Assay.Versioning.Commits;
using Assay.Versioning.Delta;
using Assay.Versioning.Records;
using Assay.Workspace.Storage;

namespace Assay.Versioning.Retention;

/// <summary>
/// Removes what a plan found. First the list and the tombstones, so that every removed version says why; then the parts are set aside and only
/// deleted once neither a commit under way, nor a new record, tag or hold names them: what is named is put back.
/// </summary>
internal sealed class Collector(VersionLog log, TimeProvider time)
{
    public async Task<CollectionReport> RunAsync(CollectionReport plan, CancellationToken cancellation)
    {
        var report = plan with { Applied = true };
        await StoredJson.WriteIfAbsentAsync(Path.Combine(log.Folder.Collections, plan.Id + ".json"), report, RetentionJson.Default.CollectionReport, cancellation);
        foreach (var version in report.Removed)
        {
            var tombstone = new ExpiredVersion(version, report.CreatedUtc, report.Policy, report.Author, report.Id);
            await StoredJson.WriteIfAbsentAsync(log.Folder.ExpiryOf(version), tombstone, RetentionJson.Default.ExpiredVersion, cancellation);
        }

        report = Withdraw(report);
        var trash = Path.Combine(log.Folder.Trash, report.Id);
        foreach (var file in report.Files)
            Move(file.Path, trash);
        var back = NamedMeanwhile(report);
        foreach (var path in back)
            PutBack(Path.Combine(trash, path), path);
        if (Directory.Exists(trash))
            Directory.Delete(trash, recursive: true);
        await DeltaLog.CatchUpAsync(log, maintained: true, CancellationToken.None);
        return report with { Files = [.. report.Files.Where(file => !back.Contains(file.Path))] };
    }

    /// <summary>Puts back what a collection that died had set aside; the next plan judges it anew.</summary>
    public void Recover()
    {
        if (!Directory.Exists(log.Folder.Trash))
            return;
        foreach (var trash in Directory.GetDirectories(log.Folder.Trash))
        {
            foreach (var path in Directory.GetFiles(trash, "*.parquet", SearchOption.AllDirectories))
                PutBack(path, Path.GetRelativePath(trash, path));
            Directory.Delete(trash, recursive: true);
        }
    }

    // Somebody tagged or held a version while it was planned to go: it stays, with all that it needs.
    private CollectionReport Withdraw(CollectionReport report)
    {
        var wanted = VersionReferences.Tags(log.Folder).Select(tag => tag.Version)
            .Concat(VersionHolds.All(log.Folder).Where(hold => hold.ReleasedUtc is null).Select(hold => hold.Version)).ToHashSet();
        var stays = report.Removed.Where(wanted.Contains).ToList();
        if (stays.Count == 0)
            return report;
        foreach (var version in stays)
            File.Delete(log.Folder.ExpiryOf(version));
        var needed = stays.Select(log.Read).SelectMany(record => Enumerable.Range(record.Base, record.V - record.Base + 1))
            .SelectMany(version => log.Read(version).Files).Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        return report with
        {
            Removed = [.. report.Removed.Except(stays)],
            Kept = [.. report.Kept, .. stays.Select(version => new KeptVersion(version, ["tagged or held while this ran"]))],
            Files = [.. report.Files.Where(file => !needed.Contains(file.Path))],
        };
    }

    // Intents before records: a commit writes its record before its intent goes, so that one of them is seen.
    private HashSet<string> NamedMeanwhile(CollectionReport report)
    {
        var named = CommitIntent.Paths(log.Folder, time.GetUtcNow());
        var known = report.Kept.Select(kept => kept.Version).Concat(report.Removed).Concat(report.Gone).DefaultIfEmpty(0).Max();
        for (var version = known + 1; version <= log.HeadNumber(); version++)
            named.UnionWith(log.Read(version).Files.Select(file => file.Path));
        named.IntersectWith(report.Files.Select(file => file.Path));
        return named;
    }

    private void Move(string path, string trash)
    {
        var target = Path.Combine(trash, path);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        try
        {
            File.Move(Path.Combine(log.Folder.Root, path), target, overwrite: true);
        }
        catch (FileNotFoundException)
        {
            // Another collection took it first.
        }
    }

    private void PutBack(string from, string path)
    {
        if (File.Exists(from))
            AtomicFile.PublishIfAbsent(from, Path.Combine(log.Folder.Root, path));
    }
}
