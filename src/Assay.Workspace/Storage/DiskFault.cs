namespace Assay.Workspace.Storage;

/// <summary>Tells of a disk's failures as the room does.</summary>
internal static class DiskFault
{
    internal static bool Is(Exception e) => e is IOException or UnauthorizedAccessException;

    internal static bool IsAbsence(Exception e) => e is FileNotFoundException or DirectoryNotFoundException;

    internal static WorkspaceException Of(string what, string path, Exception e) => new(
        what, path, e.GetType().Name, "a place that this user may read and write, with space left",
        $"Check its permissions and free space, or set {WorkspaceLocator.Variable} to another folder.", inner: e);
}
