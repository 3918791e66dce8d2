using Assay.Pages;
using Assay.Pages.Charts;
using Assay.Pages.Parts;
using Assay.Tracking;

namespace Assay.Hosting.Web.Runs;

/// <summary>Curves of metrics as drawings, which the page's script makes into plots.</summary>
internal static class RunCharts
{
    /// <summary>Charts of a page; what is beyond is listed below them.</summary>
    public const int Most = 24;

    /// <summary>A section of charts for the metrics of which some run has more than one point; empty where there is none.</summary>
    public static async Task<SafeHtml> OfAsync(ITrackingApi tracking, IReadOnlyList<Run> runs, IReadOnlyList<string> metrics, CancellationToken cancellation)
    {
        var charts = new List<SafeHtml>();
        var left = new List<string>();
        foreach (var metric in metrics)
        {
            if (charts.Count == Most)
            {
                left.Add(metric);
                continue;
            }

            var curves = await RunCurves.ReadAsync(tracking, runs, metric, RunCurves.ForDrawing, cancellation);
            if (curves.Curves.Any(curve => curve.X.Count > 1))
                charts.Add(Chart(curves));
        }

        if (charts.Count == 0)
            return SafeHtml.Empty;
        var more = SafeHtml.Join(left.Select(metric => Html.Of($"<li><a href=\"{Csv(runs.Select(run => run.Info.RunId), metric)}\">{metric}</a></li>")));
        return Section.Of("Curves", "curves", ChartGrid.Of(charts), more.IsEmpty ? SafeHtml.Empty : Html.Of($"<details><summary>{left.Count} more metrics, as CSV</summary><ul>{more}</ul></details>"));
    }

    private static SafeHtml Chart(RunCurves curves)
    {
        string[] runs = [.. curves.Curves.Select(curve => curve.Run)];
        var data = Address.Of("/runs/curves", [.. runs.Select(run => ("ids", (string?)run)), ("metric", curves.Metric)]);
        var drawing = LineChart.Draw(
            curves.Metric,
            [.. curves.Curves.Select(curve => new Line(curve.Name, [.. curve.X.Zip(curve.Y, (x, y) => new Dot(x, y ?? double.NaN))]))],
            new() { OverTime = curves.OverTime, XLabel = curves.OverTime ? null : "step" });
        return Html.Of($"<div class=\"curves\" data-curves=\"{data}\">{drawing}<p class=\"more\"><a href=\"{Csv(runs, curves.Metric)}\">All points of {curves.Metric} as CSV</a></p></div>");
    }

    private static string Csv(IEnumerable<string> runs, string metric) =>
        Address.Of("/runs/curves.csv", [.. runs.Select(run => ("ids", (string?)run)), ("metric", metric)]);
}
