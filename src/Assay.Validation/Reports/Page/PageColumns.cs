using Assay.Pages;
using Assay.Pages.Charts;
using Assay.Pages.Parts;
using Assay.Pages.Text;

namespace Assay.Validation.Reports.Page;

/// <summary>The columns that were read: their numbers, their distributions, and the rules that they break.</summary>
internal static class PageColumns
{
    public static SafeHtml Section(Verdict verdict, string prefix)
    {
        var broken = VerdictWords.Broken(verdict).SelectMany(rule => rule.Columns.Select(column => (Column: column, Rule: rule))).ToLookup(pair => pair.Column, pair => pair.Rule, StringComparer.Ordinal);
        var figures = SafeHtml.Join(verdict.Columns.Where(column => column.Distribution is not null || broken.Contains(column.Column)).Select(column => Figure(column, [.. broken[column.Column]])));
        var filtered = verdict.Columns.Count >= PageFilter.Least;
        return Pages.Parts.Section.Of(
            "Columns",
            prefix + "columns",
            filtered ? PageFilter.Of(prefix + "columns-table", "columns") : SafeHtml.Empty,
            Html.Of($"<div id=\"{prefix}columns-table\">{Numbers(verdict, broken)}</div>"),
            figures.IsEmpty ? SafeHtml.Empty : Html.Of($"<h3 id=\"{prefix}distributions\">Distributions</h3>"),
            filtered && !figures.IsEmpty ? PageFilter.Of(prefix + "charts", "columns") : SafeHtml.Empty,
            figures.IsEmpty ? SafeHtml.Empty : Html.Of($"<div class=\"charts\" id=\"{prefix}charts\">{figures}</div>"));
    }

    private static SafeHtml Numbers(Verdict verdict, ILookup<string, RuleOutcome> broken) => Table.Of(
        "Columns that were read",
        [
            new("Column"), new("Type"), new("Broken rules"), new("Null", Numeric: true), new("NaN", Numeric: true), new("Least", Numeric: true), new("Greatest", Numeric: true),
            new("Mean", Numeric: true), new("Standard deviation", Numeric: true),
        ],
        verdict.Columns.Select(column => (IReadOnlyList<object?>)
        [
            column.Column, column.Type.ToString(), Badges(broken[column.Column]), Show.Count(column.Nulls), Show.Count(column.NaNs), Number(column.Min), Number(column.Max),
            Number(column.Mean), Number(column.StandardDeviation),
        ]));

    private static SafeHtml Figure(ColumnSummary column, IReadOnlyList<RuleOutcome> broken)
    {
        var told = broken.Count == 0 ? SafeHtml.Empty : Html.Of($"<p>{Badges(broken)}</p>");
        var chart = column.Distribution is { } distribution ? Chart(column.Column, distribution) : Html.Of($"<p class=\"empty\"><strong>{column.Column}</strong> Its values are not shown.</p>");
        return Html.Of($"<div data-item>{chart}{told}</div>");
    }

    private static SafeHtml Chart(string column, ColumnDistribution distribution)
    {
        var title = distribution.Drawn ? $"{column}: {Show.Count(distribution.Rows)} rows drawn at random" : column;
        return distribution is { Edges: { } edges }
            ? HistogramChart.Draw(title, edges, distribution.Counts)
            : BarChart.Draw(title, [.. distribution.Names!.Zip(distribution.Counts, (name, count) => new Bar(Printable.Cell(name), count))], value => Show.Count((long)value));
    }

    private static SafeHtml Badges(IEnumerable<RuleOutcome> rules) => SafeHtml.Join(rules.Select(rule => Badge.Of(rule.Id, rule.Status == VerdictStatus.Failed ? Tone.Bad : rule.Status == VerdictStatus.Warned ? Tone.Warning : Tone.Neutral)), " ");

    private static string Number(double? value) => value is { } number ? Show.Number(number) : "";
}
