using Assay.Hosting.CommandLine;
using Assay.Hosting.Configuration;
using Assay.Hosting.Web.Runs;
using Assay.Tracking;
using Assay.Tracking.Server;
using Assay.Tracking.Store;
using Assay.Workspace;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;

namespace Assay.Hosting.Web;

/// <summary>Puts Assay into a web application: its own, or one that is there already.</summary>
public static class AssayWeb
{
    /// <summary>
    /// Registers everything that <see cref="MapAssay"/> serves, with the defaults of the command line: configuration section <c>Assay</c>
    /// and variables <c>ASSAY_…</c>.
    /// </summary>
    public static IServiceCollection AddAssay(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        var environment = HostEnvironment.OfProcess();
        return services.AddAssay(AssayConfiguration.Load(environment), environment);
    }

    /// <summary>
    /// Maps the catalog (<c>/catalog</c>), runs (<c>/runs</c>), monitors (<c>/monitors</c>), predictions
    /// (<c>POST /models/{name}/predict</c>), a probe (<c>/healthz</c>) and, where the embedded store is used, MLflow's API.
    /// </summary>
    public static IEndpointRouteBuilder MapAssay(this IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        routes.MapGet("/healthz", static () => Results.Text("ok"));
        routes.MapPredictions();
        routes.MapSiteAssets();
        routes.MapRunPages();
        routes.MapMonitorPages();
        if (routes.ServiceProvider.GetRequiredService<ITrackingApi>() is TrackingStore embedded)
            routes.MapTracking(embedded, routes.ServiceProvider.GetService<AssayOptions>()?.Access);
        routes.MapCatalog(routes.ServiceProvider.GetRequiredService<AssayWorkspace>());
        return routes;
    }

    /// <summary>
    /// Asks for the credentials that <c>Assay:Access</c> names in front of all that the application answers but the probes <c>/healthz</c> and
    /// <c>/health</c>. Without a token or users there it asks for nothing, and only MLflow's API is kept to this machine.
    /// </summary>
    public static IApplicationBuilder UseAssayAccess(this IApplicationBuilder app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var access = app.ApplicationServices.GetRequiredService<AssayOptions>().Access;
        return access.AsksForCredentials ? app.UseTrackingGuard(access, "/healthz", "/health") : app;
    }

    private static void MapCatalog(this IEndpointRouteBuilder routes, AssayWorkspace workspace)
    {
        routes.MapGet("/", static () => Results.Redirect("/catalog/index.html"));
        routes.MapGet("/index.html", static () => Results.Redirect("/catalog/index.html"));
        routes.MapGet("/catalog", static () => Results.Redirect("/catalog/index.html"));
        routes.MapGet("/catalog/{**path}", (string path) => CatalogFile(workspace.Catalog, path));
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
