using System.Diagnostics;
using System.Globalization;
using Assay.Versioning.Commits;
using Assay.Versioning.Tests.Declarations;

namespace Assay.Versioning.Tests.Faults;

/// <summary>A process of its own that commits to a store which others use too.</summary>
public static class StoreProcess
{
    /// <summary>The bytes that a full disk still takes, in blocks of 1,024.</summary>
    private const int Blocks = 64;

    public static async Task<int> RunAsync(string[] args)
    {
        switch (args)
        {
            case ["race", var workspace, var racer, var commits]:
                return await RaceAsync(workspace, int.Parse(racer, CultureInfo.InvariantCulture), int.Parse(commits, CultureInfo.InvariantCulture));
            case ["stop", var workspace, var step]:
                return await StopAsync(workspace, Enum.Parse<CommitStep>(step));
            case ["fill", var workspace]:
                return await FillAsync(workspace);
            default:
                return 2;
        }
    }

    public static Process Start(params string[] arguments) => Process.Start(Of(arguments))!;

    /// <summary>Starts it where no file may grow beyond 64 KiB.</summary>
    public static Process StartOnFullDisk(params string[] arguments)
    {
        var start = Of(arguments);
        var limited = new ProcessStartInfo("bash") { RedirectStandardOutput = true, RedirectStandardError = true };
        limited.ArgumentList.Add("-c");
        limited.ArgumentList.Add($"trap '' XFSZ; ulimit -f {Blocks}; exec \"$@\"");
        limited.ArgumentList.Add("bash");
        limited.ArgumentList.Add(start.FileName);
        foreach (var argument in start.ArgumentList)
            limited.ArgumentList.Add(argument);
        // The runtime's own double mapping is a file larger than that.
        limited.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        return Process.Start(limited)!;
    }

    private static ProcessStartInfo Of(string[] arguments)
    {
        var host = Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet";
        var start = new ProcessStartInfo(host) { RedirectStandardOutput = true };
        start.ArgumentList.Add("exec");
        start.ArgumentList.Add(typeof(StoreProcess).Assembly.Location);
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        return start;
    }

    // Prints each version that it was told is its own.
    private static async Task<int> RaceAsync(string workspace, int racer, int commits)
    {
        using var fixture = new StoreFixture(workspace);
        var store = fixture.Open(adjust: options => options with { Attempts = 1000 });
        for (var commit = 0; commit < commits; commit++)
        {
            var rows = Enumerable.Range(0, 20).Select(id => new Person { Id = id, Name = "n", Points = id == racer ? commit + 1 : 0 });
            var result = await StoreFixture.CommitAsync(store, rows);
            if (result.Outcome == CommitOutcome.Committed)
                await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{result.Record!.V} {result.Record.ContentHash}"));
        }

        return 0;
    }

    private static async Task<int> StopAsync(string workspace, CommitStep step)
    {
        using var fixture = new StoreFixture(workspace);
        var store = fixture.Open(reached =>
        {
            if (reached != step)
                return;
            Console.Out.WriteLine("reached");
            Console.Out.Flush();
            Thread.Sleep(Timeout.Infinite);
        });
        await StoreFixture.CommitAsync(store, [new Person { Id = 1 }, new Person { Id = 3 }]);
        return 0;
    }

    private static async Task<int> FillAsync(string workspace)
    {
        using var fixture = new StoreFixture(workspace);
        var chance = new Random(1);
        try
        {
            await StoreFixture.CommitAsync(fixture.Store, Enumerable.Range(0, 50_000).Select(id => new Person { Id = id, Points = chance.Next() }));
            return 0;
        }
        catch (Exception e) when (e is SourceException or EnvironmentException)
        {
            await Console.Out.WriteLineAsync(e.Message);
            return 3;
        }
    }
}
