using Assay.Tracking;
using Assay.Tracking.Server;
using Assay.Tracking.Store;
using Assay.Workspace;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;

namespace Assay.Hosting.Web;

/// <summary>Everything that Assay serves, on one port: catalog, runs, monitors, predictions and MLflow's API.</summary>
internal static class AssayWeb
{
    public static void MapAll(WebApplication app, AssayWorkspace workspace, ITrackingApi tracking)
    {
        app.Use(static (http, next) =>
        {
            http.Response.Headers.XContentTypeOptions = "nosniff";
            return next(http);
        });
        app.MapGet("/healthz", static () => Results.Text("ok"));
        app.MapPredictions();
        app.MapRunPages();
        if (tracking is TrackingStore embedded)
            app.MapTracking(embedded);
        MapCatalog(app, workspace);
    }

    private static void MapCatalog(WebApplication app, AssayWorkspace workspace)
    {
        app.MapGet("/", static () => Results.Redirect("/catalog/index.html"));
        app.MapGet("/catalog", static () => Results.Redirect("/catalog/index.html"));
        app.MapGet("/catalog/{**path}", (string path) => CatalogFile(workspace.Catalog, path));
    }

    private static IResult CatalogFile(string folder, string path)
    {
        if (!Directory.Exists(folder))
            return Results.Text("There is no catalog yet: assay catalog build makes it.", statusCode: StatusCodes.Status404NotFound);
        using var files = new PhysicalFileProvider(folder);
        var file = files.GetFileInfo(path);
        if (!file.Exists || file.PhysicalPath is null)
            return Results.NotFound();
        var type = new FileExtensionContentTypeProvider().TryGetContentType(path, out var found) ? found : "application/octet-stream";
        return Results.File(file.PhysicalPath, type);
    }
}
