using Assay.Tracking;
using Assay.Tracking.Artifacts;
using Assay.Workspace;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace Assay.Hosting.Web.Runs;

/// <summary><c>/runs</c>: what was tried, with which parameters and data, and how well it did.</summary>
internal static class RunPages
{
    public static void MapRunPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/runs", static (HttpRequest request, [FromServices] ITrackingApi tracking, CancellationToken cancellation) =>
            RunListPage.AnswerAsync(RunListQuery.Of(request.Query), tracking, cancellation));
        routes.MapGet("/runs/compare", static ([FromQuery] string[] ids, [FromServices] ITrackingApi tracking, CancellationToken cancellation) =>
            WithRunsAsync(tracking, ids, async runs => SitePages.Html(await RunComparisonPage.RenderAsync(runs, tracking, cancellation)), cancellation));
        routes.MapGet("/runs/curves", static ([FromQuery] string[] ids, string metric, [FromServices] ITrackingApi tracking, CancellationToken cancellation) =>
            WithRunsAsync(tracking, ids, async runs => Results.Json(
                await RunCurves.ReadAsync(tracking, runs, metric, RunCurves.ForPlot, cancellation), RunCurvesJson.Default.RunCurves), cancellation));
        routes.MapGet("/runs/curves.csv", static ([FromQuery] string[] ids, string metric, [FromServices] ITrackingApi tracking, CancellationToken cancellation) =>
            WithRunsAsync(tracking, ids, async runs => Results.Text(await RunCurves.CsvAsync(tracking, runs, metric, cancellation), "text/csv; charset=utf-8"), cancellation));
        routes.MapGet("/runs/{id}", static (string id, [FromServices] ITrackingApi tracking, [FromServices] AssayWorkspace workspace, CancellationToken cancellation) =>
            WithRunsAsync(tracking, [id], async runs => SitePages.Html(await RunPage.RenderAsync(runs[0], tracking, new CatalogLinks(workspace), cancellation)), cancellation));
        routes.MapGet("/runs/{id}/artifacts", static (string id, string? path, [FromServices] ITrackingApi tracking, CancellationToken cancellation) =>
            WithRunsAsync(tracking, [id], async runs =>
                await ArtifactPage.RenderAsync(runs[0], ArtifactPath.Clean(path ?? ""), tracking, cancellation) is { } page ? SitePages.Html(page) : Results.NotFound(), cancellation));
        routes.MapGet("/runs/{id}/artifacts/download", static (string id, string path, HttpResponse response, [FromServices] ITrackingApi tracking, CancellationToken cancellation) =>
            WithRunsAsync(tracking, [id], runs => DownloadAsync(runs[0], ArtifactPath.Clean(path), response, tracking, cancellation), cancellation));
        routes.MapGet("/runs/{id}/artifacts/picture", static (string id, string path, HttpResponse response, [FromServices] ITrackingApi tracking, CancellationToken cancellation) =>
            WithRunsAsync(tracking, [id], runs => PictureAsync(runs[0], ArtifactPath.Clean(path), response, tracking, cancellation), cancellation));
    }

    // What isn't there is 404, what can't be is 400, as everywhere; the message names no path of this machine.
    private static async Task<IResult> WithRunsAsync(ITrackingApi tracking, IReadOnlyList<string> ids, Func<IReadOnlyList<Run>, Task<IResult>> answer, CancellationToken cancellation)
    {
        string[] asked = [.. ids.SelectMany(id => id.Split(',', StringSplitOptions.RemoveEmptyEntries)).Distinct(StringComparer.Ordinal).Take(RunComparisonPage.Most)];
        try
        {
            if (asked.Length == 0)
                return Results.Text("Name runs: ?ids=…&ids=…", statusCode: StatusCodes.Status400BadRequest);
            var runs = new List<Run>();
            foreach (var id in asked)
                runs.Add(await tracking.Runs.GetAsync(id, cancellation));
            return await answer(runs);
        }
        catch (TrackingException refused) when (refused.StatusCode is 400 or 404)
        {
            return Results.Text(refused.Message, statusCode: refused.StatusCode);
        }
    }

    private static async Task<IResult> DownloadAsync(Run run, string path, HttpResponse response, ITrackingApi tracking, CancellationToken cancellation)
    {
        if (await ArtifactPage.FindAsync(run, path, tracking, cancellation) is not { IsDir: false })
            return Results.NotFound();
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(path[(path.LastIndexOf('/') + 1)..]);
        response.Headers.ContentDisposition = disposition.ToString();
        response.Headers.XContentTypeOptions = "nosniff";
        return Results.Stream(stream => tracking.Artifacts.DownloadAsync(ArtifactUri.OfRun(run.Info.RunId, path), stream, cancellation), "application/octet-stream");
    }

    private static async Task<IResult> PictureAsync(Run run, string path, HttpResponse response, ITrackingApi tracking, CancellationToken cancellation)
    {
        if (await ArtifactPage.FindAsync(run, path, tracking, cancellation) is not { IsDir: false, FileSize: <= Picture.MostBytes })
            return Results.NotFound();
        var head = await ArtifactHead.ReadAsync(tracking, run, path, (int)Picture.MostBytes, cancellation);
        if (Picture.TypeOf(head.Content.Span) is not { } type || !head.IsWhole)
            return Results.NotFound();
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        return Results.Bytes(head.Content, type);
    }
}
