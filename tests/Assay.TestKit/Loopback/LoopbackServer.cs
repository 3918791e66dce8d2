using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Assay.TestKit.Loopback;

/// <summary>An HTTP server on a free port of 127.0.0.1 that answers by a delegate and remembers what it was asked.</summary>
public sealed class LoopbackServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<RecordedRequest> _requests = new();

    private LoopbackServer(WebApplication app) => _app = app;

    /// <summary>Where it listens, with a trailing slash.</summary>
    public Uri Address => new(_app.Urls.Single() + "/");

    /// <summary>The requests so far, in the order of arrival.</summary>
    public IReadOnlyList<RecordedRequest> Requests => [.. _requests];

    /// <summary>Starts a server.</summary>
    /// <param name="answer">Called once a request, on several threads at once; an exception becomes a 500 with its message.</param>
    /// <param name="cancel">Gives up starting.</param>
    public static async Task<LoopbackServer> StartAsync(
        Func<RecordedRequest, CancellationToken, Task<Reply>> answer, CancellationToken cancel = default)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var server = new LoopbackServer(builder.Build());
        server._app.Run(context => server.AnswerAsync(context, answer));
        await server._app.StartAsync(cancel);
        return server;
    }

    /// <inheritdoc cref="StartAsync(Func{RecordedRequest, CancellationToken, Task{Reply}}, CancellationToken)"/>
    public static Task<LoopbackServer> StartAsync(Func<RecordedRequest, Reply> answer, CancellationToken cancel = default) =>
        StartAsync((request, _) => Task.FromResult(answer(request)), cancel);

    /// <summary>Stops listening; requests under way are cancelled.</summary>
    public async ValueTask DisposeAsync()
    {
        using var atOnce = new CancellationTokenSource();
        await atOnce.CancelAsync();
        await _app.StopAsync(atOnce.Token);
        await _app.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context, Func<RecordedRequest, CancellationToken, Task<Reply>> answer)
    {
        var request = await RecordAsync(context.Request, context.RequestAborted);
        _requests.Enqueue(request);
        Reply reply;
        try
        {
            reply = await answer(request, context.RequestAborted);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            reply = Reply.Text(failure.Message, 500);
        }

        context.Response.StatusCode = reply.Status;
        if (reply.ContentType is not null)
            context.Response.ContentType = reply.ContentType;
        foreach (var (name, value) in reply.Headers)
            context.Response.Headers[name] = value;
        if (reply.Body.Length > 0)
            await context.Response.Body.WriteAsync(reply.Body, context.RequestAborted);
    }

    private static async Task<RecordedRequest> RecordAsync(HttpRequest request, CancellationToken cancel)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancel);
        var headers = request.Headers.ToDictionary(h => h.Key, h => string.Join(",", h.Value.ToArray()), StringComparer.OrdinalIgnoreCase);
        return new RecordedRequest(request.Method, request.Path.Value ?? "/", request.QueryString.Value ?? "", headers, body.ToArray());
    }
}
