using System.Globalization;
using Assay.Pipelines.Artifacts;
using Assay.Pipelines.Gates;
using Assay.Pipelines.Lineage;
using Assay.Workspace.Lineage;
using Assay.Workspace.Lineage.Facets;

namespace Assay.Pipelines.Deployment;

/// <summary>
/// Makes a candidate champion: registers the version with its provenance, freezes what monitors compare with, and last moves the alias
/// <c>champion</c>, so that a champion is never without its references. Done again after a failure it finds the version that it registered.
/// </summary>
public sealed class Deployer
{
    private readonly IModelRegistry _registry;
    private readonly IReadOnlyList<IReferenceStore> _references;
    private readonly TimeProvider _time;

    /// <summary>A deployer.</summary>
    /// <param name="registry">The registry of models.</param>
    /// <param name="references">Those who keep what monitors compare with.</param>
    /// <param name="time">The clock.</param>
    public Deployer(IModelRegistry registry, IReadOnlyList<IReferenceStore> references, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(registry);
        ArgumentNullException.ThrowIfNull(references);
        ArgumentNullException.ThrowIfNull(time);
        _registry = registry;
        _references = references;
        _time = time;
    }

    /// <summary>Makes a candidate champion.</summary>
    /// <exception cref="ArgumentException">Its gate refused it.</exception>
    /// <exception cref="PipelineException">The folder is missing or empty.</exception>
    public async Task<DeploymentRecord> DeployAsync(DeploymentRequest request, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var model = request.Plan.Descriptor.Name;
        if (request.Verdict is { Passed: false } refused)
            throw new ArgumentException($"The gate of {model} {refused.Summary}. It is not deployed.", nameof(request));
        if (!Directory.Exists(request.Folder) || !Directory.EnumerateFileSystemEntries(request.Folder).Any())
            throw new PipelineException("deploy a model", request.Folder, "no files", "a saved model", "Run the step that makes the model again.");

        var hash = (await ArtifactHash.OfAsync(request.Folder, cancellation).ConfigureAwait(false))!;
        var before = await _registry.FindAsync(model, ModelAlias.Champion, cancellation).ConfigureAwait(false);
        var version = await RegisteredAsync(request, model, hash, cancellation).ConfigureAwait(false);
        await _registry.SetAliasAsync(model, version.Version, ModelAlias.Challenger, cancellation).ConfigureAwait(false);
        var loaded = await request.Plan.LoadAsync(request.Folder, cancellation).ConfigureAwait(false);
        var evaluation = FeatureRows.Of(request.Plan, request.Evaluation);
        var training = request.Training is { } rows ? FeatureRows.Of(request.Plan, rows) : evaluation;
        foreach (var store in _references)
            await store.FreezeAsync(request.Plan, loaded, version, training, evaluation, cancellation).ConfigureAwait(false);
        if (before is not null && before.Version != version.Version)
            await RememberAsync(version, [before.Version, .. ChampionHistory.Of(before)], cancellation).ConfigureAwait(false);
        await _registry.SetAliasAsync(model, version.Version, ModelAlias.Champion, cancellation).ConfigureAwait(false);
        await _registry.RemoveAliasAsync(model, ModelAlias.Challenger, cancellation).ConfigureAwait(false);
        return new()
        {
            Model = model,
            Version = version.Version,
            PreviousVersion = before?.Version == version.Version ? null : before?.Version,
            At = _time.GetUtcNow(),
            ContentHash = hash,
            RunId = request.TrackingRunId,
            Gate = request.Verdict?.Summary,
        };
    }

    /// <summary>Makes the version champion again that was so before the present one.</summary>
    /// <param name="model">The model.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="PipelineException">There is no champion, or none before it.</exception>
    public async Task<DeploymentRecord> RollbackAsync(string model, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(model);
        var champion = await _registry.FindAsync(model, ModelAlias.Champion, cancellation).ConfigureAwait(false)
            ?? throw Refused(model, "no champion", "a deployed version", "Run a pipeline that trains and deploys it.");
        if (ChampionHistory.Of(champion) is not [var number, .. var rest])
            throw Refused(model, $"version {Text(champion.Version)}, which followed no other champion", "an earlier champion", "There is nothing to roll back to; deploy another version.");
        var earlier = await _registry.GetAsync(model, number, cancellation).ConfigureAwait(false)
            ?? throw Refused(model, $"no version {Text(number)}, the champion before version {Text(champion.Version)}", "that version in the registry", "Deploy another version.");
        await RememberAsync(earlier, rest, cancellation).ConfigureAwait(false);
        await _registry.SetAliasAsync(model, earlier.Version, ModelAlias.Champion, cancellation).ConfigureAwait(false);
        return new()
        {
            Model = model,
            Version = earlier.Version,
            PreviousVersion = champion.Version,
            IsRollback = true,
            At = _time.GetUtcNow(),
            ContentHash = earlier.Tags.GetValueOrDefault(VersionTags.ArtifactHash),
            RunId = earlier.RunId,
            Gate = earlier.Tags.GetValueOrDefault(VersionTags.Gate),
        };
    }

    /// <summary>Tells the log of a deployment that no pipeline's step made: a run of the job <c>deploy.&lt;model&gt;</c>.</summary>
    /// <param name="events">The log.</param>
    /// <param name="project">The project.</param>
    /// <param name="record">The deployment.</param>
    /// <param name="cancellation">Stops the writing.</param>
    public async Task AnnounceAsync(IEventSink events, string project, DeploymentRecord record, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(record);
        var start = new LineageStart
        {
            Project = project,
            Job = $"deploy.{record.Model}",
            JobFacets = new() { JobType = new() { JobType = "DEPLOYMENT" } },
            RunFacets = new RunFacets().WithCustom(DeploymentRecord.Facet, record.ToFacet()),
        };
        var run = await LineageRun.StartAsync(events, start, _time, cancellation).ConfigureAwait(false);
        run.Output(StepDatasets.Model(record.Model), StepDatasets.Facets(WireKind.Model)! with { Version = new() { DatasetVersion = Text(record.Version) } });
        await run.CompleteAsync(cancellation).ConfigureAwait(false);
    }

    private async Task RememberAsync(ModelVersion version, int[] before, CancellationToken cancellation)
    {
        if (before.Length > 0 || version.Tags.ContainsKey(VersionTags.PreviousChampion))
            await _registry.SetTagAsync(version.Model, version.Version, VersionTags.PreviousChampion, ChampionHistory.Text(before), cancellation).ConfigureAwait(false);
    }

    private async Task<ModelVersion> RegisteredAsync(DeploymentRequest request, string model, string hash, CancellationToken cancellation)
    {
        var run = request.PipelineRunId?.ToString("D");
        foreach (var known in await _registry.ListAsync(model, cancellation).ConfigureAwait(false))
        {
            if (run is not null && known.Tags.GetValueOrDefault(VersionTags.RunId) == run && known.Tags.GetValueOrDefault(VersionTags.ArtifactHash) == hash)
                return known;
        }

        var tags = request.Data.ToDictionary(pair => VersionTags.Data(pair.Key), pair => pair.Value, StringComparer.Ordinal);
        tags[VersionTags.ArtifactHash] = hash;
        if (run is not null)
            tags[VersionTags.RunId] = run;
        foreach (var (key, value) in request.Verdict is { } verdict ? GateEvidence.Tags(verdict) : [])
            tags[key] = value;
        return await _registry.RegisterAsync(model, request.Folder, request.TrackingRunId, tags, cancellation).ConfigureAwait(false);
    }

    private static PipelineException Refused(string model, string found, string expected, string remedy) =>
        new("roll back", model, found, expected, remedy);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
