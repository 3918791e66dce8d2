using System.Diagnostics;

namespace Assay.Tracking.Tests;

/// <summary>The embedded server as a process of its own, which can be killed, and whose memory is its own.</summary>
internal sealed class ServerProcess : IDisposable
{
    private readonly Process _process;

    private ServerProcess(Process process, Uri address)
    {
        _process = process;
        Address = address;
    }

    public Uri Address { get; }

    /// <summary>The most memory that it has held.</summary>
    public long PeakBytes
    {
        get
        {
            _process.Refresh();
            return _process.PeakWorkingSet64;
        }
    }

    public static async Task<ServerProcess> StartAsync(string folder)
    {
        var start = Command(["serve", folder]);
        start.RedirectStandardOutput = true;
        var process = Process.Start(start)!;
        if (await process.StandardOutput.ReadLineAsync() is { } line)
            return new(process, new Uri(line));
        throw new InvalidOperationException($"It ended: {await process.StandardError.ReadToEndAsync()}");
    }

    /// <summary>How this assembly is started as a program.</summary>
    public static ProcessStartInfo Command(string[] arguments) => new(
        Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet",
        [typeof(Program).Assembly.Location, .. arguments]) { RedirectStandardError = true };

    /// <summary>Ends it at once (SIGKILL), in the middle of whatever it does.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            Kill();
        _process.Dispose();
    }
}
