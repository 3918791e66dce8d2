using Assay.Pages;
using Assay.Pages.Parts;
using Assay.Pages.Text;

namespace Assay.Pipelines.Gates;

/// <summary>A verdict of a gate as a page.</summary>
public static class GateReport
{
    private static readonly Column[] s_conditions =
    [
        new("Metric"), new("Condition"), new("Candidate", true), new("Champion", true), new("Difference", true), new("Interval", true), new("Outcome"),
    ];

    private static readonly Column[] s_metrics = [new("Metric"), new("Meaning"), new("Better"), new("Candidate", true), new("Champion", true)];

    /// <summary>The page as a single HTML file.</summary>
    public static string Render(GateVerdict verdict)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        return new Page
        {
            Title = $"Gate of {verdict.Model}",
            Lead = Lead(verdict),
            Made = verdict.EvaluatedAt,
            Body =
            [
                Facts.Of(
                [
                    ("Verdict", verdict.Passed ? Badge.Of("passed", Tone.Good) : Badge.Of("refused", Tone.Bad)),
                    ("Rows judged", Show.Count(verdict.Rows)),
                    ("Rows without label", verdict.Unlabelled > 0 ? Show.Count(verdict.Unlabelled) : null),
                    ("Champion", verdict.ChampionVersion is { } version ? $"version {Show.Count(version)}" : "none yet"),
                ]),
                Section.Of("Conditions", "conditions", Table.Of("Conditions of the gate", s_conditions, verdict.Conditions.Select(Row))),
                Section.Of("In words", "words", Words(verdict)),
                Section.Of("All metrics", "metrics", Table.Of("Metrics on the same rows", s_metrics, verdict.Metrics.Select(Row))),
                Section.Of("How it was judged", "method", Method(verdict)),
            ],
        }.Render();
    }

    private static string Lead(GateVerdict verdict) => verdict.Passed
        ? "The candidate meets every condition that applies and may become champion."
        : $"The candidate is refused: {verdict.Conditions.First(condition => condition.Outcome == GateOutcome.Failed).Explanation}.";

    private static IReadOnlyList<object?> Row(GateCondition condition) =>
    [
        condition.Metric,
        condition.Comparison switch
        {
            GateComparison.AtLeast => $"at least {Show.Number(condition.Bound)}",
            GateComparison.AtMost => $"at most {Show.Number(condition.Bound)}",
            _ => $"not worse than the champion by more than {Show.Number(condition.Bound)}",
        },
        Show.Number(condition.Candidate),
        Show.Number(condition.Champion),
        Show.Number(condition.Difference),
        condition.Interval is { } interval ? $"{Show.Number(interval.Low)} to {Show.Number(interval.High)}" : Show.Nothing,
        condition.Outcome switch
        {
            GateOutcome.Passed => Badge.Of("passed", Tone.Good),
            GateOutcome.Failed => Badge.Of("failed", Tone.Bad),
            _ => Badge.Of("not applicable"),
        },
    ];

    private static IReadOnlyList<object?> Row(MetricComparison comparison)
    {
        MetricTable.TryGet(comparison.Metric, out var metric);
        return
        [
            metric?.Title ?? comparison.Metric,
            metric?.Meaning,
            metric?.Direction == MetricDirection.LowerIsBetter ? "lower" : "higher",
            Show.Number(comparison.Candidate),
            Show.Number(comparison.Champion),
        ];
    }

    private static SafeHtml Words(GateVerdict verdict)
    {
        var items = verdict.Conditions.Select(condition => Html.Of($"<li>{condition.Explanation}.{Doubt(condition)}</li>"));
        return Html.Of($"<ul>{SafeHtml.Join(items)}</ul>");
    }

    /// <summary>Says where the interval reaches over what was decided.</summary>
    private static string Doubt(GateCondition condition)
    {
        if (condition is not { Interval: { } interval, Outcome: not GateOutcome.NotApplicable })
            return "";
        var border = condition.Comparison != GateComparison.NotWorseThanChampionBy
            ? condition.Bound
            : MetricTable.TryGet(condition.Metric, out var metric) && metric.Direction == MetricDirection.LowerIsBetter ? condition.Bound : -condition.Bound;
        return border > interval.Low && border < interval.High
            ? $" The interval reaches over the limit of {Show.Number(border)}: on other rows of the same kind it might have been decided otherwise."
            : "";
    }

    private static SafeHtml Method(GateVerdict verdict) => Html.Of(
        $"<p>Candidate and champion predicted the same rows. The measured value decides; the interval ({Show.Percent(verdict.Bootstrap.Confidence)}, {Show.Count(verdict.Bootstrap.Resamples)} resamples of the rows, paired, seed {verdict.Bootstrap.Seed}) shows how much these rows can tell. For a comparison with the champion it is the interval of the difference, else that of the candidate's value.</p>");
}
