using System.Runtime.CompilerServices;
using Xunit.Sdk;

namespace Assay.TestKit.Snapshots;

/// <summary>Finds accepted snapshots that no test asks for any more: each test project with snapshots has one test that calls this.</summary>
public static class SnapshotOrphans
{
    /// <summary>
    /// Fails if a <c>*.verified.*</c> file below the caller's folder is named in no source file there. A snapshot counts as named
    /// when a string literal has its whole name (<c>"flight/validator.cs"</c>), or when <paramref name="computed"/> has it.
    /// </summary>
    /// <param name="computed">Names that tests compose at run time.</param>
    /// <param name="testFile">Filled in by the compiler.</param>
    public static void AssertNone(IEnumerable<string>? computed = null, [CallerFilePath] string testFile = "")
    {
        var folder = Path.GetDirectoryName(testFile)!;
        var sources = string.Concat(Below(folder, "*.cs").Where(f => !f.Contains(".verified.", StringComparison.Ordinal)).Select(File.ReadAllText));
        var named = (computed ?? []).ToHashSet(StringComparer.Ordinal);
        var orphans = Below(folder, "*.verified.*")
            .Where(f => NameOf(f) is not { } name || (!named.Contains(name) && !sources.Contains($"\"{name}\"", StringComparison.Ordinal)))
            .ToList();
        if (orphans.Count > 0)
            throw new XunitException("No test asks for these snapshots, delete them:\n" + string.Join('\n', orphans));
    }

    private static IEnumerable<string> Below(string folder, string pattern) =>
        Directory.EnumerateFiles(folder, pattern, SearchOption.AllDirectories)
            .Where(f => !Path.GetRelativePath(folder, f).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"));

    private static string? NameOf(string path)
    {
        var slashed = path.Replace('\\', '/');
        var start = slashed.LastIndexOf("/Snapshots/", StringComparison.Ordinal);
        return start < 0 ? null : slashed[(start + "/Snapshots/".Length)..].Replace(".verified.", ".", StringComparison.Ordinal);
    }
}
