using System.Globalization;
using Assay.Hosting.CommandLine;
using Assay.Hosting.Configuration;
using Assay.Hosting.Pipelines;
using Assay.Tracking;
using Assay.Workspace;
using Microsoft.Extensions.Logging;

namespace Assay.Hosting.Provenance;

/// <summary>
/// Starts runs that say what made them: commit, declaration, code and user as tags, machine and packages as the artifact
/// <c>assay/environment.json</c>. A run that somebody else started (<c>MLFLOW_RUN_ID</c>) is left as it is.
/// </summary>
internal sealed class RecordingTracker(
    IRunTracker tracker,
    TrackingOptions tracking,
    AssayOptions options,
    HostEnvironment environment,
    AssayWorkspace workspace,
    Declarations declarations,
    ILogger<RecordingTracker> logger) : IRunTracker
{
    private static readonly Action<ILogger, string, Exception?> s_unkept = LoggerMessage.Define<string>(
        LogLevel.Warning, new EventId(1, "EnvironmentNotKept"), "Run {RunId}: its machine and packages could not be kept.");

    public async Task<ITrackedRun> StartAsync(RunStart start, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(start);
        if (tracking.RunId is { Length: > 0 })
            return await tracker.StartAsync(start, cancellation).ConfigureAwait(false);
        var tags = await TagsAsync(start.Experiment, cancellation).ConfigureAwait(false);
        foreach (var (key, value) in start.Tags)
            tags[key] = value;
        var run = await tracker.StartAsync(start with { Tags = tags }, cancellation).ConfigureAwait(false);
        await KeepEnvironmentAsync(run, cancellation).ConfigureAwait(false);
        return run;
    }

    public Task<ITrackedRun> ResumeAsync(string runId, CancellationToken cancellation = default) => tracker.ResumeAsync(runId, cancellation);

    private async Task<Dictionary<string, string>> TagsAsync(string pipeline, CancellationToken cancellation)
    {
        var tags = new Dictionary<string, string>(StringComparer.Ordinal) { [RunTags.SourceType] = "LOCAL", [RunTags.SourceName] = pipeline };
        Add(RunTags.User, environment.Variable("USER") ?? environment.Variable("USERNAME"));
        if (await GitState.ReadAsync(ProjectFolder.Find(options, environment), workspace.Root, cancellation).ConfigureAwait(false) is { } git)
        {
            Add(RunTags.GitCommit, git.Commit);
            Add(RunTags.GitBranch, git.Branch);
            Add(RunTags.GitRepository, git.Repository);
            Add(RunTags.GitDirty, git.Dirty?.ToString(CultureInfo.InvariantCulture).ToLowerInvariant());
        }

        Add(RunTags.Code, CodeIdentity.OfProgram());
        if (declarations.Pipelines.FirstOrDefault(plan => plan.Descriptor.Name == pipeline) is { } plan)
            Add(RunTags.Declaration, DeclarationHash.Of(plan, declarations));
        return tags;

        void Add(string key, string? value)
        {
            if (value is { Length: > 0 })
                tags[key] = value;
        }
    }

    // A server without a place for artifacts must not stop a run.
    private async Task KeepEnvironmentAsync(ITrackedRun run, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("assay-environment-");
        try
        {
            var file = Path.Combine(folder.FullName, RunEnvironment.FileName);
            await File.WriteAllBytesAsync(file, RunEnvironment.OfProcess().ToJson(), cancellation).ConfigureAwait(false);
            await run.LogArtifactAsync(file, RunEnvironment.Folder, cancellation).ConfigureAwait(false);
        }
        catch (TrackingException e)
        {
            s_unkept(logger, run.Id, e);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
