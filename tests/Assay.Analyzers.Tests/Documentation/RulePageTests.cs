using Assay.Analyzers.Reporting;
using Assay.TestKit;
using Microsoft.CodeAnalysis;

namespace Assay.Analyzers.Tests.Documentation;

/// <summary>Each rule has a page that agrees with it.</summary>
public class RulePageTests
{
    private static readonly string s_folder = RepositoryRoot.Path("docs/rules");

    public static TheoryData<string> Rules => [.. Descriptors.All.Select(rule => rule.Id)];

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_rule_links_to_its_page(string id)
    {
        var rule = Rule(id);
        Assert.Equal($"https://github.com/assay-mlops/assay/blob/main/docs/rules/{id}.md", rule.HelpLinkUri);
        Assert.True(File.Exists(PageOf(id)), $"docs/rules/{id}.md is missing");
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_page_agrees_with_its_rule(string id)
    {
        var rule = Rule(id);
        var lines = File.ReadAllLines(PageOf(id));

        Assert.Equal($"# {id}: {rule.Title}", lines[0]);
        Assert.Contains($"| Severity | {rule.DefaultSeverity} |", lines);
        Assert.Contains($"| Category | {rule.Category} |", lines);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_page_tells_the_whole(string id)
    {
        var headings = File.ReadAllLines(PageOf(id)).Where(line => line.StartsWith("## ", StringComparison.Ordinal)).Select(line => line[3..]);
        Assert.Equal(["Cause", "Why it hurts in production", "Bad", "Good", "When to answer or suppress it"], headings);
        Assert.Contains($"dotnet_diagnostic.{id}.severity", File.ReadAllText(PageOf(id)), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task The_rule_fires_on_the_bad_code_only(string id)
    {
        Assert.Contains(id, await PageCode.DiagnosticsAsync(PageCode.Under("## Bad", PageOf(id))));
        Assert.DoesNotContain(id, await PageCode.DiagnosticsAsync(PageCode.Under("## Good", PageOf(id))));
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task The_bad_code_is_suppressed_by_a_pragma(string id) =>
        Assert.DoesNotContain(id, await PageCode.DiagnosticsAsync($"#pragma warning disable {id}\n{PageCode.Under("## Bad", PageOf(id))}"));

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task Nothing_is_said_of_the_bad_code_without_Assay(string id) =>
        Assert.Empty(await PageCode.DiagnosticsWithoutAssayAsync(PageCode.Under("## Bad", PageOf(id))));

    [Fact]
    public void Every_page_is_of_a_rule()
    {
        // Those from 9000 on are reported by the build, not by an analyzer.
        var pages = Directory.EnumerateFiles(s_folder, "ASY*.md").Select(Path.GetFileNameWithoutExtension).Where(page => !page!.StartsWith("ASY9", StringComparison.Ordinal));
        Assert.Equal(Descriptors.All.Select(rule => rule.Id), pages.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Ids_are_unique_and_in_order() =>
        Assert.Equal(Descriptors.All.Select(rule => rule.Id).Distinct().Order(StringComparer.Ordinal), Descriptors.All.Select(rule => rule.Id));

    [Fact]
    public void Each_id_has_a_descriptor() => Assert.Equal(
        typeof(RuleIds).GetFields().Select(field => (string)field.GetRawConstantValue()!).Order(StringComparer.Ordinal), Descriptors.All.Select(rule => rule.Id));

    private static DiagnosticDescriptor Rule(string id) => Descriptors.All.Single(rule => rule.Id == id);

    private static string PageOf(string id) => Path.Combine(s_folder, $"{id}.md");
}
