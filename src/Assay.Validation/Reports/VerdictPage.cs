using Assay.Pages;
using Assay.Pages.Parts;
using Assay.Pages.Text;
using Assay.Validation.Reports.Page;

namespace Assay.Validation.Reports;

/// <summary>Verdicts as one HTML page that needs nothing beside itself.</summary>
public static class VerdictPage
{
    /// <summary>The page of some verdicts.</summary>
    /// <param name="verdicts">The verdicts, at least one; in the order in which they are to be read.</param>
    /// <param name="made">When, told in the footer; null to leave that out.</param>
    public static string Render(IReadOnlyList<Verdict> verdicts, DateTimeOffset? made = null)
    {
        ArgumentNullException.ThrowIfNull(verdicts);
        ArgumentOutOfRangeException.ThrowIfZero(verdicts.Count);
        var worst = verdicts.MaxBy(verdict => verdict.Status)!.Status;
        var body = new List<SafeHtml>();
        if (verdicts.Count > 1)
            body.Add(Overview(verdicts));
        for (var i = 0; i < verdicts.Count; i++)
            body.AddRange(Sections(verdicts[i], verdicts.Count == 1 ? "" : Show.Number(i + 1) + "-"));
        return new Assay.Pages.Page
        {
            Title = $"Validation of {verdicts[0].Dataset}",
            Lead = verdicts.Count == 1 ? VerdictWords.Line(verdicts[0]) + "." : $"{Show.Count(verdicts.Count)} batches, {VerdictWords.Status(worst)}.",
            Body = body,
            InlineScript = PageFilter.Script,
            Made = made,
        }.Render();
    }

    /// <summary>The parts of one verdict, to be put into a page: facts, changes of the schema, rules, failing rows, columns.</summary>
    /// <param name="verdict">The verdict.</param>
    /// <param name="prefix">Put before the sections' names in addresses, where a page holds several.</param>
    public static IReadOnlyList<SafeHtml> Sections(Verdict verdict, string prefix = "")
    {
        ArgumentNullException.ThrowIfNull(verdict);
        var parts = new List<SafeHtml>
        {
            Section.Of(prefix.Length == 0 ? "Verdict" : verdict.Source, prefix + "verdict", Facts.Of(
            [
                ("Status", PageRules.Status(verdict.Status)),
                ("Dataset", verdict.Dataset),
                ("Source", verdict.Source),
                ("Rows", Show.Count(verdict.Rows)),
                ("As of", Show.Instant(verdict.AsOf)),
                ("Content", verdict.ContentHash),
                ("Fault", verdict.Fault),
            ])),
        };
        if (verdict.SchemaChanges.Count > 0)
            parts.Add(PageRules.Changes(verdict, prefix));
        if (verdict.Rules.Count > 0)
            parts.Add(PageRules.Section(verdict, prefix));
        parts.Add(PageSegments.Section(verdict, prefix));
        parts.Add(PageSamples.Section(verdict, prefix));
        if (verdict.Columns.Count > 0)
            parts.Add(PageColumns.Section(verdict, prefix));
        return parts;
    }

    private static SafeHtml Overview(IReadOnlyList<Verdict> verdicts) => Section.Of("Batches", "batches", Table.Of(
        "All batches in their order",
        [new("Source"), new("Status"), new("Rows", Numeric: true), new("Broken rules", Numeric: true)],
        verdicts.Select((verdict, at) => (IReadOnlyList<object?>)
        [
            Html.Of($"<a href=\"#{Show.Number(at + 1)}-verdict\">{verdict.Source}</a>"),
            PageRules.Status(verdict.Status),
            Show.Count(verdict.Rows),
            Show.Count(verdict.Rules.Count(VerdictWords.IsBroken)),
        ])));
}
