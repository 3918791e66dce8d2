namespace Assay.Data.Files;

internal static class FileOpening
{
    /// <summary>Opens a file for reading from start to end; what goes wrong is said as a <see cref="SourceException"/>.</summary>
    public static FileStream Open(DataFile file)
    {
        try
        {
            return new FileStream(
                file.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 16, FileOptions.Asynchronous | FileOptions.SequentialScan);
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            throw SourceFaults.MissingFile(file.Name, failure);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw SourceFaults.Unreadable(file.Name, failure);
        }
    }
}
