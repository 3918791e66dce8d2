namespace Assay.Data.Files;

/// <summary>A file under a temporary name beside its place; it takes its name when it is whole and on disk, and is gone otherwise.</summary>
internal sealed class PendingFile : IDisposable
{
    private readonly string _target;

    public PendingFile(string target)
    {
        _target = Path.GetFullPath(target);
        var folder = Path.GetDirectoryName(_target)!;
        Guard(target, () => Directory.CreateDirectory(folder));
        TemporaryPath = Path.Combine(folder, $".{Path.GetFileName(_target)}.{Path.GetRandomFileName()}.tmp");
    }

    public string TemporaryPath { get; }

    /// <summary>Puts the file in its place; what was there is replaced in one step.</summary>
    public void Commit() => Guard(_target, () =>
    {
        using (var handle = File.OpenHandle(TemporaryPath, FileMode.Open, FileAccess.ReadWrite))
            RandomAccess.FlushToDisk(handle);
        File.Move(TemporaryPath, _target, overwrite: true);
    });

    public void Dispose() => File.Delete(TemporaryPath);

    /// <summary>Runs a step of writing <paramref name="path"/>; what the disk refuses is said as a <see cref="SourceException"/>.</summary>
    public static void Guard(string path, Action write)
    {
        try
        {
            write();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ParquetSharp.ParquetException)
        {
            throw SourceFaults.Unwritable(path, failure);
        }
    }
}
