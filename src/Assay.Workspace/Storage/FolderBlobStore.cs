using System.Runtime.CompilerServices;

namespace Assay.Workspace.Storage;

/// <summary>Objects as files under a folder. The folder comes to be with the first write. Many processes may share it.</summary>
public sealed class FolderBlobStore : IBlobStore
{
    private readonly string _root;

    /// <summary>A store over a folder, which need not exist yet.</summary>
    public FolderBlobStore(string root)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(root);
        _root = Path.GetFullPath(root);
    }

    /// <inheritdoc/>
    public Task<bool> PutIfAbsentAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken = default) =>
        AtomicFile.WriteIfAbsentAsync(FileOf(path), content, cancellationToken);

    /// <inheritdoc/>
    public Task<bool> PutIfAbsentAsync(string path, Stream content, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        return AtomicFile.WriteIfAbsentAsync(FileOf(path), content.CopyToAsync, cancellationToken);
    }

    /// <inheritdoc/>
    public Task PutAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken = default) =>
        AtomicFile.ReplaceAsync(FileOf(path), content, cancellationToken);

    /// <inheritdoc/>
    public async Task<byte[]?> ReadAsync(string path, CancellationToken cancellationToken = default)
    {
        var file = FileOf(path);
        try
        {
            return await File.ReadAllBytesAsync(file, cancellationToken);
        }
        catch (Exception e) when (DiskFault.Is(e))
        {
            return DiskFault.IsAbsence(e) ? null : throw DiskFault.Of("read an object", file, e);
        }
    }

    /// <inheritdoc/>
    public Task<Stream?> OpenReadAsync(string path, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var file = FileOf(path);
        try
        {
            var options = new FileStreamOptions
            {
                Access = FileAccess.Read,
                Share = FileShare.ReadWrite | FileShare.Delete,
                Options = FileOptions.Asynchronous | FileOptions.SequentialScan,
            };
            return Task.FromResult<Stream?>(new FileStream(file, options));
        }
        catch (Exception e) when (DiskFault.Is(e))
        {
            return DiskFault.IsAbsence(e) ? Task.FromResult<Stream?>(null) : throw DiskFault.Of("open an object", file, e);
        }
    }

    /// <inheritdoc/>
    public Task<bool> ExistsAsync(string path, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(File.Exists(FileOf(path)));
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<BlobEntry> ListAsync(
        string prefix, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        var entries = await Task.Run(() => List(prefix, cancellationToken), cancellationToken);
        foreach (var entry in entries)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return entry;
        }
    }

    /// <inheritdoc/>
    public Task<bool> DeleteAsync(string path, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var file = FileOf(path);
        if (!File.Exists(file))
            return Task.FromResult(false);
        try
        {
            File.Delete(file);
        }
        catch (Exception e) when (DiskFault.Is(e))
        {
            throw DiskFault.Of("delete an object", file, e);
        }

        NativeFile.SyncFolder(Path.GetDirectoryName(file)!);
        return Task.FromResult(true);
    }

    private string FileOf(string path) => Path.Combine(_root, BlobPath.Checked(path).Replace('/', Path.DirectorySeparatorChar));

    private List<BlobEntry> List(string prefix, CancellationToken cancellationToken)
    {
        var slash = prefix.LastIndexOf('/');
        if (slash >= 0)
            BlobPath.Checked(prefix[..slash]);
        var folder = new DirectoryInfo(Path.Combine(_root, prefix[..(slash + 1)].Replace('/', Path.DirectorySeparatorChar)));
        var entries = new List<BlobEntry>();
        if (!folder.Exists)
            return entries;

        foreach (var file in folder.EnumerateFiles("*", SearchOption.AllDirectories))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var path = Path.GetRelativePath(_root, file.FullName).Replace(Path.DirectorySeparatorChar, '/');
            if (path.StartsWith(prefix, StringComparison.Ordinal) && !BlobPath.IsTemporary(file.Name) && EntryOf(path, file) is { } entry)
                entries.Add(entry);
        }

        entries.Sort((a, b) => string.CompareOrdinal(a.Path, b.Path));
        return entries;
    }

    private static BlobEntry? EntryOf(string path, FileInfo file)
    {
        try
        {
            return new BlobEntry(path, file.Length, new DateTimeOffset(file.LastWriteTimeUtc, TimeSpan.Zero));
        }
        catch (FileNotFoundException)
        {
            // Deleted between being listed and being looked at.
            return null;
        }
    }
}
