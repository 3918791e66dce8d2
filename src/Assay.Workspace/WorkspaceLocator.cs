namespace Assay.Workspace;

/// <summary>Finds the workspace folder. Reads the disk, creates nothing, knows no environment variable.</summary>
public static class WorkspaceLocator
{
    /// <summary>Name of the workspace folder, <c>.assay</c>.</summary>
    public const string FolderName = ".assay";

    /// <summary>The environment variable whose value hosts pass as <c>configured</c>.</summary>
    public const string Variable = "ASSAY_WORKSPACE";

    /// <summary>
    /// The workspace seen from a folder: the configured path if one is given, else the nearest <c>.assay</c> in the folder or above it,
    /// else (not there yet) <c>.assay</c> beside the nearest solution above, beside the nearest project, or in the folder itself.
    /// </summary>
    /// <param name="configured">The value of <c>ASSAY_WORKSPACE</c>; null or blank when it isn't set. A relative path counts from
    /// <paramref name="startFolder"/>.</param>
    /// <param name="startFolder">Where to look from, usually the current folder.</param>
    /// <returns>A full path that may not exist yet, and the rule that led to it.</returns>
    public static WorkspaceLocation Locate(string? configured, string startFolder)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(startFolder);
        var start = Path.GetFullPath(startFolder);
        if (!string.IsNullOrWhiteSpace(configured))
            return new(Path.GetFullPath(configured.Trim(), start), WorkspaceOrigin.Configured);

        if (Nearest(start, HasWorkspace) is { } ancestor)
            return new(Path.Combine(ancestor, FolderName), WorkspaceOrigin.Ancestor);
        if (Nearest(start, folder => Has(folder, ".slnx", ".sln")) is { } solution)
            return new(Path.Combine(solution, FolderName), WorkspaceOrigin.BesideSolution);
        if (Nearest(start, folder => Has(folder, ".csproj", ".fsproj", ".vbproj")) is { } project)
            return new(Path.Combine(project, FolderName), WorkspaceOrigin.BesideProject);
        return new(Path.Combine(start, FolderName), WorkspaceOrigin.StartFolder);
    }

    private static string? Nearest(string start, Func<string, bool> matches)
    {
        for (var folder = start; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (matches(folder))
                return folder;
        }

        return null;
    }

    private static bool HasWorkspace(string folder) => Directory.Exists(Path.Combine(folder, FolderName));

    private static bool Has(string folder, params ReadOnlySpan<string> extensions)
    {
        if (!Directory.Exists(folder))
            return false;
        // An ancestor that may not be listed is passed by, as git does.
        var options = new EnumerationOptions { IgnoreInaccessible = true };
        foreach (var file in Directory.EnumerateFiles(folder, "*", options))
        {
            foreach (var extension in extensions)
            {
                if (file.EndsWith(extension, StringComparison.OrdinalIgnoreCase))
                    return true;
            }
        }

        return false;
    }
}
