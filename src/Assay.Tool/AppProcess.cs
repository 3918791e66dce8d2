using System.Diagnostics;
using System.Runtime.InteropServices;
using Assay.Hosting.CommandLine;

namespace Assay.Tool;

/// <summary>Builds a project's app and runs a verb in it. The app has the tool's own input, output and exit code.</summary>
internal static partial class AppProcess
{
    private const int Terminate = 15;

    /// <summary>
    /// Builds, then runs. Two steps, because <c>dotnet run</c> alone ends with 1 where the build fails, which would read as the data's no,
    /// and prints warnings where a program expects JSON.
    /// </summary>
    public static async Task<int> RunAsync(string project, IReadOnlyList<string> words)
    {
        if (await BuildAsync(project) != 0)
            return ExitCode.EnvironmentFailed;
        return await RunToEndAsync(new("dotnet", ["run", "--project", project, "--no-build", "--no-launch-profile", "--", .. words]));
    }

    private static async Task<int> BuildAsync(string project)
    {
        // MSBuild itself: `dotnet build` prints a summary even where all is well. A node of MSBuild that outlived the build would hold the output open.
        var start = new ProcessStartInfo("dotnet", ["msbuild", project, "-restore", "-verbosity:quiet", "-nologo", "-nodeReuse:false"])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        using var build = Process.Start(start)!;
        build.StandardInput.Close();
        while (await build.StandardOutput.ReadLineAsync() is { } line)
            await Console.Error.WriteLineAsync(line);
        await build.WaitForExitAsync();
        return build.ExitCode;
    }

    // A terminal sends Ctrl-C to the app as well: the tool only has to outlive it. SIGTERM reaches the tool alone and is handed on.
    private static async Task<int> RunToEndAsync(ProcessStartInfo start)
    {
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => context.Cancel = true);
        using var app = Process.Start(start)!;
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context =>
        {
            context.Cancel = true;
            if (!OperatingSystem.IsWindows() && !app.HasExited)
                _ = Kill(app.Id, Terminate);
        });
        await app.WaitForExitAsync();
        return app.ExitCode;
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
