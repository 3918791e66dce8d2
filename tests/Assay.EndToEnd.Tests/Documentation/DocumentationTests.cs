using System.Text.Json;
using System.Text.RegularExpressions;
using Assay.Hosting.CommandLine;
using Assay.TestKit;

namespace Assay.EndToEnd.Tests.Documentation;

/// <summary>What the documents say exists, and what exists is in the documents.</summary>
public sealed partial class DocumentationTests
{
    [Fact]
    public void The_readme_names_every_verb()
    {
        var readme = File.ReadAllText(RepositoryRoot.Path("README.md"));
        foreach (var verb in VerbList.All())
        {
            var words = VerbList.GroupOf(verb) is { } group ? $"{group.Name} {verb.Name}" : verb.Name;
            Assert.Contains($"`{words}", readme, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_facet_of_our_own_has_a_schema()
    {
        var keys = Directory.EnumerateFiles(RepositoryRoot.Path("src"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => FacetKey().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value))
            .Distinct(StringComparer.Ordinal)
            .ToList();

        Assert.Contains("assay_verdict", keys);
        foreach (var key in keys)
        {
            using var schema = JsonDocument.Parse(File.ReadAllText(RepositoryRoot.Path($"docs/facets/{key}.json")));
            Assert.EndsWith($"docs/facets/{key}.json", schema.RootElement.GetProperty("$id").GetString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Links_between_documents_lead_somewhere()
    {
        var documents = Directory.EnumerateFiles(RepositoryRoot.Path("docs"), "*.md", SearchOption.AllDirectories)
            .Append(RepositoryRoot.Path("README.md")).Append(RepositoryRoot.Path("CONTRIBUTING.md"));
        var broken = from document in documents
                     from Match link in RelativeLink().Matches(File.ReadAllText(document))
                     let target = Path.GetFullPath(link.Groups[1].Value, Path.GetDirectoryName(document)!)
                     where !Path.Exists(target)
                     select $"{Path.GetFileName(document)} → {link.Groups[1].Value}";

        Assert.Empty(broken);
    }

    [GeneratedRegex("\"(assay_[a-z]+)\"")]
    private static partial Regex FacetKey();

    [GeneratedRegex(@"\]\((?!https?:|#|mailto:)([^)#\s]+)")]
    private static partial Regex RelativeLink();
}
