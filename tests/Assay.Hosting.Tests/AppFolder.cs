using System.Security.Cryptography;
using Assay.Hosting.CommandLine;

namespace Assay.Hosting.Tests;

/// <summary>A folder that an app runs in, without a process: its variables, its files and what it writes are the test's own.</summary>
internal sealed class AppFolder : IDisposable
{
    public TempFolder Folder { get; } = new();

    public Dictionary<string, string> Variables { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The program's file; outside of any project.</summary>
    public string Program { get; init; } = "/opt/app/app.dll";

    /// <summary>Files below the workspace that are neither events, verdicts nor alerts.</summary>
    public IReadOnlyList<string> Kept => [.. Folder.Files().Where(IsKept)];

    /// <summary>The same files with what they hold.</summary>
    public IReadOnlyList<string> Contents() =>
        [.. Kept.Select(file => $"{file} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(Folder.File(file))))}")];

    public HostEnvironment Environment(TextWriter output, TextWriter error) => new()
    {
        CurrentFolder = Folder.Path,
        Variable = Variables.GetValueOrDefault,
        Variables = Variables,
        Out = output,
        Error = error,
        Interactive = false,
        Self = [Program],
    };

    public async Task<AppRun> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exitCode = await new AssayAppBuilder(arguments, Environment(output, error)).Build().RunAsync();
        return new AppRun(exitCode, output.ToString(), error.ToString());
    }

    public void Dispose() => Folder.Dispose();

    private static bool IsKept(string file) =>
        file.StartsWith(".assay/", StringComparison.Ordinal)
        && !file.StartsWith(".assay/events/", StringComparison.Ordinal)
        && !file.StartsWith(".assay/verdicts/", StringComparison.Ordinal)
        && !file.StartsWith(".assay/alerts/", StringComparison.Ordinal);
}

/// <summary>How a run of an app ended, and what it said.</summary>
internal sealed record AppRun(int ExitCode, string Out, string Error)
{
    /// <summary>What was said, on whichever stream, for messages of failed assertions.</summary>
    public string Said => $"{Out}{Error}";

    /// <summary>The one line that says what is wrong.</summary>
    public string ErrorLine => Assert.Single(Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
}
