using Assay.Monitoring;
using Assay.Monitoring.Alerts;
using Assay.Monitoring.References;
using Assay.Monitoring.Windows;
using Assay.Pages;
using Assay.Pages.Charts;
using Assay.Pages.Parts;
using Assay.Pages.Text;
using Assay.Workspace.Alerts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Assay.Hosting.Web;

/// <summary><c>/monitors</c>: how served models do, window by window, and what is wrong.</summary>
internal static class MonitorPages
{
    private const string Place = "/monitors";

    public static void MapMonitorPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Place, async ([FromServices] Declarations declarations, [FromServices] MonitorRunner runner, CancellationToken cancellation) =>
            SitePages.Html(await ListAsync(declarations, runner, cancellation)));
        routes.MapGet(Place + "/{name}", async (string name, [FromServices] Declarations declarations, [FromServices] MonitorRunner runner, CancellationToken cancellation) =>
            declarations.Monitors.FirstOrDefault(monitor => monitor.Name == name) is { } monitor
                ? SitePages.Html(One(monitor, await runner.StatusAsync(monitor, cancellation)))
                : Results.NotFound());
    }

    private static async Task<string> ListAsync(Declarations declarations, MonitorRunner runner, CancellationToken cancellation)
    {
        var rows = new List<IReadOnlyList<object?>>();
        foreach (var monitor in declarations.Monitors)
        {
            var status = await runner.StatusAsync(monitor, cancellation);
            var last = status.Windows.Count == 0 ? null : status.Windows[^1];
            rows.Add([
                Html.Of($"<a href=\"/monitors/{monitor.Name}\">{monitor.Name}</a>"), monitor.Model, monitor.Owner, Show.Count(status.Windows.Count),
                last is null ? Show.Nothing : Show.Instant(last.Start), State(status)]);
        }

        return SitePages.Render(
            "Monitors",
            "Served models against what they were trained and evaluated on.",
            Place,
            Table.Of("Monitors", [new("monitor"), new("model"), new("owner"), new("windows", true), new("last window"), new("state")], rows, "This app declares none."));
    }

    private static string One(MonitorDescriptor monitor, MonitorStatus status) => SitePages.Render(
        monitor.Name,
        monitor.Documentation ?? $"Watches {monitor.Model}.",
        Place,
        Facts.Of([
            ("model", monitor.Model), ("owner", monitor.Owner), ("window", Show.Duration(TimeSpan.FromSeconds(monitor.WindowSeconds))),
            ("false-alarm rate", monitor.Drift is { } drift ? Show.Percent(drift.FalseAlarmRate) + " of windows" : null),
            ("least effect", monitor.Drift is { } least ? "PSI " + Show.Number(least.MinEffect) : null),
            ("state", State(status))]),
        Section.Of("Alerts", "alerts", Alerts(status)),
        Section.Of("Performance", "performance", ChartGrid.Of([.. monitor.Performance.Select(performance => Performance(performance, status))])),
        Section.Of("Drift", "drift", ChartGrid.Of([.. Columns(status).Select(column => Drift(monitor, column, status))])),
        Section.Of("Windows", "windows", Windows(status)));

    private static SafeHtml State(MonitorStatus status) => status.Windows.Count == 0 ? Badge.Of("no window judged")
        : status.Alerts.Where(alert => alert.IsLiving).Select(alert => (Severity?)alert.Alert.Severity).Max() is { } worst ? Badge.Of(worst)
        : Badge.Of("well", Tone.Good);

    private static SafeHtml Alerts(MonitorStatus status) => Table.Of(
        "Alerts, the newest first",
        [new("what"), new("severity"), new("state"), new("first window"), new("last window")],
        status.Alerts.OrderByDescending(alert => alert.IsLiving).ThenByDescending(alert => alert.FirstWindow).Take(50).Select(Row));

    private static IReadOnlyList<object?> Row(MonitorAlert alert) =>
    [
        alert.Alert.Title,
        Badge.Of(alert.Alert.Severity),
        alert.Alert.Status == AlertStatus.Resolved ? Badge.Of("resolved", Tone.Good) : Badge.Of(alert.Alert.Status == AlertStatus.Open ? "open" : "acknowledged", Tone.Warning),
        Show.Instant(alert.FirstWindow),
        Show.Instant(alert.LastWindow),
    ];

    private static SafeHtml Performance(PerformanceDescriptor performance, MonitorStatus status)
    {
        var found = status.Windows.SelectMany(window => window.Performance.Where(metric => metric.Metric == performance.Metric).Select(metric => (window.Start, Metric: metric))).ToList();
        // A window is either measured or estimated: where the one has no value, its line has a gap.
        List<Line> lines = [LineOf("measured", estimated: false), LineOf("estimated", estimated: true)];
        List<Limit> limits = [];
        if (performance.AtLeast is { } least)
            limits.Add(new("at least", least));
        if (performance.AtMost is { } most)
            limits.Add(new("at most", most));
        return LineChart.Draw(performance.Metric, [.. lines.Where(line => line.Dots.Any(dot => double.IsFinite(dot.Y)))], new() { OverTime = true, Limits = limits });

        Line LineOf(string name, bool estimated) => new(
            name, [.. found.Select(at => Dot.At(at.Start, at.Metric.Estimated == estimated ? at.Metric.Value ?? double.NaN : double.NaN, at.Metric.Breached))]);
    }

    private static IEnumerable<(ColumnPart Part, string Name)> Columns(MonitorStatus status) =>
        status.Windows.SelectMany(window => window.Drift).Select(finding => (finding.Part, finding.Column)).Distinct();

    private static SafeHtml Drift(MonitorDescriptor monitor, (ColumnPart Part, string Name) column, MonitorStatus status)
    {
        List<Dot> dots = [.. status.Windows.SelectMany(window => window.Drift
            .Where(finding => finding.Part == column.Part && finding.Column == column.Name)
            .Select(finding => Dot.At(window.Start, finding.Effect, finding.Drifted)))];
        List<Limit> limits = monitor.Drift is { MinEffect: > 0 } drift ? [new("least effect", drift.MinEffect)] : [];
        return LineChart.Draw(
            $"{(column.Part == ColumnPart.Input ? "Input" : "Output")} {column.Name}", [new("PSI beyond sampling", dots)], new() { OverTime = true, Limits = limits, YLabel = "PSI beyond sampling" });
    }

    private static SafeHtml Windows(MonitorStatus status) => Table.Of(
        "Windows, the latest first",
        [new("window"), new("version", true), new("rows", true), new("labelled", true), new("performance"), new("drifted"), new("notes")],
        status.Windows.Reverse().Take(100).Select(window => (IReadOnlyList<object?>)[
            Show.Instant(window.Start),
            Show.Count(window.ModelVersion),
            Show.Count(window.Rows),
            Show.Count(window.Labelled),
            string.Join(", ", window.Performance.Select(Words)),
            string.Join(", ", window.Drift.Where(finding => finding.Drifted).Select(finding => $"{finding.Column} (PSI {Show.Number(finding.Psi)})")),
            string.Join(" ", window.Notes)]));

    private static string Words(MetricFinding metric) => metric.Value is null
        ? $"{metric.Metric}: {metric.Note}"
        : $"{metric.Metric} {(metric.Estimated ? "about " : "")}{Show.Number(metric.Value)} ({Show.Number(metric.Low)} to {Show.Number(metric.High)}){(metric.Breached ? " ✗" : "")}";
}
