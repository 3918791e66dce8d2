using System.Text;
using Assay.Analyzers.Reporting;
using Assay.CodeFixes;
using Assay.TestKit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Assay.Analyzers.Tests.Documentation;

/// <summary>The list of rules in the documentation, made of the rules.</summary>
public class RuleTableTests
{
    private const string Begin = "<!-- rules: written by a test -->";
    private const string End = "<!-- end of rules -->";

    private static readonly HashSet<string> s_fixable =
    [
        .. typeof(PartialCodeFix).Assembly.GetTypes()
            .Where(static type => type.IsSubclassOf(typeof(CodeFixProvider)) && !type.IsAbstract)
            .SelectMany(static type => ((CodeFixProvider)Activator.CreateInstance(type)!).FixableDiagnosticIds),
    ];

    [Fact]
    public void The_table_lists_all_rules() => RepositoryFile.Match("docs/rules/README.md", static page =>
    {
        var (begin, end) = (page.IndexOf(Begin, StringComparison.Ordinal), page.IndexOf(End, StringComparison.Ordinal));
        Assert.True(begin >= 0 && end > begin, $"docs/rules/README.md has no part between '{Begin}' and '{End}'");
        return page[..(begin + Begin.Length)] + "\n" + Table() + page[end..];
    });

    [Fact]
    public void Fixes_are_of_rules_that_there_are() => Assert.Subset(Descriptors.All.Select(static rule => rule.Id).ToHashSet(), s_fixable);

    [Fact]
    public void The_release_lists_them_in_order()
    {
        var lines = File.ReadLines(RepositoryRoot.Path("analyzers/Assay.Analyzers/AnalyzerReleases.Unshipped.md"));
        var ids = lines.Where(static line => line.StartsWith("ASY", StringComparison.Ordinal)).Select(static line => line[..7]).ToList();
        Assert.Equal(ids.Order(StringComparer.Ordinal), ids);
    }

    private static string Table()
    {
        var table = new StringBuilder("| rule | what | category | severity | fix |\n|---|---|---|---|---|\n");
        foreach (var rule in Descriptors.All)
        {
            var category = rule.Category["Assay.".Length..];
            table.Append(Of(rule.Id, rule.Title.ToString(System.Globalization.CultureInfo.InvariantCulture), category, rule.DefaultSeverity, s_fixable.Contains(rule.Id)));
        }

        return table.ToString();
    }

    private static string Of(string id, string title, string category, DiagnosticSeverity severity, bool isFixable) =>
        $"| [{id}]({id}.md) | {title} | {category} | {severity} | {(isFixable ? "yes" : "")} |\n";
}
