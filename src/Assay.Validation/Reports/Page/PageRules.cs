using Assay.Pages;
using Assay.Pages.Parts;
using Assay.Pages.Text;

namespace Assay.Validation.Reports.Page;

/// <summary>A verdict's rules, and how the stored schema changed.</summary>
internal static class PageRules
{
    public static SafeHtml Section(Verdict verdict, string prefix)
    {
        var table = Table.Of(
            "All rules, the broken first",
            [new("Rule"), new("Status"), new("Expected"), new("Found"), new("In scope", Numeric: true), new("Failing", Numeric: true), new("Null", Numeric: true), new("What to do")],
            VerdictWords.Broken(verdict).Concat(verdict.Rules.Where(rule => !VerdictWords.IsBroken(rule))).Select(Row));
        var filter = verdict.Rules.Count < PageFilter.Least ? SafeHtml.Empty : PageFilter.Of(prefix + "rules-table", "rules");
        return Pages.Parts.Section.Of("Rules", prefix + "rules", filter, Html.Of($"<div id=\"{prefix}rules-table\">{table}</div>"));
    }

    public static SafeHtml Changes(Verdict verdict, string prefix) => Pages.Parts.Section.Of("Schema", prefix + "schema", Table.Of(
        "What changed in the stored schema since the batch before",
        [new("Column"), new("Change"), new("Before"), new("Now"), new("Declared"), new("Severity")],
        verdict.SchemaChanges.Select(change => (IReadOnlyList<object?>)
        [
            Printable.Escape(change.Column), VerdictWords.Kind(change.Kind), change.Before, change.After, change.Declared ? "yes" : "no", Badge.Of(change.Severity),
        ])));

    public static SafeHtml Status(VerdictStatus status) => Badge.Of(VerdictWords.Status(status), status switch
    {
        VerdictStatus.Failed => Tone.Bad,
        VerdictStatus.Warned => Tone.Warning,
        VerdictStatus.Passed => Tone.Good,
        _ => Tone.Neutral,
    });

    private static IReadOnlyList<object?> Row(RuleOutcome rule) =>
    [
        rule.Id,
        Status(rule.Status),
        VerdictWords.Expectation(rule),
        rule.Observed,
        Show.Count(rule.InScope),
        Show.Count(rule.Failing),
        Show.Count(rule.Nulls),
        VerdictWords.IsBroken(rule) ? VerdictWords.Remedy(rule) : "",
    ];
}
