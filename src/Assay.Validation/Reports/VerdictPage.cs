using Assay.Pages;
using Assay.Pages.Parts;
using Assay.Pages.Text;

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
        return new Page
        {
            Title = $"Validation of {verdicts[0].Dataset}",
            Lead = verdicts.Count == 1 ? VerdictWords.Line(verdicts[0]) + "." : $"{Show.Count(verdicts.Count)} batches, {VerdictWords.Status(worst)}.",
            Body = body,
            Made = made,
        }.Render();
    }

    /// <summary>The parts of one verdict, to be put into a page: facts, rules, failing rows, columns.</summary>
    /// <param name="verdict">The verdict.</param>
    /// <param name="prefix">Put before the sections' names in addresses, where a page holds several.</param>
    public static IReadOnlyList<SafeHtml> Sections(Verdict verdict, string prefix = "")
    {
        ArgumentNullException.ThrowIfNull(verdict);
        var parts = new List<SafeHtml>
        {
            Section.Of(prefix.Length == 0 ? "Verdict" : verdict.Source, prefix + "verdict", Facts.Of(
            [
                ("Status", Status(verdict.Status)),
                ("Dataset", verdict.Dataset),
                ("Source", verdict.Source),
                ("Rows", Show.Count(verdict.Rows)),
                ("As of", Show.Instant(verdict.AsOf)),
                ("Content", verdict.ContentHash),
                ("Fault", verdict.Fault),
            ])),
        };
        if (verdict.Rules.Count > 0)
            parts.Add(Section.Of("Rules", prefix + "rules", Rules(verdict)));
        var samples = VerdictWords.Broken(verdict).Where(rule => rule.Samples.Count > 0).Select(Samples).ToList();
        if (samples.Count > 0)
            parts.Add(Section.Of("Failing rows", prefix + "rows", samples));
        if (verdict.Columns.Count > 0)
            parts.Add(Section.Of("Columns", prefix + "columns", Columns(verdict)));
        return parts;
    }

    private static SafeHtml Overview(IReadOnlyList<Verdict> verdicts) => Section.Of("Batches", "batches", Table.Of(
        "Batches",
        [new("Source"), new("Status"), new("Rows", Numeric: true), new("Broken rules", Numeric: true)],
        verdicts.Select((verdict, at) => (IReadOnlyList<object?>)
        [
            Html.Of($"<a href=\"#{Show.Number(at + 1)}-verdict\">{verdict.Source}</a>"),
            Status(verdict.Status),
            Show.Count(verdict.Rows),
            Show.Count(verdict.Rules.Count(VerdictWords.IsBroken)),
        ])));

    private static SafeHtml Rules(Verdict verdict) => Table.Of(
        "Rules",
        [new("Rule"), new("Status"), new("Expected"), new("Found"), new("In scope", Numeric: true), new("Failing", Numeric: true), new("Null", Numeric: true), new("What to do")],
        VerdictWords.Broken(verdict).Concat(verdict.Rules.Where(rule => !VerdictWords.IsBroken(rule))).Select(rule => (IReadOnlyList<object?>)
        [
            rule.Id,
            Status(rule.Status),
            VerdictWords.Expectation(rule),
            rule.Observed,
            Show.Count(rule.InScope),
            Show.Count(rule.Failing),
            Show.Count(rule.Nulls),
            VerdictWords.IsBroken(rule) ? VerdictWords.Remedy(rule) : "",
        ]));

    private static SafeHtml Samples(RuleOutcome rule)
    {
        var names = rule.Samples.SelectMany(sample => sample.Values.Keys).Distinct(StringComparer.Ordinal).ToList();
        var shown = rule.SamplesTruncated ? $", the first {Show.Count(rule.Samples.Count)} of {Show.Count(rule.Failing)}" : "";
        return Table.Of(
            $"{rule.Id}: {VerdictWords.Expectation(rule)}{shown}",
            [new("Row", Numeric: true), new("Source"), .. names.Select(name => new Column(name))],
            rule.Samples.Select(sample => (IReadOnlyList<object?>)
            [
                Show.Count(sample.Row), sample.Source, .. names.Select(name => sample.Values.TryGetValue(name, out var cell) ? Printable.Cell(cell) : ""),
            ]));
    }

    private static SafeHtml Columns(Verdict verdict) => Table.Of(
        "Columns that were read",
        [
            new("Column"), new("Type"), new("Null", Numeric: true), new("NaN", Numeric: true), new("Least", Numeric: true), new("Greatest", Numeric: true),
            new("Mean", Numeric: true), new("Standard deviation", Numeric: true),
        ],
        verdict.Columns.Select(column => (IReadOnlyList<object?>)
        [
            column.Column, column.Type.ToString(), Show.Count(column.Nulls), Show.Count(column.NaNs), Number(column.Min), Number(column.Max), Number(column.Mean),
            Number(column.StandardDeviation),
        ]));

    private static string Number(double? value) => value is { } number ? Show.Number(number) : "";

    private static SafeHtml Status(VerdictStatus status) => Badge.Of(VerdictWords.Status(status), status switch
    {
        VerdictStatus.Failed => Tone.Bad,
        VerdictStatus.Warned => Tone.Warning,
        VerdictStatus.Passed => Tone.Good,
        _ => Tone.Neutral,
    });
}
