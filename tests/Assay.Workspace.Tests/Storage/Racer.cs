using System.Diagnostics;
using System.Globalization;
using System.Text;
using Assay.Workspace.Storage;

namespace Assay.Workspace.Tests.Storage;

/// <summary>A process of its own that commits N.json after N.json against others, and prints the numbers it was told it won.</summary>
public static class Racer
{
    public static async Task<int> RunAsync(string[] args)
    {
        if (args is not ["race", var folder, var name, var commits])
            return 2;
        var left = int.Parse(commits, CultureInfo.InvariantCulture);
        for (var n = 0; left > 0; n++)
        {
            if (!await AtomicFile.WriteIfAbsentAsync(Path.Combine(folder, $"{n}.json"), Encoding.UTF8.GetBytes($"{name}:{n}")))
                continue;
            await Console.Out.WriteLineAsync($"{name}:{n}");
            left--;
        }

        return 0;
    }

    public static Process Start(string folder, string name, int commits)
    {
        var host = Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet";
        var start = new ProcessStartInfo(host)
        {
            RedirectStandardOutput = true,
            ArgumentList = { "exec", typeof(Racer).Assembly.Location, "race", folder, name, commits.ToString(CultureInfo.InvariantCulture) },
        };
        return Process.Start(start)!;
    }
}
