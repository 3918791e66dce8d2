using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace SendFlights;

/// <summary>The app's own <c>serve</c>, as a process on a free port of this machine.</summary>
internal sealed class ServedModel : IAsyncDisposable
{
    private readonly Process _process;

    private ServedModel(Process process, Uri address)
    {
        _process = process;
        Address = address;
    }

    public Uri Address { get; }

    public static async Task<ServedModel> StartAsync(string app, string example, string workspace, CancellationToken cancellation)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo("dotnet", [app, "serve", "--port", $"{address.Port}"])
        {
            WorkingDirectory = example,
            RedirectStandardOutput = true,
        };
        start.Environment["ASSAY_WORKSPACE"] = workspace;
        var process = Process.Start(start) ?? throw new InvalidOperationException("The app did not start.");
        var server = new ServedModel(process, address);
        process.OutputDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        await server.WaitUntilReadyAsync(cancellation);
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task WaitUntilReadyAsync(CancellationToken cancellation)
    {
        using var http = new HttpClient { BaseAddress = Address };
        while (true)
        {
            if (_process.HasExited)
                throw new InvalidOperationException($"The app ended with {_process.ExitCode} before it served.");
            try
            {
                using var answer = await http.GetAsync(new Uri("healthz", UriKind.Relative), cancellation);
                if (answer.IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(100, cancellation);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
