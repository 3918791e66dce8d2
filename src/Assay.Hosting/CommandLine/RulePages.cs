using System.Globalization;
using System.Text;

namespace Assay.Hosting.CommandLine;

/// <summary>The rules' pages, which the assembly carries with it: the tool links this file and has its own.</summary>
internal static class RulePages
{
    private const string Folder = "rules/";
    private const string Severity = "| Severity | ";

    /// <summary>A rule's page, in Markdown.</summary>
    /// <exception cref="UsageException">There is no such rule.</exception>
    public static string Read(string rule)
    {
        var id = rule.ToUpperInvariant();
        return Find(id) ?? throw UsageException.Unknown("rule", id, Ids());
    }

    /// <summary>All rules: id, severity and title, a line each.</summary>
    public static string List()
    {
        var list = new StringBuilder();
        foreach (var id in Ids())
        {
            var lines = Find(id)!.Split('\n');
            var severity = lines.FirstOrDefault(static line => line.StartsWith(Severity, StringComparison.Ordinal)) is { } row ? row[Severity.Length..].Trim(' ', '|', '\r') : "";
            list.Append(CultureInfo.InvariantCulture, $"{id}  {severity,-8}{lines[0][$"# {id}: ".Length..].TrimEnd()}\n");
        }

        return list.Append("\nassay explain ID shows cause, harm, bad and good code.").ToString();
    }

    private static string? Find(string id)
    {
        using var page = typeof(RulePages).Assembly.GetManifestResourceStream($"{Folder}{id}.md");
        if (page is null)
            return null;
        using var reader = new StreamReader(page);
        return reader.ReadToEnd();
    }

    private static IEnumerable<string> Ids() => typeof(RulePages).Assembly.GetManifestResourceNames()
        .Where(static name => name.StartsWith(Folder, StringComparison.Ordinal))
        .Select(static name => Path.GetFileNameWithoutExtension(name))
        .Order(StringComparer.Ordinal);
}
