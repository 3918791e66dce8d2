using System.Text.RegularExpressions;

namespace Assay.EndToEnd.Tests.Architecture;

/// <summary>A source file of a project.</summary>
/// <param name="Path">Relative to the project's folder, with forward slashes.</param>
/// <param name="Namespace">The namespace it declares.</param>
internal sealed record SourceFile(string Path, string Namespace)
{
    /// <summary>The namespace that its folder asks for.</summary>
    public string Place(string project) =>
        System.IO.Path.GetDirectoryName(Path) is { Length: > 0 } folder ? $"{project}.{folder.Replace('/', '.')}" : project;
}

internal static partial class SourceFiles
{
    /// <summary>The files of a project that declare a namespace, without what the build makes.</summary>
    public static IReadOnlyList<SourceFile> Of(string project) =>
    [
        .. from file in Directory.EnumerateFiles(project, "*.cs", SearchOption.AllDirectories)
           let relative = Path.GetRelativePath(project, file).Replace('\\', '/')
           where !relative.StartsWith("obj/", StringComparison.Ordinal) && !relative.StartsWith("bin/", StringComparison.Ordinal)
           let declared = Declaration().Match(File.ReadAllText(file))
           where declared.Success
           orderby relative
           select new SourceFile(relative, declared.Groups[1].Value),
    ];

    [GeneratedRegex(@"^namespace ([\w.]+)\s*;", RegexOptions.Multiline)]
    private static partial Regex Declaration();
}
