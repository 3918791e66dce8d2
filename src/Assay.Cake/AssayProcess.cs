using Cake.Core;
using Cake.Core.Diagnostics;
using Cake.Core.IO;

namespace Assay.Cake;

/// <summary>Starts the app with a verb and judges its exit code.</summary>
internal static class AssayProcess
{
    public static AssayResult Run(ICakeContext context, IReadOnlyList<string> verb, AssaySettings settings)
    {
        var (program, prefix) = Program(context, settings);
        IReadOnlyList<string> words = [.. verb, .. settings.Arguments];
        context.Log.Verbose("assay {0}", string.Join(' ', words));
        List<string> output = [];
        using var process = context.ProcessRunner.Start(program, new ProcessSettings
        {
            Arguments = ProcessArgumentBuilder.FromStringsQuoted([.. prefix, .. words]),
            WorkingDirectory = settings.WorkingDirectory?.MakeAbsolute(context.Environment) ?? context.Environment.WorkingDirectory,
            EnvironmentVariables = Variables(context, settings),
            RedirectStandardOutput = settings.CaptureOutput,

            // Cake's own GetStandardOutput loses the lines that come after the process has ended.
            RedirectedStandardOutputHandler = line => Keep(line, output),
            Silent = true,
        });
        process.WaitForExit();
        var exitCode = process.GetExitCode();
        if (exitCode != 0 && !settings.AllowedExitCodes.Contains(exitCode))
            throw new CakeException(exitCode, $"assay {string.Join(' ', words)} exited with {exitCode}: {Meaning(exitCode)}.");
        return new AssayResult(exitCode, output);
    }

    private static string? Keep(string? line, List<string> output)
    {
        if (line is not null)
            output.Add(line);
        return null;
    }

    private static (FilePath Program, IReadOnlyList<string> Prefix) Program(ICakeContext context, AssaySettings settings)
    {
        if (settings.App is null)
            return ("assay", []);
        var app = settings.App.MakeAbsolute(context.Environment);
        if (string.Equals(app.GetExtension(), ".dll", StringComparison.OrdinalIgnoreCase))
            return ("dotnet", [app.FullPath]);
        if (!IsProject(context, app))
            return (app, []);
        IReadOnlyList<string> configuration = settings.Configuration is { } chosen ? ["--configuration", chosen] : [];
        return ("dotnet", ["run", "--project", app.FullPath, "--no-build", .. configuration, "--"]);
    }

    private static bool IsProject(ICakeContext context, FilePath app) =>
        app.GetExtension()?.EndsWith("proj", StringComparison.OrdinalIgnoreCase) == true
        || context.FileSystem.Exist(new DirectoryPath(app.FullPath));

    private static Dictionary<string, string?> Variables(ICakeContext context, AssaySettings settings)
    {
        var variables = new Dictionary<string, string?>(settings.EnvironmentVariables, StringComparer.Ordinal);
        if (settings.Workspace is { } workspace)
            variables["ASSAY_WORKSPACE"] = workspace.MakeAbsolute(context.Environment).FullPath;
        return variables;
    }

    private static string Meaning(int exitCode) => exitCode switch
    {
        1 => "the data, gate or monitor says no",
        2 => "wrong usage",
        3 => "the environment failed",
        _ => "the app ended abnormally",
    };
}
