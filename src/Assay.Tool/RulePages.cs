using Assay.Hosting.CommandLine;

namespace Assay.Tool;

/// <summary>The rules' pages, which the tool carries with it.</summary>
internal static class RulePages
{
    private const string Folder = "rules/";

    /// <summary>A rule's page, in Markdown.</summary>
    /// <exception cref="UsageException">There is no such rule.</exception>
    public static string Read(string rule)
    {
        var id = rule.ToUpperInvariant();
        var assembly = typeof(RulePages).Assembly;
        using var page = assembly.GetManifestResourceStream($"{Folder}{id}.md") ?? throw UsageException.Unknown(
            "rule", id,
            assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)).Select(name => Path.GetFileNameWithoutExtension(name)));
        using var reader = new StreamReader(page);
        return reader.ReadToEnd();
    }
}
