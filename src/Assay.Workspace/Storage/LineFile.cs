namespace Assay.Workspace.Storage;

/// <summary>
/// A file that only grows, line by line, and that many processes write: each line goes in whole, under the file's exclusive lock, and is
/// durable when the call returns. A line that a crash cut short is closed before the next one, so that it can spoil no other.
/// </summary>
public static class LineFile
{
    private const int Attempts = 2_000;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    /// <summary>Appends one line. The file and its folders are made where missing.</summary>
    /// <param name="path">The file.</param>
    /// <param name="line">The line without its end; must not contain a line feed.</param>
    /// <param name="cancellationToken">Stops the waiting for the lock; a line that is being written is finished.</param>
    /// <exception cref="WorkspaceException">Another process held the file for ten seconds (transient), or the disk failed.</exception>
    public static async Task AppendAsync(string path, ReadOnlyMemory<byte> line, CancellationToken cancellationToken = default)
    {
        if (line.Span.Contains((byte)'\n'))
            throw new ArgumentException("A line can't contain a line feed.", nameof(line));
        var target = Path.GetFullPath(path);
        AtomicFile.EnsureFolder(Path.GetDirectoryName(target)!);
        var existed = File.Exists(target);
        await using (var file = await OpenAsync(target, cancellationToken))
            Append(file, line.Span);
        if (!existed)
            NativeFile.SyncFolder(Path.GetDirectoryName(target)!);
    }

    private static void Append(FileStream file, ReadOnlySpan<byte> line)
    {
        var torn = file.Length > 0 && LastByte(file) != '\n';
        file.Seek(0, SeekOrigin.End);
        var whole = new byte[line.Length + (torn ? 2 : 1)];
        if (torn)
            whole[0] = (byte)'\n';
        line.CopyTo(whole.AsSpan(torn ? 1 : 0));
        whole[^1] = (byte)'\n';
        file.Write(whole);
        file.Flush(flushToDisk: true);
    }

    private static int LastByte(FileStream file)
    {
        file.Seek(-1, SeekOrigin.End);
        return file.ReadByte();
    }

    private static async Task<FileStream> OpenAsync(string path, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
            }
            catch (IOException e) when (FileLock.IsHeldByAnother(e))
            {
                if (attempt == Attempts)
                {
                    throw new WorkspaceException(
                        "append a line", path, "a file that another process holds", "a file that is free within ten seconds",
                        "End the process that holds it, or try again.", isTransient: true, inner: e);
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new WorkspaceException(
                    "append a line", path, e.GetType().Name, "a file that this user may write to", "Check its permissions.", inner: e);
            }

            await Task.Delay(Pause, cancellationToken);
        }
    }
}
