using Cake.Core.IO;

namespace Assay.Cake;

/// <summary>What every alias needs to know: which app, where, and which exit codes are fine.</summary>
public class AssaySettings
{
    /// <summary>
    /// The app that declares the datasets and models: its <c>.dll</c>, its project file or folder (run as built, by <c>dotnet run --no-build</c>),
    /// or an executable. Null runs the <c>assay</c> tool from the PATH.
    /// </summary>
    public FilePath? App { get; set; }

    /// <summary>The build configuration of a project given as <see cref="App"/>; <c>dotnet run</c>'s own default where null.</summary>
    public string? Configuration { get; set; }

    /// <summary>The folder the app runs in, which declared sources are relative to; Cake's working directory where null.</summary>
    public DirectoryPath? WorkingDirectory { get; set; }

    /// <summary>The workspace folder, passed on as <c>ASSAY_WORKSPACE</c>; found by the app where null.</summary>
    public DirectoryPath? Workspace { get; set; }

    /// <summary>Further environment variables, such as <c>ASSAY_SOURCES__FLIGHTS</c>; a null value removes one.</summary>
    public IDictionary<string, string?> EnvironmentVariables { get; } = new Dictionary<string, string?>(StringComparer.Ordinal);

    /// <summary>
    /// Exit codes besides 0 that do not fail the build: 1 (the data, gate or monitor says no), 2 (wrong usage), 3 (the environment failed).
    /// </summary>
    public ISet<int> AllowedExitCodes { get; } = new HashSet<int>();

    /// <summary>Options after those that the alias writes, for what it has no property for.</summary>
    public IList<string> Arguments { get; } = [];

    /// <summary>Whether standard output is caught and returned instead of shown. Standard error is always shown.</summary>
    public bool CaptureOutput { get; set; }
}
