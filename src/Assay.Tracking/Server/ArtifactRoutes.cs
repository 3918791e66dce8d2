using Assay.Tracking.Artifacts;
using Assay.Tracking.Wire;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace Assay.Tracking.Server;

internal static class ArtifactRoutes
{
    private const string Proxy = "mlflow-artifacts/artifacts";

    internal static void Map(Routes routes)
    {
        var artifacts = routes.Store.StoredArtifacts;
        var folder = artifacts.Folder;
        routes.Add("GET", "mlflow/artifacts/list", async call =>
        {
            var listing = await artifacts.ListAsync(call.Fields.RunId(), call.Fields.Optional("path"), call.Cancel).ConfigureAwait(false);
            return new FilesAnswer(listing.RootUri, listing.Files);
        });
        routes.Add("GET", Proxy, call => Task.FromResult(new FilesAnswer(null, folder.List(call.Fields.Optional("path") ?? ""))));
        routes.AddBoth("PUT", Proxy + "/{**path}", async http =>
        {
            // Artifacts are as large as they are; the disk is the limit.
            if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
                limit.MaxRequestBodySize = null;
            await folder.WriteAsync(PathOf(http), http.Request.Body, http.RequestAborted).ConfigureAwait(false);
            await Routes.AnswerAsync(http, new Nothing()).ConfigureAwait(false);
        });
        routes.AddBoth("GET", Proxy + "/{**path}", http => SendAsync(http, folder.OpenRead(PathOf(http))));
        routes.AddBoth("DELETE", Proxy + "/{**path}", http =>
        {
            folder.Delete(PathOf(http));
            return Routes.AnswerAsync(http, new Nothing());
        });
        foreach (var step in (string[])["create", "complete", "abort"])
        {
            routes.AddBoth("POST", $"mlflow-artifacts/mpu/{step}/{{**path}}", _ => throw TrackingException.Of(
                TrackingErrors.NotImplemented, "Multipart upload is not supported for the current artifact repository"));
        }

        routes.AddOne("GET", "/get-artifact", async http =>
        {
            var call = await Routes.CallAsync(http).ConfigureAwait(false);
            await SendAtAsync(http, ArtifactUri.OfRun(call.Fields.RunId(), ArtifactPath.Clean(call.Fields.Required("path")))).ConfigureAwait(false);
        });
        routes.AddOne("GET", "/model-versions/get-artifact", async http =>
        {
            var call = await Routes.CallAsync(http).ConfigureAwait(false);
            var path = ArtifactPath.Clean(call.Fields.Required("path"));
            var source = await routes.Store.Models.GetDownloadUriAsync(
                call.Fields.Required("name"), call.Fields.Required("version"), call.Cancel).ConfigureAwait(false);
            await SendAtAsync(http, ArtifactUri.Below(source, path)).ConfigureAwait(false);
        });

        async Task SendAtAsync(HttpContext http, string location)
        {
            var path = await artifacts.ProxyPathAsync(location, http.RequestAborted).ConfigureAwait(false);
            await SendAsync(http, folder.OpenRead(path)).ConfigureAwait(false);
        }
    }

    private static string PathOf(HttpContext http) =>
        http.Request.RouteValues["path"] is string { Length: > 0 } path ? path : throw ArtifactPath.Invalid();

    // Always an attachment: a page among the artifacts must not run as a page of this server.
    private static async Task SendAsync(HttpContext http, FileStream file)
    {
        await using (file.ConfigureAwait(false))
        {
            var disposition = new ContentDispositionHeaderValue("attachment");
            disposition.SetHttpFileName(Path.GetFileName(file.Name));
            http.Response.Headers.ContentDisposition = disposition.ToString();
            http.Response.ContentType = "application/octet-stream";
            http.Response.ContentLength = file.Length;
            await file.CopyToAsync(http.Response.Body, http.RequestAborted).ConfigureAwait(false);
        }
    }
}
