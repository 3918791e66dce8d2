namespace Assay.Tracking.Artifacts;

/// <summary>Artifacts in a local folder. Every path is cleaned, and what it really leads to is looked at before it is opened.</summary>
public sealed class ArtifactFolder
{
    private readonly string _root;
    private readonly string _arriving;

    /// <summary>Takes a folder; it is created when first written to.</summary>
    public ArtifactFolder(string folder)
    {
        _root = Path.GetFullPath(folder);
        _arriving = _root + ".arriving";
    }

    /// <summary>Sorted content of a folder, names only; empty where it is not there or is a file.</summary>
    public IReadOnlyList<ArtifactFile> List(string path)
    {
        var full = Locate(path);
        if (!Directory.Exists(full))
            return [];
        return [.. new DirectoryInfo(full).EnumerateFileSystemInfos()
            .Where(entry => entry.LinkTarget is null)
            .OrderBy(entry => entry.Name, StringComparer.Ordinal)
            .Select(entry => new ArtifactFile
            {
                Path = entry.Name,
                IsDir = entry is DirectoryInfo,
                FileSize = entry is FileInfo file ? file.Length : null,
            })];
    }

    /// <summary>Opens a file for reading.</summary>
    /// <exception cref="TrackingException">404 where there is no such file; its message names the artifact, not the server's path.</exception>
    public FileStream OpenRead(string path)
    {
        var full = Locate(path);
        if (!File.Exists(full))
            throw TrackingException.Missing($"No artifact '{ArtifactPath.Clean(path)}'.");
        return new FileStream(full, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 81920, FileOptions.Asynchronous | FileOptions.SequentialScan);
    }

    /// <summary>Writes a file beside the root and moves it into place once all has arrived.</summary>
    public async Task<ArtifactContent> WriteAsync(string path, Stream content, CancellationToken cancel = default)
    {
        var full = Locate(path);
        if (full == _root || Directory.Exists(full))
            throw ArtifactPath.Invalid();
        Directory.CreateDirectory(_arriving);
        var temporary = Path.Combine(_arriving, Guid.NewGuid().ToString("N"));
        try
        {
            ArtifactContent written;
            var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, 81920, FileOptions.Asynchronous);
            await using (file.ConfigureAwait(false))
            {
                written = await HashingCopy.RunAsync(content, file, cancel).ConfigureAwait(false);
                file.Flush(flushToDisk: true);
            }

            MakeFolder(Path.GetDirectoryName(full)!);
            RefuseLinks(full);
            File.Move(temporary, full, overwrite: true);
            return written;
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Deletes a file or folder that lies below the root of a run or logged model: at least <c>experiment/run/artifacts/x</c>.</summary>
    /// <exception cref="TrackingException">400 for anything higher; 404 where there is nothing.</exception>
    public void Delete(string path)
    {
        var clean = ArtifactPath.Clean(path);
        if (clean.Split('/') is not ([_, _, "artifacts", _, ..] or [_, "models", _, "artifacts", _, ..]))
            throw TrackingException.Invalid("Only what lies below a run's artifacts can be deleted.");
        var full = Locate(path);
        if (File.Exists(full))
            File.Delete(full);
        else if (Directory.Exists(full))
            Directory.Delete(full, recursive: true);
        else
            throw TrackingException.Missing($"No artifact '{clean}'.");
    }

    private string Locate(string path)
    {
        var full = Path.GetFullPath(Path.Combine(_root, ArtifactPath.Clean(path)));
        if (full != _root && !full.StartsWith(_root + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            throw ArtifactPath.Invalid();
        RefuseLinks(full);
        return full;
    }

    // A link below the root could lead anywhere, and nothing of ours makes one.
    private void RefuseLinks(string full)
    {
        for (var at = full; at is not null && at.Length > _root.Length; at = Path.GetDirectoryName(at))
        {
            if (new FileInfo(at).LinkTarget is not null)
                throw ArtifactPath.Invalid();
        }
    }

    private static void MakeFolder(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (IOException)
        {
            throw TrackingException.Invalid("Invalid path: a file stands where a folder is needed.");
        }
    }
}
