namespace Assay.Data.Files;

/// <summary>A file's length and time, by which a change while it is read is told.</summary>
internal readonly record struct FileStamp(long Length, DateTime Written)
{
    /// <summary>The stamp of a file as it is now; null where it is gone or can't be looked at.</summary>
    public static FileStamp? Of(DataFile file)
    {
        try
        {
            var info = new FileInfo(file.Path);
            return info.Exists ? new FileStamp(info.Length, info.LastWriteTimeUtc) : null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
