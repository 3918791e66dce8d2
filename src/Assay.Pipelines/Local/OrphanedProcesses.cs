using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Assay.Pipelines.Local;

/// <summary>
/// Processes of a run whose runner was killed before it could end them. They would write over what the resumed run writes. They are known by
/// the run's id in their environment, which the system keeps from their first moment on; so on Linux. Elsewhere a runner's kill leaves them.
/// </summary>
internal static class OrphanedProcesses
{
    private const string Processes = "/proc";

    /// <summary>Ends every process that was started with a variable of a value, and waits until it is gone.</summary>
    public static async Task EndAsync(string variable, string value, CancellationToken cancellation)
    {
        if (!OperatingSystem.IsLinux())
            return;
        var marker = Encoding.UTF8.GetBytes($"{variable}={value}\0");
        foreach (var folder in Directory.EnumerateDirectories(Processes))
        {
            if (!int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id) || !Holds(folder, marker))
                continue;
            await EndAsync(id, cancellation).ConfigureAwait(false);
        }
    }

    private static async Task EndAsync(int id, CancellationToken cancellation)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            process.Kill();
            await process.WaitForExitAsync(cancellation).ConfigureAwait(false);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            // It ended by itself meanwhile.
        }
    }

    private static bool Holds(string folder, byte[] marker)
    {
        try
        {
            var environment = File.ReadAllBytes(Path.Combine(folder, "environ"));
            return environment.AsSpan().StartsWith(marker) || environment.AsSpan().IndexOf((byte[])[0, .. marker]) >= 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Another user's, or gone.
            return false;
        }
    }
}
