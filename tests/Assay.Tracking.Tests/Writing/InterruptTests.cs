using System.Diagnostics;
using System.Globalization;

namespace Assay.Tracking.Tests.Writing;

/// <summary>A process that logs until it is interrupted, as a step does on Ctrl-C.</summary>
public class InterruptTests
{
    [SkippableFact]
    public async Task What_was_logged_before_an_interrupt_is_sent_and_the_run_was_killed()
    {
        Skip.If(OperatingSystem.IsWindows(), "There is no SIGINT for one process.");
        await using var server = await EmbeddedServer.StartAsync();
        using var folder = new TestKit.TempFolder();

        var (run, logged) = await InterruptedAsync(server.Address, folder.Path);

        var found = await server.Store.Runs.GetAsync(run);
        Assert.Equal(RunStatus.Killed, found.Info.Status);
        Assert.Equal(logged, await CountAsync(server, run));
    }

    [SkippableFact]
    public async Task Without_a_server_it_is_journalled_to_the_last_point()
    {
        Skip.If(OperatingSystem.IsWindows(), "There is no SIGINT for one process.");
        await using var server = await EmbeddedServer.StartAsync();
        using var folder = new TestKit.TempFolder();

        var (run, logged) = await InterruptedAsync(new Uri("http://127.0.0.1:1"), folder.Path);
        Assert.StartsWith("offline-", run, StringComparison.Ordinal);
        var report = await new Tracking.Writing.TrackingJournal(folder.Path).SyncAsync(server.Store);

        Assert.Equal(0, report.Waiting);
        var experiment = await server.Store.Experiments.GetByNameAsync("interrupted");
        var found = Assert.Single((await server.Store.Runs.SearchPageAsync(new RunQuery { ExperimentIds = [experiment.ExperimentId] })).Items);
        Assert.Equal(RunStatus.Killed, found.Info.Status);
        Assert.Equal(logged, await CountAsync(server, found.Info.RunId));
    }

    /// <summary>Starts the process, interrupts it while it logs, and reads the id of its run and how many points it logged.</summary>
    private static async Task<(string Run, long Logged)> InterruptedAsync(Uri server, string journal)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, "log", server.ToString(), journal])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var run = (await process.StandardOutput.ReadLineAsync())!;
        Assert.Equal("logging", await process.StandardOutput.ReadLineAsync());
        using var kill = Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        var rest = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 3, await process.StandardError.ReadToEndAsync());
        return (run, long.Parse(rest, CultureInfo.InvariantCulture));
    }

    private static async Task<long> CountAsync(EmbeddedServer server, string run)
    {
        long count = 0;
        await foreach (var _ in server.Store.Runs.MetricHistoryAsync(run, "loss"))
            count++;
        return count;
    }
}
