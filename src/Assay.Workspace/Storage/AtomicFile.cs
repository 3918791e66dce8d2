namespace Assay.Workspace.Storage;

/// <summary>
/// Files that appear whole or not at all and, once a call has returned, survive a power failure: written beside their place, synced,
/// given their name in one step of the kernel (link(2); where the file system has no hard links, renameat2 with RENAME_NOREPLACE),
/// folder synced. Folders on the way are made. A crash leaves at most a hidden <c>.….tmp</c> file.
/// </summary>
public static class AtomicFile
{
    /// <summary>Writes a file unless its name is taken: of any number of racing processes exactly one gets true.</summary>
    /// <returns>True when this call's content is the file, durably; false when another was there first.</returns>
    public static Task<bool> WriteIfAbsentAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken = default) =>
        WriteIfAbsentAsync(path, (stream, token) => stream.WriteAsync(content, token).AsTask(), cancellationToken);

    /// <summary>Writes a file through a callback unless its name is taken. The callback doesn't run when the name is taken beforehand.</summary>
    /// <inheritdoc cref="WriteIfAbsentAsync(string, ReadOnlyMemory{byte}, CancellationToken)" path="/returns"/>
    public static async Task<bool> WriteIfAbsentAsync(
        string path, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken = default)
    {
        var target = Path.GetFullPath(path);
        if (File.Exists(target))
            return false;
        var temporary = await WriteTemporaryAsync(target, write, cancellationToken);
        return Publish(temporary, target);
    }

    /// <summary>
    /// Gives a finished file its final name unless that is taken; for files that a library wrote by itself (Parquet). Both names must be on
    /// one file system. Syncs the file first. The finished file is gone afterwards, whoever won.
    /// </summary>
    /// <returns>True when the finished file is now at <paramref name="path"/>; false when another was there first.</returns>
    public static bool PublishIfAbsent(string finishedFile, string path)
    {
        var target = Path.GetFullPath(path);
        EnsureFolder(Path.GetDirectoryName(target)!);
        using (var handle = File.OpenHandle(finishedFile, FileMode.Open, FileAccess.ReadWrite))
            RandomAccess.FlushToDisk(handle);
        return Publish(Path.GetFullPath(finishedFile), target);
    }

    /// <summary>Writes a file in place of any other of that name; a reader sees the old content or the new, never a mixture.</summary>
    public static Task ReplaceAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken = default) =>
        ReplaceAsync(path, (stream, token) => stream.WriteAsync(content, token).AsTask(), cancellationToken);

    /// <summary>Writes a file through a callback in place of any other of that name.</summary>
    public static async Task ReplaceAsync(
        string path, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken = default)
    {
        var target = Path.GetFullPath(path);
        var temporary = await WriteTemporaryAsync(target, write, cancellationToken);
        try
        {
            File.Move(temporary, target, overwrite: true);
        }
        catch (Exception e)
        {
            File.Delete(temporary);
            if (DiskFault.Is(e))
                throw DiskFault.Of("write a file", target, e);
            throw;
        }

        NativeFile.SyncFolder(Path.GetDirectoryName(target)!);
    }

    private static bool Publish(string temporary, string target)
    {
        var won = false;
        try
        {
            won = NativeFile.PublishIfFree(temporary, target);
        }
        finally
        {
            if (!won)
                File.Delete(temporary);
        }

        NativeFile.SyncFolder(Path.GetDirectoryName(target)!);
        return won;
    }

    private static async Task<string> WriteTemporaryAsync(
        string target, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken)
    {
        var folder = Path.GetDirectoryName(target)!;
        var temporary = Path.Combine(folder, $".{Guid.NewGuid():N}.tmp");
        try
        {
            EnsureFolder(folder);
            await using var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16, useAsync: true);
            await write(stream, cancellationToken);
            await stream.FlushAsync(cancellationToken);
            stream.Flush(flushToDisk: true);
        }
        catch (Exception e)
        {
            if (File.Exists(temporary))
                File.Delete(temporary);
            if (DiskFault.Is(e))
                throw DiskFault.Of("write a file", target, e);
            throw;
        }

        return temporary;
    }

    internal static void EnsureFolder(string folder)
    {
        if (Directory.Exists(folder))
            return;
        var parent = Path.GetDirectoryName(folder);
        if (parent is not null)
            EnsureFolder(parent);
        Directory.CreateDirectory(folder);
        if (parent is not null)
            NativeFile.SyncFolder(parent);
    }
}
