using Assay.Catalog.Folding;
using Assay.Pages;
using Assay.Pages.Charts;
using Assay.Pages.Parts;
using Assay.Pages.Text;

namespace Assay.Catalog.Site;

/// <summary>The page of a monitor.</summary>
internal static class MonitorPage
{
    public static string Render(SiteContext site, MonitorAsset monitor)
    {
        var w = monitor.Descriptor;
        return AssetParts.Page(site, monitor,
        [
            AssetParts.Head(
                site,
                monitor,
                ("Watches", site.Link("../", site.Catalog.Names.Urn(monitor.Project, "model", w.Model), w.Model)),
                ("In windows of", Show.Duration(TimeSpan.FromSeconds(w.WindowSeconds))),
                ("Last window", monitor.Windows is [var last, ..] ? Html.Of($"{AssetParts.Time(last.From)} to {AssetParts.Time(last.To)}") : null)),
            Watched(w),
            AssetParts.Lineage(site, monitor),
            Windows(monitor),
            AssetParts.Runs(monitor),
        ]);
    }

    private static SafeHtml Watched(MonitorDescriptor monitor)
    {
        var items = new List<SafeHtml>();
        if (monitor.Drift is { } drift)
        {
            items.Add(Html.Of(
                $"<li>Whether what comes in looks like what the model learned from; at most {Show.Percent(drift.FalseAlarmRate)} of windows may raise a false alarm. {Badge.Of(drift.Severity)}</li>"));
        }

        foreach (var p in monitor.Performance)
        {
            var bound = p.AtLeast is { } least ? $"stays at {Show.Number(least)} or above" : p.AtMost is { } most ? $"stays at {Show.Number(most)} or below" : "is recorded";
            items.Add(Html.Of($"<li>That {p.Metric} {bound}{(p.Estimate ? ", estimated until the labels arrive" : "")}. {Badge.Of(p.Severity)}</li>"));
        }

        foreach (var alert in monitor.Alerts)
            items.Add(Html.Of($"<li>Tells {alert.Channel} from severity {alert.From.ToString().ToLowerInvariant()} on.</li>"));
        return items.Count == 0 ? SafeHtml.Empty : Section.Of("What it watches", "watched", Html.Of($"<ul>{SafeHtml.Join(items, "")}</ul>"));
    }

    private static SafeHtml Windows(MonitorAsset monitor)
    {
        var inOrder = monitor.Windows.Reverse().ToList();
        var metrics = inOrder.SelectMany(w => w.Metrics.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var shapes = metrics.Select(m => Html.Of(
            $"<li>{m} {Sparkline.Draw($"{m} over {inOrder.Count} windows", [.. inOrder.Select(w => w.Metrics.TryGetValue(m, out var value) ? value : double.NaN)])}</li>"));
        var list = SafeHtml.Join(shapes, "");
        return Section.Of(
            "Windows",
            "windows",
            list.IsEmpty ? SafeHtml.Empty : Html.Of($"<ul class=\"counts\">{list}</ul>"),
            Table.Of(
                "Windows, the latest first",
                [new("From"), new("To"), new("State"), new("Model version"), new("Predictions", true), .. metrics.Take(6).Select(m => new Column(m, true)), new("Found")],
                monitor.Windows.Take(60).Select(w => (IReadOnlyList<object?>)
                [
                    AssetParts.Time(w.From), AssetParts.Time(w.To), Health.Badge(w.Status), w.ModelVersion ?? Show.Nothing, Show.Count(w.Rows),
                    .. metrics.Take(6).Select(m => (object?)(w.Metrics.TryGetValue(m, out var value) ? Show.Number(value) : Show.Nothing)),
                    w.Findings.Count == 0 ? Show.Nothing : string.Join("; ", w.Findings),
                ]),
                "None was judged yet."));
    }
}
