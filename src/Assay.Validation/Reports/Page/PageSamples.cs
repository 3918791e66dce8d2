using Assay.Pages;
using Assay.Pages.Parts;
using Assay.Pages.Text;

namespace Assay.Validation.Reports.Page;

/// <summary>Failing rows, rule by rule: the columns that the rule is about, then the row's key, then others while there is room.</summary>
internal static class PageSamples
{
    private const int MostColumns = 12, OpenAtFirst = 5;

    public static SafeHtml Section(Verdict verdict, string prefix)
    {
        var rules = VerdictWords.Broken(verdict).Where(rule => rule.Samples.Count > 0).ToList();
        if (rules.Count == 0)
            return SafeHtml.Empty;
        var key = verdict.Rules.FirstOrDefault(rule => rule.Id.EndsWith(".row_key", StringComparison.Ordinal))?.Columns ?? [];
        var items = SafeHtml.Join(rules.Select((rule, at) => Details(rule, key, at < OpenAtFirst)));
        return Pages.Parts.Section.Of(
            "Failing rows",
            prefix + "rows",
            rules.Count < PageFilter.Least ? SafeHtml.Empty : PageFilter.Of(prefix + "rows-list", "rules"),
            Html.Of($"<div id=\"{prefix}rows-list\">{items}</div>"));
    }

    private static SafeHtml Details(RuleOutcome rule, IReadOnlyList<string> key, bool open)
    {
        var summary = Html.Of($"<summary>{PageRules.Status(rule.Status)} <code>{rule.Id}</code> {rule.Observed}</summary>");
        var table = Samples(rule, key);
        return open
            ? Html.Of($"<details data-item open>{summary}{table}</details>")
            : Html.Of($"<details data-item>{summary}{table}</details>");
    }

    private static SafeHtml Samples(RuleOutcome rule, IReadOnlyList<string> key)
    {
        var all = rule.Samples.SelectMany(sample => sample.Values.Keys).Distinct(StringComparer.Ordinal).ToList();
        var names = all.OrderByDescending(name => Rank(name, rule.Columns, key)).Take(MostColumns).ToList();
        var cut = rule.SamplesTruncated ? $"; the first {Show.Count(rule.Samples.Count)} of {Show.Count(rule.Failing)} rows" : "";
        var left = all.Count > names.Count ? $"; {Show.Count(names.Count)} of {Show.Count(all.Count)} columns" : "";
        return Table.Of(
            $"{rule.Id}: {VerdictWords.Expectation(rule)}{cut}{left}",
            [new("Row", Numeric: true), new("Source"), .. names.Select(name => new Column(name))],
            rule.Samples.Select(sample => (IReadOnlyList<object?>)
            [
                sample.Row == 0 ? "" : Show.Count(sample.Row), sample.Source, .. names.Select(name => sample.Values.TryGetValue(name, out var cell) ? Printable.Cell(cell) : ""),
            ]));
    }

    private static int Rank(string name, IReadOnlyList<string> columns, IReadOnlyList<string> key) => Holds(columns, name) ? 2 : Holds(key, name) ? 1 : 0;

    // Samples carry stored names, rules those of properties.
    private static bool Holds(IReadOnlyList<string> columns, string stored) =>
        columns.Any(column => string.Equals(column, stored.Replace("_", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase));
}
