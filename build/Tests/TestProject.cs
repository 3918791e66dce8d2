using System.Diagnostics;
using Cake.Core.IO;

namespace Build.Tests;

/// <summary>Runs one test project that has been built.</summary>
internal static class TestProject
{
    public static TestRun Run(BuildContext context, FilePath project, DirectoryPath results, string? filter = null)
    {
        var name = project.GetFilenameWithoutExtension().ToString();
        var assembly = project.GetDirectory().CombineWithFilePath($"bin/{context.BuildConfiguration}/net10.0/{name}.dll");
        var trx = results.CombineWithFilePath(name + ".trx");

        // The assembly instead of the project with --no-build: the same run without evaluating the project again.
        var settings = Programs.Settings(
            Repository.Root,
            ["test", assembly.FullPath, "--logger", $"trx;LogFileName={trx.GetFilename()}", "--results-directory", results.FullPath, .. filter is null ? (string[])[] : ["--filter", filter]]);
        settings.RedirectStandardOutput = true;
        settings.RedirectStandardError = true;
        if (context.IsSlow)
            settings.EnvironmentVariables = new Dictionary<string, string?>(settings.EnvironmentVariables ?? new Dictionary<string, string?>()) { ["ASSAY_FUZZ_RUNS"] = "10000" };

        // What an earlier run left would be taken for this one's, should this one end early.
        if (File.Exists(trx.FullPath))
            File.Delete(trx.FullPath);
        var clock = Stopwatch.StartNew();
        using var process = context.ProcessRunner.Start("dotnet", settings);
        process.WaitForExit();
        if (!File.Exists(trx.FullPath))
            return Ended(name, process, clock.Elapsed);
        var run = TestRun.Read(name, trx.FullPath, clock.Elapsed);
        return process.GetExitCode() != 0 && run.Failures.Count == 0
            ? run with { Failures = Ended(name, process, clock.Elapsed).Failures, Ended = true }
            : run;
    }

    private static TestRun Ended(string name, IProcess process, TimeSpan duration)
    {
        var output = string.Join('\n', process.GetStandardOutput().Concat(process.GetStandardError()));
        return new TestRun(name, 0, 0, [new TestFailure($"(the whole project: exit code {process.GetExitCode()})", output)], duration) { Ended = true };
    }
}
