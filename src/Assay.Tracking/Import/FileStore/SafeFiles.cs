namespace Assay.Tracking.Import.FileStore;

/// <summary>Files below a folder. Links are told and left out: a store that somebody else packed could lead anywhere.</summary>
internal static class SafeFiles
{
    internal static IEnumerable<string> Below(string folder, ImportProgress progress)
    {
        if (!Directory.Exists(folder))
            yield break;
        var folders = new Stack<string>([folder]);
        while (folders.TryPop(out var at))
        {
            foreach (var entry in new DirectoryInfo(at).EnumerateFileSystemInfos().OrderBy(entry => entry.Name, StringComparer.Ordinal))
            {
                if (entry.LinkTarget is not null)
                    progress.Skip($"{entry.FullName}: a link, which is not followed");
                else if (entry is DirectoryInfo)
                    folders.Push(entry.FullName);
                else
                    yield return entry.FullName;
            }
        }
    }

    internal static IEnumerable<string> Folders(string folder) => Directory.Exists(folder)
        ? Directory.EnumerateDirectories(folder).Where(path => new DirectoryInfo(path).LinkTarget is null).Order(StringComparer.Ordinal)
        : [];
}
