using System.Runtime.InteropServices;

namespace Assay.Workspace.Storage;

/// <summary>
/// The two things .NET's <c>File</c> doesn't offer and a commit needs: publishing a file under a name that must be free, decided by the
/// kernel, and making a folder's entries durable. <c>File.Move(…, overwrite: false)</c> looks first and renames then, so that two
/// processes can both "succeed" and one is lost (dotnet/runtime #31228).
/// </summary>
internal static partial class NativeFile
{
    private const int NotPermitted = 1, AlreadyExists = 17, CrossDevice = 18, TooManyLinks = 31, AtCurrentFolder = -100;
    private const uint NoReplace = 1;

    /// <summary>Gives a finished file its final name unless that name is taken; the temporary name is gone afterwards if it won.</summary>
    /// <returns>True when the name was free and now is this file's.</returns>
    internal static bool PublishIfFree(string finished, string target)
    {
        if (OperatingSystem.IsWindows())
            return MoveOnWindows(finished, target);

        if (Link(finished, target) == 0)
        {
            File.Delete(finished);
            return true;
        }

        var error = Marshal.GetLastPInvokeError();
        if (error == AlreadyExists)
            return false;
        // FAT, exFAT and some FUSE and network file systems have no hard links.
        return LinkMayBeMissing(error) && OperatingSystem.IsLinux()
            ? RenameIfFree(finished, target)
            : throw Failed("link", target, error);
    }

    internal static bool RenameIfFree(string finished, string target)
    {
        int result;
        try
        {
            result = RenameAt2(AtCurrentFolder, finished, AtCurrentFolder, target, NoReplace);
        }
        catch (EntryPointNotFoundException e)
        {
            throw NoPrimitive(target, e);
        }

        if (result == 0)
            return true;
        var error = Marshal.GetLastPInvokeError();
        return error switch
        {
            AlreadyExists => false,
            22 or 38 => throw NoPrimitive(target, null),
            _ => throw Failed("renameat2", target, error),
        };
    }

    /// <summary>Makes names created in, or removed from, a folder survive a power failure. Does nothing on Windows, which has no such call.</summary>
    internal static void SyncFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
            return;
        // O_RDONLY is 0 on every Unix; a folder opens for reading.
        var descriptor = Open(folder, 0);
        if (descriptor < 0)
            throw Failed("open", folder, Marshal.GetLastPInvokeError());
        try
        {
            // Some network file systems refuse to sync a folder (EINVAL); they make names durable by themselves.
            if (Sync(descriptor) != 0 && Marshal.GetLastPInvokeError() is var error and not 22)
                throw Failed("fsync", folder, error);
        }
        finally
        {
            _ = Close(descriptor);
        }
    }

    private static bool MoveOnWindows(string finished, string target)
    {
        // MoveFileEx without MOVEFILE_REPLACE_EXISTING, which the kernel decides. Untested: no Windows at hand.
        try
        {
            File.Move(finished, target, overwrite: false);
            return true;
        }
        catch (IOException) when (File.Exists(target))
        {
            return false;
        }
    }

    // EPERM, EXDEV, EMLINK, ENOSYS, EOPNOTSUPP (Linux 95, macOS 45).
    private static bool LinkMayBeMissing(int error) => error is NotPermitted or CrossDevice or TooManyLinks or 38 or 45 or 95;

    private static WorkspaceException NoPrimitive(string target, Exception? inner) => new(
        "commit a file", target, "a file system without link(2) and renameat2(RENAME_NOREPLACE)",
        "one of them, so that two writers can't both win",
        $"Set {WorkspaceLocator.Variable} to a folder on a local disk (ext4, xfs, btrfs, apfs).", inner: inner);

    private static WorkspaceException Failed(string call, string path, int error) => new(
        call + " a file", path, $"error {error} ({Marshal.GetPInvokeErrorMessage(error)})", "success",
        "Check the folder's permissions and free space.");

    [LibraryImport("libc", EntryPoint = "link", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Link(string existing, string created);

    [LibraryImport("libc", EntryPoint = "renameat2", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int RenameAt2(int fromFolder, string from, int toFolder, string to, uint flags);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Sync(int descriptor);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int descriptor);
}
