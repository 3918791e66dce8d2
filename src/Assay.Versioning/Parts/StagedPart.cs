using Assay.Versioning.Commits;
using Assay.Versioning.Records;
using Assay.Workspace.Storage;

namespace Assay.Versioning.Parts;

/// <summary>Folders of parts below a dataset's folder.</summary>
internal static class PartFolders
{
    public const string Data = "data";
    public const string Changes = "changes";
}

/// <summary>A part that is written but not yet in its place. Disposing drops it.</summary>
internal sealed class StagedPart(string path, long rows, string sha256) : IDisposable
{
    public long Rows => rows;

    public long Bytes { get; } = new FileInfo(path).Length;

    /// <summary>SHA-256 of the part's bytes.</summary>
    public string Sha256 => sha256;

    /// <summary>Publishes parts in their order, under names that are those of their content; a part that is there already must have the same content.</summary>
    /// <exception cref="VersionStoreException">A part that is there is damaged.</exception>
    public static async Task<IReadOnlyList<VersionFile>> PublishAllAsync(
        IReadOnlyList<StagedPart> staged, DatasetFolder folder, string part, CommitIntents? intents, CancellationToken cancellation)
    {
        var files = Names(staged, part);
        if (intents is not null)
            await intents.AddAsync(files, cancellation);
        foreach (var (one, file) in staged.Zip(files))
            await one.PublishAsync(folder, file, cancellation);
        return files;
    }

    // A table names each file once, so of parts with equal content in one version each has a name of its own.
    private static List<VersionFile> Names(IReadOnlyList<StagedPart> staged, string part)
    {
        var copies = new Dictionary<string, int>(StringComparer.Ordinal);
        var files = new List<VersionFile>(staged.Count);
        foreach (var one in staged)
        {
            var copy = copies[one.Sha256] = copies.GetValueOrDefault(one.Sha256) + 1;
            var suffix = copy == 1 ? "" : FormattableString.Invariant($"-{copy}");
            files.Add(new VersionFile($"{part}/part-{one.Sha256[..32]}{suffix}.parquet", one.Bytes, one.Rows, one.Sha256));
        }

        return files;
    }

    private async Task PublishAsync(DatasetFolder folder, VersionFile file, CancellationToken cancellation)
    {
        var target = folder.FileOf(file);
        if (!File.Exists(target) && AtomicFile.PublishIfAbsent(path, target))
            return;
        var found = await ContentHash.OfFileAsync(target, cancellation);
        if (found != sha256)
        {
            throw new VersionStoreException(
                "commit a version", target, "a part whose content was changed", $"content with SHA-256 {sha256}",
                "Restore the file from a backup; `assay version verify` says which versions it belongs to.");
        }
    }

    public void Dispose() => File.Delete(path);
}
