using Assay.Tracking.Store;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Assay.Tracking.Server;

/// <summary>Puts the embedded store on the web, where MLflow's own clients find it.</summary>
public static class TrackingEndpoints
{
    /// <summary>The MLflow release whose API this is.</summary>
    public const string ApiVersion = "3.6.0";

    /// <summary>
    /// Maps MLflow's REST API: <c>/api/2.0/mlflow/…</c>, <c>/api/2.0/mlflow-artifacts/…</c>, the same under <c>/ajax-api/2.0</c>, and the
    /// downloads <c>/get-artifact</c> and <c>/model-versions/get-artifact</c>.
    /// </summary>
    /// <param name="endpoints">The application.</param>
    /// <param name="store">The store; it stays the caller's to dispose.</param>
    /// <param name="options">Who may use it; null lets this machine alone.</param>
    /// <returns>The group of all routes, for what the application wants to add.</returns>
    public static RouteGroupBuilder MapTracking(
        this IEndpointRouteBuilder endpoints, TrackingStore store, TrackingServerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(store);
        options ??= new TrackingServerOptions();
        var group = endpoints.MapGroup("");
        var routes = new Routes(group, store, new Guard(options));
        ExperimentRoutes.Map(routes);
        RunRoutes.Map(routes);
        MetricRoutes.Map(routes);
        ModelRoutes.Map(routes);
        VersionRoutes.Map(routes);
        ArtifactRoutes.Map(routes);
        routes.AddFallback();
        if (options.MapHealth)
        {
            // A probe names whatever host it likes and learns nothing.
            group.MapGet("/health", static http => PlainAsync(http, "OK"));
            group.MapGet("/version", static http => PlainAsync(http, ApiVersion));
        }

        return group;
    }

    private static Task PlainAsync(HttpContext http, string text)
    {
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.ContentType = "text/plain; charset=utf-8";
        return http.Response.WriteAsync(text, http.RequestAborted);
    }
}
