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
        var guard = new Guard(options);
        var routes = new Routes(group, store, guard);
        ExperimentRoutes.Map(routes);
        RunRoutes.Map(routes);
        MetricRoutes.Map(routes);
        ModelRoutes.Map(routes);
        VersionRoutes.Map(routes);
        LoggedModelRoutes.Map(routes);
        ArtifactRoutes.Map(routes);
        routes.AddFallback();
        if (options.MapHealth)
        {
            // A probe names whatever host it likes, and of health it learns nothing.
            group.MapGet("/health", static http => PlainAsync(http, 200, "OK"));
            group.MapGet("/version", http => guard.RefuseStranger(http) is { } refusal
                ? PlainAsync(http, refusal.Status, refusal.Text)
                : PlainAsync(http, 200, ApiVersion));
        }

        return group;
    }

    /// <summary>
    /// Puts the same guard in front of everything that an application answers, mapped or not: who is refused learns nothing of what there is.
    /// </summary>
    /// <param name="app">The application; call it before anything that answers.</param>
    /// <param name="options">Who may use it.</param>
    /// <param name="open">Paths that everybody may ask, such as a probe's.</param>
    public static IApplicationBuilder UseTrackingGuard(this IApplicationBuilder app, TrackingServerOptions options, params IReadOnlyList<string> open)
    {
        ArgumentNullException.ThrowIfNull(app);
        ArgumentNullException.ThrowIfNull(options);
        var guard = new Guard(options);
        return app.Use((http, next) => !open.Contains(http.Request.Path.Value, StringComparer.Ordinal) && guard.Refuse(http) is { } refusal
            ? PlainAsync(http, refusal.Status, refusal.Text)
            : next(http));
    }

    internal static Task PlainAsync(HttpContext http, int status, string text)
    {
        http.Response.StatusCode = status;
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.ContentType = "text/plain; charset=utf-8";
        return http.Response.WriteAsync(text, http.RequestAborted);
    }
}
