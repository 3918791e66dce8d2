using System.Globalization;
using Assay.Tracking.Server;
using Assay.Tracking.Store;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Assay.Tracking.Tests;

/// <summary>A process of its own over a store: <c>write FOLDER RUN COUNT OFFSET</c> writes to it, <c>serve FOLDER</c> serves it and says where.</summary>
internal static class Program
{
    private static Task<int> Main(string[] args) => args switch
    {
        ["write", var folder, var runId, var count, var offset] => WriteAsync(folder, runId, count, offset),
        ["serve", var folder] => ServeAsync(folder),
        _ => Task.FromResult(2),
    };

    private static async Task<int> ServeAsync(string folder)
    {
        await using var store = TrackingStore.Open(folder, TimeProvider.System);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        await using var app = builder.Build();
        app.MapTracking(store);
        await app.StartAsync();
        Console.WriteLine(app.Urls.Single());
        await Task.Delay(Timeout.InfiniteTimeSpan);
        return 0;
    }

    private static async Task<int> WriteAsync(string folder, string runId, string count, string offset)
    {
        await using var store = TrackingStore.Open(folder, TimeProvider.System);
        var first = long.Parse(offset, CultureInfo.InvariantCulture);
        for (var i = 0; i < int.Parse(count, CultureInfo.InvariantCulture); i++)
        {
            await store.Runs.LogBatchAsync(runId, new RunBatch
            {
                Metrics = [new Metric("loss", 1, 0, first + i)],
                Params = [new Param("same", "value")],
                Tags = [new Tag("last", offset)],
            });
        }

        return 0;
    }
}
