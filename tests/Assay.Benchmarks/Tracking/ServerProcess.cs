using System.Diagnostics;
using Assay.Tracking.Server;
using Assay.Tracking.Store;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Assay.Benchmarks.Tracking;

/// <summary>The server that is measured: one that runs already, or the embedded one in a process of its own.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private readonly Process? _process;

    private ServerProcess(Uri address, string name, Process? process)
    {
        Address = address;
        Name = name;
        _process = process;
    }

    public Uri Address { get; }

    public string Name { get; }

    /// <summary>Processor time that the server has used; null where its process is not ours.</summary>
    public TimeSpan? ProcessorTime
    {
        get
        {
            _process?.Refresh();
            return _process?.TotalProcessorTime;
        }
    }

    public static ServerProcess At(Uri address) => new(address, $"the server at {address}", null);

    public static async Task<ServerProcess> StartAsync(string folder)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, [typeof(ServerProcess).Assembly.Location, "tracking", "--serve", folder])
        {
            RedirectStandardOutput = true,
        };
        var process = Process.Start(start)!;
        var line = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException($"The server ended with {process.ExitCode}.");
        return new(new Uri(line), "the embedded server in a process of its own", process);
    }

    /// <summary>What the process of its own does: serves a folder, says where, and ends when it is killed.</summary>
    public static async Task<int> ServeAsync(string folder)
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

    public async ValueTask DisposeAsync()
    {
        if (_process is null)
            return;
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
