using System.Diagnostics;
using Cake.Common;
using Cake.Common.Diagnostics;
using Cake.Core.IO;

namespace Build;

/// <summary>Starts the .NET command line and other programs, in the repository's root unless told otherwise.</summary>
internal static class Dotnet
{
    /// <summary>Runs <c>dotnet</c> with its output on the console.</summary>
    /// <exception cref="CakeException">It failed; the exit code is its own.</exception>
    public static void Run(ICakeContext context, params IReadOnlyList<string> arguments) => Run(context, Repository.Root, arguments);

    public static void Run(ICakeContext context, DirectoryPath folder, params IReadOnlyList<string> arguments) =>
        RunProgram(context, "dotnet", folder, arguments);

    /// <summary>Builds quietly, then says how long it took.</summary>
    public static void Build(ICakeContext context, FilePath project, string configuration)
    {
        var clock = Stopwatch.StartNew();
        // "dotnet build" would add a summary to the quietest output.
        Run(context, "msbuild", project.FullPath, "-restore", "-m", $"-p:Configuration={configuration}", "-v:quiet", "-nologo", "-tl:off");
        context.Information("Built {0} ({1}) in {2:0} s.", project.GetFilename(), configuration, clock.Elapsed.TotalSeconds);
    }

    public static void RunProgram(ICakeContext context, string program, DirectoryPath folder, params IReadOnlyList<string> arguments)
    {
        var exitCode = context.StartProcess(program, Settings(folder, arguments));
        if (exitCode != 0)
            throw new CakeException(exitCode, $"{program} {string.Join(' ', arguments)} exited with {exitCode}.");
    }

    public static ProcessSettings Settings(DirectoryPath folder, IReadOnlyList<string> arguments) => new()
    {
        WorkingDirectory = folder,
        Arguments = ProcessArgumentBuilder.FromStringsQuoted(arguments),
        Silent = true,
        EnvironmentVariables = new Dictionary<string, string?> { ["DOTNET_NOLOGO"] = "1", ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1" },
    };
}
