using System.Buffers;
using Microsoft.Extensions.FileSystemGlobbing;
using Microsoft.Extensions.FileSystemGlobbing.Abstractions;

namespace Assay.Data.Files;

/// <summary>Turns paths and globs into files.</summary>
internal static class FileList
{
    private static readonly SearchValues<char> s_schemeCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.");

    public static IReadOnlyList<DataFile> Resolve(SourceSpec spec)
    {
        if (spec.Paths.Count == 0)
            throw new ArgumentException("A source names at least one file.", nameof(spec));

        var files = new List<DataFile>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in spec.Paths)
        {
            foreach (var file in Resolve(path, spec.BaseFolder ?? ""))
            {
                if (seen.Add(file.Path))
                    files.Add(file);
            }
        }

        return files;
    }

    private static List<DataFile> Resolve(string path, string baseFolder)
    {
        // One letter before a colon is a drive.
        var scheme = path.IndexOf(':', StringComparison.Ordinal);
        if (scheme > 1 && path.AsSpan(0, scheme).IndexOfAnyExcept(s_schemeCharacters) < 0)
            throw SourceFaults.ForeignUri(path, path[..scheme]);

        var full = Path.GetFullPath(Path.Combine(Path.GetFullPath(baseFolder.Length == 0 ? "." : baseFolder), path));
        if (!path.Contains('*', StringComparison.Ordinal))
            return [File.Exists(full) ? new DataFile(path, full) : throw (Directory.Exists(full) ? SourceFaults.Folder(path) : SourceFaults.MissingFile(path))];

        return Match(path.Replace('\\', '/'), full);
    }

    /// <summary>The names that a pattern matches, in ordinal order.</summary>
    public static IReadOnlyList<string> Matching(string pattern, IEnumerable<string> names)
    {
        var matcher = new Matcher(StringComparison.Ordinal);
        matcher.AddInclude(pattern);
        return [.. matcher.Match(names).Files.Select(match => match.Path).Order(StringComparer.Ordinal)];
    }

    private static List<DataFile> Match(string glob, string full)
    {
        var star = glob.IndexOf('*', StringComparison.Ordinal);
        var cut = glob.LastIndexOf('/', star) + 1;
        var (prefix, pattern) = (glob[..cut], glob[cut..]);
        var folder = full;
        for (var depth = pattern.Count(c => c == '/'); depth >= 0; depth--)
            folder = Path.GetDirectoryName(folder)!;

        var matcher = new Matcher(StringComparison.Ordinal);
        matcher.AddInclude(pattern);
        var matches = Directory.Exists(folder) ? matcher.Execute(new DirectoryInfoWrapper(new DirectoryInfo(folder))).Files : [];
        var files = matches
            .Select(match => new DataFile(prefix + match.Path, Path.Combine(folder, match.Path)))
            .OrderBy(file => file.Name, StringComparer.Ordinal)
            .ToList();
        return files.Count > 0 ? files : throw SourceFaults.NoMatch(glob, prefix.Length == 0 ? "the base folder" : prefix.TrimEnd('/'));
    }
}
