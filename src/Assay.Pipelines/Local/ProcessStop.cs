using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Assay.Pipelines.Local;

/// <summary>Stops a step's process: asks first, so that it sends what it has logged, and kills it where it does not go.</summary>
internal static partial class ProcessStop
{
    private const int Terminate = 15;

    /// <summary>How long a process may take to end what it is about.</summary>
    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(10);

    /// <summary>Ends when the process, and all that it started, is gone.</summary>
    public static async Task RunAsync(Process process)
    {
        // Windows has no such signal; there Ctrl-C reaches every process of the console by itself.
        if (!OperatingSystem.IsWindows())
            _ = Kill(process.Id, Terminate);
        using var grace = new CancellationTokenSource(s_grace);
        try
        {
            await process.WaitForExitAsync(grace.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
        }
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Kill(int process, int signal);
}
