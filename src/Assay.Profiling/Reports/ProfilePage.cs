using Assay.Pages;
using Assay.Pages.Charts;
using Assay.Pages.Parts;
using Assay.Pages.Text;
using Assay.Profiling.Columns;
using Assay.Profiling.Suggestions;

namespace Assay.Profiling.Reports;

/// <summary>A profile as one HTML page that needs nothing beside itself.</summary>
public static class ProfilePage
{
    private const int MostBars = 10;

    /// <summary>The page. Of sensitive columns it shows no value, and no chart.</summary>
    /// <param name="profile">The profile.</param>
    /// <param name="made">When, told in the footer; null to leave that out.</param>
    public static string Render(SourceProfile profile, DateTimeOffset? made = null)
    {
        ArgumentNullException.ThrowIfNull(profile);
        var body = new List<SafeHtml> { Columns(profile) };
        var charts = profile.Columns.Select(Chart).OfType<SafeHtml>().ToList();
        if (charts.Count > 0)
            body.Add(Section.Of("Values", "values", ChartGrid.Of(charts)));
        if (profile.Columns.Any(column => column.Numbers is not null))
            body.Add(Section.Of("Numbers", "numbers", Numbers(profile), Outliers(profile)));
        if (profile.Columns.Any(column => column is { LongestText: not null, Sensitive: false }))
            body.Add(Section.Of("Texts", "texts", Texts(profile)));
        var together = ProfileWords.Relations(profile.Relations).ToList();
        if (together.Count > 0)
            body.Add(Section.Of("What goes together", "together", SafeHtml.FromTrustedMarkup("<ul>"), SafeHtml.Join(together.Select(line => Html.Of($"<li>{line}</li>")), ""), SafeHtml.FromTrustedMarkup("</ul>")));
        body.Add(Section.Of("Suggested rules", "rules", Html.Of($"<p>Learned on {Show.Count(profile.HeldBack.Learned)} rows, tried on {Show.Count(profile.HeldBack.Rows)} held back: {profile.HeldBack.By}.</p>"), Rules(profile)));
        return new Page
        {
            Title = $"Profile of {profile.Source}",
            Lead = $"{Show.Count(profile.Rows)} rows, {Show.Count(profile.Columns.Count + profile.Skipped.Count)} columns.",
            Body = body,
            Made = made,
        }.Render();
    }

    /// <summary>Writes the page; what stood there is replaced when it is whole.</summary>
    /// <param name="profile">The profile.</param>
    /// <param name="path">The file.</param>
    /// <param name="made">When, told in the footer.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task WriteAsync(SourceProfile profile, string path, DateTimeOffset? made = null, CancellationToken cancellation = default)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var beside = $"{path}.{Path.GetRandomFileName()}.tmp";
        try
        {
            await File.WriteAllTextAsync(beside, Render(profile, made), cancellation).ConfigureAwait(false);
            File.Move(beside, path, overwrite: true);
        }
        finally
        {
            File.Delete(beside);
        }
    }

    private static SafeHtml Columns(SourceProfile profile) => Section.Of("Columns", "columns", Table.Of(
        "Every column",
        [
            new("Column"), new("Type"), new("Null", Numeric: true), new("Empty", Numeric: true), new("Distinct", Numeric: true), new("Least", Numeric: true),
            new("Greatest", Numeric: true), new("Remarks"),
        ],
        profile.Columns.Select(column => (IReadOnlyList<object?>)
        [
            column.Stored, ProfileWords.Type(column), Show.Count(column.Nulls), Show.Count(column.Empty), $"{(column.DistinctIsExact ? "" : "about ")}{Show.Count(column.Distinct)}",
            column.Minimum ?? "", column.Maximum ?? "", SafeHtml.Join(Remarks(column), " "),
        ]).Concat(profile.Skipped.Select(column => (IReadOnlyList<object?>)[column.Stored, "", "", "", "", "", "", $"can't be declared: {column.Reason}"]))));

    private static IEnumerable<SafeHtml> Remarks(ColumnProfile column)
    {
        if (column.Sensitive)
            yield return Badge.Of("looks personal: no value shown", Tone.Warning);
        if (column.Unique)
            yield return Badge.Of("unique", Tone.Good);
        if (column.IsConstant)
            yield return Badge.Of("constant");
        if (column.Order != RowOrder.None)
            yield return Badge.Of(ProfileWords.Order(column.Order));
        if (column.NotFinite > 0)
            yield return Badge.Of($"{Show.Count(column.NaN)} NaN, {Show.Count(column.Infinite)} infinite", Tone.Warning);
        if (column.CodedMissing.Count > 0)
            yield return Badge.Of($"perhaps missing: {string.Join(", ", column.CodedMissing.Select(value => $"{ProfileWords.Printable(value.Value)} ({Show.Count(value.Count)})"))}", Tone.Warning);
    }

    private static SafeHtml? Chart(ColumnProfile column)
    {
        if (column.Sensitive || column.Unique)
            return null;
        if (column.Numbers is { Histogram: { Counts.Count: > 1 } histogram })
        {
            var width = (histogram.Greatest - histogram.Least) / histogram.Counts.Count;
            return HistogramChart.Draw(column.Stored, [.. Enumerable.Range(0, histogram.Counts.Count).Select(bin => histogram.Least + (bin * width)), histogram.Greatest], histogram.Counts);
        }

        return column.Top.Count == 0 ? null : BarChart.Draw(column.Stored, [.. column.Top.Take(MostBars).Select(value => new Bar(ProfileWords.Printable(value.Value), value.Count))], value => Show.Count((long)value));
    }

    private static SafeHtml Numbers(SourceProfile profile) => Table.Of(
        "Finite numbers",
        [
            new("Column"), new("Mean", Numeric: true), new("Deviation", Numeric: true), new("Skew", Numeric: true), new("5 %", Numeric: true), new("25 %", Numeric: true),
            new("Median", Numeric: true), new("75 %", Numeric: true), new("95 %", Numeric: true), new("Zero", Numeric: true), new("Negative", Numeric: true),
        ],
        profile.Columns.Where(column => column.Numbers is not null).Select(column => (column, numbers: column.Numbers!)).Select(one => (IReadOnlyList<object?>)
        [
            one.column.Stored, Show.Number(one.numbers.Mean), Show.Number(one.numbers.StandardDeviation), Show.Number(one.numbers.Skewness),
            .. one.numbers.Quantiles.Where(quantile => quantile.Share is >= 0.05 and <= 0.95).Select(quantile => (object?)$"{(one.numbers.IsExact ? "" : "≈ ")}{Show.Number(quantile.Value)}"),
            Show.Count(one.numbers.Zeros), Show.Count(one.numbers.Negatives),
        ]));

    private static SafeHtml Outliers(SourceProfile profile) => Table.Of(
        "Outliers",
        [new("Column"), new("Lower fence", Numeric: true), new("Below", Numeric: true), new("Upper fence", Numeric: true), new("Above", Numeric: true), new("Robust z > 3.5", Numeric: true), new("Furthest rows")],
        profile.Columns.Where(column => column.Numbers is { Outliers: { } far } && far.Below + far.Above > 0).Select(column => (column, far: column.Numbers!.Outliers)).Select(one => (IReadOnlyList<object?>)
        [
            one.column.Stored, Show.Number(one.far.LowerFence), Show.Count(one.far.Below), Show.Number(one.far.UpperFence), Show.Count(one.far.Above), Show.Count(one.far.RobustZ),
            string.Join(", ", one.far.Rows.Take(MostBars).Select(place => profile.Files.Count > 1 ? $"{place.Source} {Show.Count(place.Row)}" : Show.Count(place.Row))),
        ]));

    private static SafeHtml Texts(SourceProfile profile) => Table.Of(
        "Lengths and shapes",
        [new("Column"), new("Shortest", Numeric: true), new("Longest", Numeric: true), new("Shapes")],
        profile.Columns.Where(column => column is { LongestText: not null, Sensitive: false }).Select(column => (IReadOnlyList<object?>)
        [
            column.Stored, Show.Count(column.ShortestText), Show.Count(column.LongestText),
            string.Join(" · ", column.Shapes.Select(shape => $"{shape.Shape} {ProfileWords.Percent(shape.Share)}").DefaultIfEmpty("too many to tell")),
        ]));

    private static SafeHtml Rules(SourceProfile profile) => Table.Of(
        "Rules and their evidence",
        [new("Column"), new("Rule"), new("On rows held back"), new("Confidence", Numeric: true), new("Evidence")],
        profile.Suggestions.Select(rule => (IReadOnlyList<object?>)
        [
            string.Join(", ", rule.Columns.DefaultIfEmpty("*")), Html.Of($"<code>{ProfileWords.Rule(rule)}</code>"), Outcome(rule.HeldBack), Show.Percent(rule.Confidence), rule.Evidence,
        ]));

    private static SafeHtml Outcome(HeldBackOutcome outcome) => outcome switch
    {
        HeldBackOutcome.Holds => Badge.Of("holds", Tone.Good),
        HeldBackOutcome.Widened => Badge.Of("widened", Tone.Warning),
        HeldBackOutcome.Dropped => Badge.Of("dropped", Tone.Bad),
        _ => Badge.Of("not tried"),
    };
}
