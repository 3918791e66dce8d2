using Assay.Workspace;

namespace Assay.Pipelines.Local;

/// <summary>How the local runner works.</summary>
public sealed record LocalRunnerOptions
{
    /// <summary>Where runs, artifacts and the cache are kept.</summary>
    public required AssayWorkspace Workspace { get; init; }

    /// <summary>
    /// What is started for a container's image and words: for <c>step run PIPELINE STEP --executor-input {…}</c> the project's own program,
    /// with these words as its last arguments.
    /// </summary>
    public required Func<string, IReadOnlyList<string>, ProcessCommand> Command { get; init; }

    /// <summary>The greatest number of processes at once: the machine's cores.</summary>
    public required int MaxProcesses { get; init; }

    /// <summary>The folder that processes start in; relative sources count from it.</summary>
    public required string WorkingDirectory { get; init; }

    /// <summary>
    /// What identifies the code of the steps, such as the module version id of the project's program: part of each cache key, as an image's
    /// digest is in a cluster. Null where nothing is known: then nothing is cached.
    /// </summary>
    public string? CodeIdentity { get; init; }

    /// <summary>Whether results of earlier runs may be used; each task must allow it as well.</summary>
    public bool UseCache { get; init; } = true;

    /// <summary>The longest wait before a retry, whatever the pipeline says: nobody needs to be patient with their own machine. Default 5 s.</summary>
    public TimeSpan MaxBackoff { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>A step that runs inside of the runner's own process, always anew, so that a debugger sees it; null for none.</summary>
    public InProcessStep? InProcess { get; init; }

    /// <summary>Environment variables for every process, beside those it inherits.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}

/// <summary>A step that runs inside of the runner's own process.</summary>
/// <param name="Step">The task's name.</param>
/// <param name="RunAsync">Runs it; the number is its exit code.</param>
public sealed record InProcessStep(string Step, Func<Steps.ExecutorInput, CancellationToken, Task<int>> RunAsync);

/// <summary>A program and its arguments.</summary>
/// <param name="FileName">The program.</param>
/// <param name="Arguments">The arguments, each one word.</param>
public sealed record ProcessCommand(string FileName, IReadOnlyList<string> Arguments);
