using System.Globalization;
using Assay.Pages;
using Assay.Tracking;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Assay.Hosting.Web;

/// <summary><c>/runs</c>: what was tried, with which parameters and data, and how well it did.</summary>
internal static class RunPages
{
    public static void MapRunPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/runs", async (ITrackingApi tracking, CancellationToken cancellation) => SitePages.Html(await ListAsync(tracking, cancellation)));
        routes.MapGet("/runs/{id}", async (string id, ITrackingApi tracking, CancellationToken cancellation) =>
            await OneAsync(id, tracking, cancellation) is { } page ? SitePages.Html(page) : Results.NotFound());
    }

    private static async Task<string> ListAsync(ITrackingApi tracking, CancellationToken cancellation)
    {
        var experiments = await tracking.Experiments.SearchPageAsync(new SearchQuery { MaxResults = 1000 }, null, cancellation);
        var names = experiments.Items.ToDictionary(experiment => experiment.ExperimentId, experiment => experiment.Name, StringComparer.Ordinal);
        var runs = names.Count == 0
            ? []
            : (await tracking.Runs.SearchPageAsync(new RunQuery { ExperimentIds = [.. names.Keys], MaxResults = 200 }, null, cancellation)).Items;
        var metrics = runs.SelectMany(run => run.Data.Metrics).Select(metric => metric.Key)
            .Where(key => !key.Contains('/', StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Take(6).ToList();
        var head = SafeHtml.Join(metrics.Select(metric => Html.Of($"<th scope=\"col\">{metric}</th>")));
        var rows = SafeHtml.Join(runs.Select(run => Html.Of($"""
            <tr><td><a href="/runs/{run.Info.RunId}">{run.Info.RunName}</a></td><td>{names.GetValueOrDefault(run.Info.ExperimentId)}</td>
            <td>{run.Info.Status}</td><td>{Time(run.Info.StartTime)}</td>{SafeHtml.Join(metrics.Select(metric => Cell(run, metric)))}</tr>
            """)));
        return SitePages.Render("Runs", "What was tried, and how well it did; the newest first.", "/runs", Html.Of($"""
            <table><caption>{runs.Count} runs</caption>
            <thead><tr><th scope="col">run</th><th scope="col">experiment</th><th scope="col">state</th><th scope="col">started</th>{head}</tr></thead>
            <tbody>{rows}</tbody></table>
            """));
    }

    private static async Task<string?> OneAsync(string id, ITrackingApi tracking, CancellationToken cancellation)
    {
        Run run;
        try
        {
            run = await tracking.Runs.GetAsync(id, cancellation);
        }
        catch (TrackingException missing) when (missing.StatusCode == 404)
        {
            return null;
        }

        var files = await FilesAsync(tracking, run.Info.RunId, cancellation);
        return SitePages.Render(run.Info.RunName, $"{run.Info.Status}, started {Time(run.Info.StartTime)}", "/runs",
            Pairs("Metrics", run.Data.Metrics.Select(metric => (metric.Key, Number(metric.Value)))),
            Pairs("Parameters", run.Data.Params.Select(param => (param.Key, param.Value))),
            Pairs("Data", run.Inputs.DatasetInputs.Select(input => (input.Dataset.Name, input.Dataset.Digest))),
            Pairs("Artifacts", files),
            Pairs("Tags", run.Data.Tags.Select(tag => (tag.Key, tag.Value))));
    }

    private static async Task<List<(string, string)>> FilesAsync(ITrackingApi tracking, string run, CancellationToken cancellation)
    {
        var files = await tracking.Artifacts.ListAsync(run, null, cancellation);
        return [.. files.Files.Select(file => (file.Path, file.IsDir ? "folder" : string.Create(CultureInfo.InvariantCulture, $"{file.FileSize:N0} bytes")))];
    }

    private static SafeHtml Pairs(string title, IEnumerable<(string Key, string Value)> pairs)
    {
        var rows = pairs.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => Html.Of($"<tr><th scope=\"row\">{pair.Key}</th><td>{pair.Value}</td></tr>")).ToList();
        return rows.Count == 0 ? SafeHtml.Empty : Html.Of($"<table><caption>{title}</caption><tbody>{SafeHtml.Join(rows)}</tbody></table>");
    }

    private static SafeHtml Cell(Run run, string metric)
    {
        var value = run.Data.Metrics.FirstOrDefault(found => found.Key == metric);
        return Html.Of($"<td class=\"number\">{(value is null ? "" : Number(value.Value))}</td>");
    }

    private static string Number(double value) => value.ToString("0.#####", CultureInfo.InvariantCulture);

    private static string Time(long milliseconds) =>
        DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
}
