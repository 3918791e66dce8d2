using System.Diagnostics;
using Cake.Common.Diagnostics;
using Cake.Core.IO;

namespace Build;

/// <summary>The .NET command line, run in the repository's root unless told otherwise.</summary>
internal static class Dotnet
{
    public static void Run(ICakeContext context, params IReadOnlyList<string> arguments) => Run(context, Repository.Root, arguments);

    public static void Run(ICakeContext context, DirectoryPath folder, params IReadOnlyList<string> arguments) =>
        Programs.Run(context, "dotnet", folder, arguments);

    /// <summary>Builds quietly, then says how long it took.</summary>
    public static void Build(ICakeContext context, FilePath project, string configuration)
    {
        var clock = Stopwatch.StartNew();

        // "dotnet build" would add a summary to the quietest output. One compiler for all projects takes a quarter of the time that one each
        // does; some environments turn it off.
        Run(context, "msbuild", project.FullPath, "-restore", "-m", "-p:UseSharedCompilation=true", $"-p:Configuration={configuration}", "-v:quiet", "-nologo", "-tl:off");
        context.Information("Built {0} ({1}) in {2:0} s.", project.GetFilename(), configuration, clock.Elapsed.TotalSeconds);
    }
}
