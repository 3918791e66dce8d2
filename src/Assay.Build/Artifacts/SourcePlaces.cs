namespace Assay.Build.Artifacts;

/// <summary>Turns source files as the compiler saw them into paths relative to the project.</summary>
/// <param name="Project">The project's folder.</param>
/// <param name="Roots">Folders that a deterministic build shows under another name: what is shown, and the folder.</param>
internal sealed record SourcePlaces(string Project, IReadOnlyList<(string Shown, string Folder)> Roots)
{
    /// <summary>The path relative to the project with forward slashes; as it is where it lies elsewhere.</summary>
    public string Of(string file)
    {
        var path = file;
        foreach (var (shown, folder) in Roots)
        {
            if (shown.Length > 0 && file.StartsWith(shown, StringComparison.Ordinal))
                path = Path.Combine(folder, file[shown.Length..]);
        }

        if (!Path.IsPathFullyQualified(path))
            return file.Replace('\\', '/');
        var relative = Path.GetRelativePath(Project, path);
        var isBelow = !Path.IsPathRooted(relative) && relative != ".." && !relative.StartsWith($"..{Path.DirectorySeparatorChar}", StringComparison.Ordinal);
        return (isBelow ? relative : file).Replace('\\', '/');
    }
}
