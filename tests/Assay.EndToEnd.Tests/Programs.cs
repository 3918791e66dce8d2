using System.Diagnostics;

namespace Assay.EndToEnd.Tests;

/// <summary>Programs that tests start as a user would.</summary>
internal static class Programs
{
    /// <summary>Runs .NET's command line to its end.</summary>
    public static Task<Ended> DotnetAsync(string folder, IReadOnlyDictionary<string, string> variables, params IEnumerable<string> arguments) =>
        RunAsync("dotnet", folder, variables, arguments);

    /// <summary>Runs a program to its end.</summary>
    public static async Task<Ended> RunAsync(string program, string folder, IReadOnlyDictionary<string, string> variables, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var inherited in start.Environment.Keys.Where(IsOfThisRun).ToList())
            start.Environment.Remove(inherited);
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new Ended(process.ExitCode, await output, await error);
    }

    // What the test run's own host tells its children would lead them to other tools, and what a developer configured to other places.
    private static bool IsOfThisRun(string variable) =>
        variable.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase)
        || variable.StartsWith("ASSAY_", StringComparison.OrdinalIgnoreCase)
        || variable.StartsWith("KF", StringComparison.OrdinalIgnoreCase)
        || variable.StartsWith("MLFLOW_", StringComparison.OrdinalIgnoreCase);
}

/// <summary>How a program ended, and what it said.</summary>
internal sealed record Ended(int ExitCode, string Out, string Error)
{
    /// <summary>Goes on if the exit code is the expected one; else the test fails with what was said.</summary>
    public Ended With(int exitCode)
    {
        Assert.True(ExitCode == exitCode, $"It ended with {ExitCode} instead of {exitCode}:\n{Out}\n{Error}");
        return this;
    }
}
