namespace Assay.Tracking.Writing;

/// <summary>A file, or all files below a folder, with the names they get among artifacts.</summary>
internal static class LocalFiles
{
    internal static IReadOnlyList<(string Path, string Name)> Of(string path)
    {
        if (File.Exists(path))
            return [(path, Path.GetFileName(path))];
        if (!Directory.Exists(path))
            throw new FileNotFoundException("There is neither a file nor a folder to upload.", path);
        return
        [
            .. Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories)
                .Select(file => (Path: file, Name: Path.GetRelativePath(path, file).Replace(Path.DirectorySeparatorChar, '/')))
                .OrderBy(file => file.Name, StringComparer.Ordinal),
        ];
    }
}
