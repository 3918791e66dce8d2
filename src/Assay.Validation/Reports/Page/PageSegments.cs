using Assay.Pages;
using Assay.Pages.Parts;
using Assay.Pages.Text;

namespace Assay.Validation.Reports.Page;

/// <summary>What became of the rules that are split by a column, segment by segment: open where one is broken.</summary>
internal static class PageSegments
{
    public static SafeHtml Section(Verdict verdict, string prefix)
    {
        var rules = VerdictWords.Broken(verdict).Concat(verdict.Rules.Where(rule => !VerdictWords.IsBroken(rule))).Where(rule => rule.Segments.Count > 0).ToList();
        return rules.Count == 0 ? SafeHtml.Empty : Pages.Parts.Section.Of("Segments", prefix + "segments", SafeHtml.Join(rules.Select(Rule)));
    }

    private static SafeHtml Rule(RuleOutcome rule)
    {
        var summary = Html.Of($"<summary>{PageRules.Status(rule.Status)} <code>{rule.Id}</code> {rule.Observed}</summary>");
        var listed = rule.SegmentCount > rule.Segments.Count ? $"; the worst {Show.Count(rule.Segments.Count)} of {Show.Count(rule.SegmentCount)} segments" : "";
        var table = Table.Of(
            $"{rule.Id} by {rule.By}{listed}",
            [new(rule.By ?? "Segment"), new("Status"), new("Found"), new("In scope", Numeric: true), new("Failing", Numeric: true), new("Number", Numeric: true)],
            rule.Segments.Select(segment => (IReadOnlyList<object?>)
            [
                VerdictWords.Segment(segment), PageRules.Status(segment.Status), segment.Observed, Show.Count(segment.InScope), Show.Count(segment.Failing),
                segment.Number is { } number ? Show.Number(number) : "",
            ]));
        return VerdictWords.IsBroken(rule) ? Html.Of($"<details open>{summary}{table}</details>") : Html.Of($"<details>{summary}{table}</details>");
    }
}
