using System.Text.Json;
using Assay.Tracking.Store;
using Assay.Tracking.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Assay.Tracking.Server;

/// <summary>A request on its way through a route.</summary>
internal sealed record Call(HttpContext Http, RequestFields Fields, CancellationToken Cancel);

/// <summary>
/// The only way to add a route: guard, fields, errors and headers are the same for all, so that none can be forgotten.
/// Every route exists under <c>/api/2.0</c> and, for the browser, under <c>/ajax-api/2.0</c>.
/// </summary>
internal sealed class Routes(IEndpointRouteBuilder group, TrackingStore store, Guard guard)
{
    private static readonly string[] s_prefixes = ["/api/2.0/", "/ajax-api/2.0/"];

    private readonly HashSet<string> _known = new(StringComparer.OrdinalIgnoreCase);

    internal TrackingStore Store => store;

    /// <summary>A route that answers with an object.</summary>
    internal void Add<T>(string method, string path, Func<Call, Task<T>> answer) =>
        AddBoth(method, path, async http => await AnswerAsync(http, await answer(await CallAsync(http).ConfigureAwait(false)).ConfigureAwait(false)).ConfigureAwait(false));

    /// <summary>A route that answers with <c>{}</c>.</summary>
    internal void Do(string method, string path, Func<Call, Task> work) =>
        AddBoth(method, path, async http =>
        {
            await work(await CallAsync(http).ConfigureAwait(false)).ConfigureAwait(false);
            await AnswerAsync(http, new Nothing()).ConfigureAwait(false);
        });

    /// <summary>A route that reads its body or writes its answer itself.</summary>
    internal void AddBoth(string method, string path, Func<HttpContext, Task> handle)
    {
        foreach (var prefix in s_prefixes)
            AddOne(method, prefix + path, handle);
    }

    /// <summary>A route outside the API's prefixes.</summary>
    internal void AddOne(string method, string path, Func<HttpContext, Task> handle)
    {
        _known.Add(path);
        group.MapMethods(path, [method], http => GuardedAsync(http, handle));
    }

    /// <summary>Answers what nothing else does: a path that climbs, a wrong method, an unknown route.</summary>
    internal void AddFallback()
    {
        foreach (var prefix in s_prefixes)
        {
            group.Map(prefix + "{**rest}", http => GuardedAsync(http, Refuse)).WithOrder(int.MaxValue);
        }

        Task Refuse(HttpContext http)
        {
            // The server has already taken dot segments out of the path; what was asked for still shows in the raw target.
            var raw = http.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpRequestFeature>()?.RawTarget.Split('?')[0] ?? "";
            if (raw.Split('/').Any(part => Uri.UnescapeDataString(part) is ".." or "."))
                throw Artifacts.ArtifactPath.Invalid();
            throw _known.Contains(http.Request.Path.Value ?? "")
                ? new TrackingException(TrackingErrors.EndpointNotFound, $"{http.Request.Path} does not take {http.Request.Method}.", 405)
                : new TrackingException(TrackingErrors.EndpointNotFound, $"No endpoint {http.Request.Path}.", 404);
        }
    }

    internal static async Task<Call> CallAsync(HttpContext http) =>
        new(http, await RequestFields.ReadAsync(http.Request, http.RequestAborted).ConfigureAwait(false), http.RequestAborted);

    internal static Task AnswerAsync<T>(HttpContext http, T answer)
    {
        http.Response.ContentType = "application/json";
        return JsonSerializer.SerializeAsync(http.Response.Body, answer, WireJson.Of<T>(), http.RequestAborted);
    }

    private async Task GuardedAsync(HttpContext http, Func<HttpContext, Task> handle)
    {
        http.Response.Headers.XContentTypeOptions = "nosniff";
        if (guard.Refuse(http) is { } refusal)
        {
            await TrackingEndpoints.PlainAsync(http, refusal.Status, refusal.Text).ConfigureAwait(false);
            return;
        }

        try
        {
            await handle(http).ConfigureAwait(false);
        }
        catch (TrackingException e)
        {
            await ErrorAsync(http, e.StatusCode, e.Code, e.Message).ConfigureAwait(false);
        }
        catch (BadHttpRequestException e)
        {
            await ErrorAsync(http, e.StatusCode, TrackingErrors.CodeOf(e.StatusCode), "The request could not be read.").ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
        }
        catch (Exception e) when (!http.Response.HasStarted)
        {
            if (http.RequestServices.GetService<ILoggerFactory>() is { } logs)
                Log.Failed(logs.CreateLogger<TrackingStore>(), http.Request.Method, http.Request.Path, e);
            await ErrorAsync(http, 500, TrackingErrors.InternalError, "The tracking server failed; its log says more.").ConfigureAwait(false);
        }
    }

    private static Task ErrorAsync(HttpContext http, int status, string code, string message)
    {
        if (http.Response.HasStarted)
        {
            http.Abort();
            return Task.CompletedTask;
        }

        http.Response.StatusCode = status;
        return AnswerAsync(http, new ErrorAnswer(code, message));
    }
}
