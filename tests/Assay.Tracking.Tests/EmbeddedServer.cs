using Assay.Tracking.Server;
using Assay.Tracking.Store;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Assay.Tracking.Tests;

/// <summary>The embedded server on a free port of 127.0.0.1, over a store in a folder of its own.</summary>
public sealed class EmbeddedServer : IAsyncDisposable
{
    private readonly TestKit.TempFolder _folder;
    private readonly WebApplication _app;

    private EmbeddedServer(TestKit.TempFolder folder, TrackingStore store, WebApplication app)
    {
        _folder = folder;
        Store = store;
        _app = app;
    }

    public TrackingStore Store { get; }

    public string Folder => _folder.Path;

    public IReadOnlyList<Microsoft.AspNetCore.Http.Endpoint> Endpoints =>
        [.. ((Microsoft.AspNetCore.Routing.IEndpointRouteBuilder)_app).DataSources.SelectMany(source => source.Endpoints)];

    public Uri Address => new(_app.Urls.Single());

    public static async Task<EmbeddedServer> StartAsync(TrackingServerOptions? options = null)
    {
        var folder = new TestKit.TempFolder();
        var store = TrackingStore.Open(folder.File("tracking"), TimeProvider.System);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var server = new EmbeddedServer(folder, store, app);
        try
        {
            app.MapTracking(store, options);
            await app.StartAsync();
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }

        return server;
    }

    public async ValueTask DisposeAsync()
    {
        using var atOnce = new CancellationTokenSource();
        await atOnce.CancelAsync();
        await _app.StopAsync(atOnce.Token);
        await _app.DisposeAsync();
        await Store.DisposeAsync();
        _folder.Dispose();
    }
}
