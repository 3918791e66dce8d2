using System.Text.Json;
using Assay.Analyzers.Reporting;
using Assay.TestKit;

namespace Assay.Analyzers.Tests.Documentation;

/// <summary>The edits that break rules still apply, and what came of each stands in the documentation.</summary>
public class BrokenRuleTests
{
    private const int Fewest = 5;

    private static readonly Edit[] s_edits = JsonSerializer.Deserialize<Edit[]>(
        File.ReadAllText(RepositoryRoot.Path("build/Mutations/analyzers.json")), JsonSerializerOptions.Web)!;

    [Fact]
    public void Each_edit_stands_once_in_its_file() => Assert.Empty(
        s_edits.Where(static edit => File.ReadAllText(RepositoryRoot.Path(edit.File)).ReplaceLineEndings("\n").Split(edit.Find).Length != 2)
            .Select(static edit => $"{edit.Rule}: '{edit.Find}' doesn't stand once in {edit.File}: mend build/Mutations/analyzers.json"));

    [Fact]
    public void Every_block_has_rules_that_are_broken()
    {
        var known = Descriptors.All.Select(static rule => rule.Id).ToHashSet();
        Assert.Subset(known, s_edits.Select(static edit => edit.Rule).ToHashSet());
        var broken = s_edits.Select(static edit => edit.Rule).Distinct().ToLookup(static rule => rule[..4]);
        Assert.All(known.Select(static rule => rule[..4]).Distinct(), block => Assert.True(broken[block].Count() >= Fewest, $"{block}xxx: fewer than {Fewest} rules are broken"));
    }

    [Fact]
    public void The_table_tells_of_each_that_tests_notice()
    {
        var page = File.ReadAllLines(RepositoryRoot.Path("docs/rules/README.md"));
        Assert.Empty(s_edits.Where(edit => !page.Any(line => IsNoticed(line, $"| {edit.Rule} | {edit.Broken} | ")))
            .Select(static edit => $"{edit.Rule} that {edit.Broken}: ./build.sh mutate --record --rule={edit.Rule}"));
    }

    private static bool IsNoticed(string line, string row) => line.StartsWith(row, StringComparison.Ordinal)
        && line[row.Length..].Split(" of ") is [var failed, _] && int.TryParse(failed, out var count) && count > 0;

    private sealed record Edit(string Rule, string File, string Find, string Broken);
}
