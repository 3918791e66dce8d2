using Cake.Common;
using Cake.Core.IO;

namespace Build;

/// <summary>Starts programs. A program that fails ends the build with its own exit code.</summary>
internal static class Programs
{
    /// <summary>Runs a program with its output on the console.</summary>
    /// <exception cref="CakeException">It failed; the exit code is its own.</exception>
    public static void Run(ICakeContext context, string program, DirectoryPath folder, params IReadOnlyList<string> arguments)
    {
        var exitCode = context.StartProcess(program, Settings(folder, arguments));
        if (exitCode != 0)
            throw new CakeException(exitCode, $"{program} {string.Join(' ', arguments)} exited with {exitCode}.");
    }

    /// <summary>Runs a program whose output matters only if it fails: then it is part of the exception.</summary>
    /// <inheritdoc cref="Run" path="/exception"/>
    public static void RunQuietly(ICakeContext context, string program, DirectoryPath folder, params IReadOnlyList<string> arguments)
    {
        var settings = Settings(folder, arguments);
        settings.RedirectStandardOutput = true;
        settings.RedirectStandardError = true;
        using var process = context.ProcessRunner.Start(program, settings);
        process.WaitForExit();
        if (process.GetExitCode() is var exitCode && exitCode != 0)
        {
            var output = string.Join('\n', process.GetStandardOutput().Concat(process.GetStandardError()));
            throw new CakeException(exitCode, $"{program} {string.Join(' ', arguments)} exited with {exitCode}:\n{output}");
        }
    }

    public static ProcessSettings Settings(DirectoryPath folder, IReadOnlyList<string> arguments) => new()
    {
        WorkingDirectory = folder,
        Arguments = ProcessArgumentBuilder.FromStringsQuoted(arguments),
        Silent = true,
        EnvironmentVariables = new Dictionary<string, string?>
        {
            ["DOTNET_NOLOGO"] = "1",
            ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
            ["DEBIAN_FRONTEND"] = "noninteractive",
        },
    };
}
