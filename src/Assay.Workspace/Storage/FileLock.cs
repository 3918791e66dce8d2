namespace Assay.Workspace.Storage;

/// <summary>
/// An exclusive lock between processes on one machine, held through an open file: the system frees it when its process ends, however
/// it ends.
/// </summary>
internal static class FileLock
{
    /// <summary>Takes the lock, or gives null when another has it.</summary>
    internal static FileStream? TryTake(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
        }
        catch (IOException e) when (IsHeldByAnother(e))
        {
            return null;
        }
    }

    /// <summary>True when opening failed because another has the file (EWOULDBLOCK; on Windows a sharing violation).</summary>
    internal static bool IsHeldByAnother(IOException e) =>
        e.HResult == (OperatingSystem.IsWindows() ? unchecked((int)0x80070020) : OperatingSystem.IsMacOS() ? 35 : 11);
}
