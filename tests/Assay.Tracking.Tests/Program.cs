using System.Globalization;
using System.Runtime.InteropServices;
using Assay.Tracking.Client;
using Assay.Tracking.Server;
using Assay.Tracking.Store;
using Assay.Tracking.Writing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Assay.Tracking.Tests;

/// <summary>
/// A process of its own: <c>write FOLDER RUN COUNT OFFSET</c> writes to a store, <c>serve FOLDER</c> serves one and says where,
/// <c>log SERVER JOURNAL</c> logs a run until it is interrupted.
/// </summary>
internal static class Program
{
    private static Task<int> Main(string[] args) => args switch
    {
        ["write", var folder, var runId, var count, var offset] => WriteAsync(folder, runId, count, offset),
        ["serve", var folder] => ServeAsync(folder),
        ["log", var server, var journal] => LogAsync(new Uri(server), journal),
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

    // What the host does around a step: an interrupt cancels, and the run ends as one that somebody stopped.
    private static async Task<int> LogAsync(Uri server, string journal)
    {
        using var stop = new CancellationTokenSource();
        using var signal = PosixSignalRegistration.Create(PosixSignal.SIGINT, context =>
        {
            context.Cancel = true;
            stop.Cancel();
        });
        var options = new TrackingOptions { ServerUri = server, MaxRetries = 0 };
        await using var client = new TrackingClient(options);
        var tracker = new RunTracker(client, options, new TrackingJournal(journal), TimeProvider.System);
        var run = await tracker.StartAsync(new RunStart("interrupted", "run"), CancellationToken.None);
        long step = 0;
        await using (run)
        {
            Console.WriteLine(run.Id);
            while (!stop.IsCancellationRequested)
            {
                run.LogMetric("loss", step, step);
                if (++step == 5000)
                    Console.WriteLine("logging");
                if (step % 1000 == 0)
                    Thread.Sleep(1);
            }

            await run.StopAsync(CancellationToken.None);
        }

        Console.Write(step);
        return 3;
    }
}
