using Assay.Pages;
using Assay.Pages.Assets;
using Assay.Pages.Charts;
using Assay.Pages.Parts;
using Assay.Pages.Text;
using Assay.Tracking;

namespace Assay.Hosting.Web.Runs;

/// <summary><c>/runs/compare</c>: several runs beside each other.</summary>
internal static class RunComparisonPage
{
    /// <summary>Runs that are compared at once.</summary>
    public const int Most = 20;

    private const int MostAxes = 9;

    public static async Task<string> RenderAsync(IReadOnlyList<Run> runs, ITrackingApi tracking, CancellationToken cancellation)
    {
        var metrics = Keys(runs.SelectMany(run => run.Data.Metrics.Select(metric => metric.Key)));
        var parameters = Keys(runs.SelectMany(run => run.Data.Params.Select(param => param.Key)));
        var differing = parameters.Where(key => runs.Select(run => Param(run, key)).Distinct(StringComparer.Ordinal).Skip(1).Any()).ToList();
        var charts = await RunCharts.OfAsync(tracking, runs, metrics, cancellation);
        var same = parameters.Except(differing, StringComparer.Ordinal).ToList();
        return (SitePages.Page("Compare runs", $"{runs.Count} runs beside each other.", "/runs",
        [
            Section.Of("Runs", "runs", Table.Of(
                "Compared runs",
                [new("run"), new("state"), new("started"), new("took", true), new("data")],
                runs.Select(run => (IReadOnlyList<object?>)
                    [RunWords.Link(run), RunWords.State(run), Show.Instant(RunWords.Time(run.Info.StartTime)), RunWords.Duration(run), Data(run)]))),
            Section.Of(
                "Parameters",
                "parameters",
                Beside("Parameters that differ", runs, differing, Param, "All are equal."),
                same.Count == 0 ? SafeHtml.Empty : Html.Of($"<details><summary>{same.Count} equal parameters</summary>{Beside("Equal parameters", runs, same, Param)}</details>")),
            Section.Of("Metrics", "metrics", Beside("Latest of each metric", runs, metrics, (run, key) => RunWords.Metric(run, key), numeric: true)),
            charts,
            Parallel(runs, differing, metrics),
        ]) with
        {
            Trail = [new("Runs", "/runs")],
            Scripts = charts.IsEmpty ? [] : ["/" + PageAssets.UPlotPath, SiteAssets.Curves],
            Stylesheets = charts.IsEmpty ? [] : ["/" + PageAssets.UPlotStylesheetPath],
        }).Render();
    }

    private static SafeHtml Parallel(IReadOnlyList<Run> runs, List<string> differing, List<string> metrics)
    {
        // What was chosen on the left, what came of it on the right.
        var measured = metrics.Where(key => runs.Any(run => Value(run, key) is not null)).Take(3).ToList();
        List<ParallelAxis> axes =
        [
            .. differing.Take(MostAxes - measured.Count).Select(key => new ParallelAxis(key, [.. runs.Select(run => Param(run, key))])),
            .. measured.Select(key => new ParallelAxis(key, [.. runs.Select(run => Value(run, key)?.ToString("R", System.Globalization.CultureInfo.InvariantCulture))])),
        ];
        return axes.Count < 2 ? SafeHtml.Empty : Section.Of("What goes together", "together", ParallelChart.Draw("Parameters and metrics of each run", [.. runs.Select(RunWords.Name)], axes));
    }

    private static SafeHtml Beside(string title, IReadOnlyList<Run> runs, IReadOnlyList<string> keys, Func<Run, string, string?> value, string empty = "None.", bool numeric = false) => Table.Of(
        title,
        [new("name"), .. runs.Select(run => new Column(RunWords.Name(run), numeric) { Heading = RunWords.Link(run) })],
        keys.Select(key => (IReadOnlyList<object?>)[key, .. runs.Select(run => value(run, key) is { } text ? RunWords.Cut(text, 120) : Show.Nothing)]),
        empty);

    private static string? Param(Run run, string key) => run.Data.Params.FirstOrDefault(param => param.Key == key)?.Value;

    private static double? Value(Run run, string key) => run.Data.Metrics.FirstOrDefault(metric => metric.Key == key) is { } metric && double.IsFinite(metric.Value) ? metric.Value : null;

    private static string Data(Run run) => string.Join(", ", run.Inputs.DatasetInputs.Select(Assay.Hosting.Runs.RunReader.Data).Select(data => $"{data.Name} ({data.Pinned})"));

    private static List<string> Keys(IEnumerable<string> keys) => [.. keys.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
