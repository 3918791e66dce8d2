using System.Reflection;

namespace Assay.TestKit;

/// <summary>The folder of the repository that the tests were built from. Tests read below it and nowhere else.</summary>
public static class RepositoryRoot
{
    /// <summary>Absolute path, without a trailing separator.</summary>
    public static string Folder { get; } = System.IO.Path.TrimEndingDirectorySeparator(BuildFact("RepositoryRoot"));

    /// <summary>Absolute path of a file or folder of the repository.</summary>
    /// <param name="relative">Path from the root, with forward slashes.</param>
    /// <exception cref="FileNotFoundException">Nothing is there: a test must not pass because its input is gone.</exception>
    public static string Path(string relative)
    {
        var path = System.IO.Path.GetFullPath(System.IO.Path.Combine(Folder, relative));
        return System.IO.Path.Exists(path)
            ? path
            : throw new FileNotFoundException($"The repository has no '{relative}': this test needs it (looked for {path}).", path);
    }

    internal static string BuildFact(string key) =>
        typeof(RepositoryRoot).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;
}
