using Assay.Workspace.Storage;

namespace Assay.Workspace.Upkeep;

/// <summary>The files of a workspace, those that are being written left out.</summary>
public static class WorkspaceFiles
{
    /// <summary>All files with their paths below the workspace, in ordinal order. Links are not followed.</summary>
    public static IReadOnlyList<BlobEntry> Of(AssayWorkspace workspace, string below = "")
    {
        ArgumentNullException.ThrowIfNull(workspace);
        ArgumentNullException.ThrowIfNull(below);
        var folder = new DirectoryInfo(Path.Combine(workspace.Root, below));
        if (!folder.Exists)
            return [];
        var files = new List<BlobEntry>();
        foreach (var file in folder.EnumerateFiles("*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint }))
        {
            try
            {
                if (!BlobPath.IsTemporary(file.Name))
                    files.Add(new(Path.GetRelativePath(workspace.Root, file.FullName).Replace(Path.DirectorySeparatorChar, '/'), file.Length, new DateTimeOffset(file.LastWriteTimeUtc, TimeSpan.Zero)));
            }
            catch (FileNotFoundException)
            {
                // Deleted between being listed and being looked at.
            }
        }

        files.Sort((a, b) => string.CompareOrdinal(a.Path, b.Path));
        return files;
    }
}
