using Assay.Tracking.Import.FileStore;

namespace Assay.Tracking.Import;

/// <summary>
/// Brings the experiments, runs and registered models of another place: MLflow's file store (<c>mlruns/</c>) or a tracking server. Done again it
/// adds nothing; broken off and done again it gives what one import would have given.
/// </summary>
public sealed class TrackingImport
{
    /// <summary>Tag of a run or model version with the id it had where it came from.</summary>
    public const string FromTag = "assay.imported_from";

    /// <summary>Tag that a run is given last, with the time: all that belongs to it has been imported.</summary>
    public const string DoneTag = "assay.imported_at";

    private readonly ITrackingApi _target;
    private readonly TimeProvider _clock;

    /// <summary>Makes an import.</summary>
    /// <param name="target">Where everything goes. The embedded store keeps the ids of runs; a server gives new ones, and <see cref="FromTag"/> names the old.</param>
    /// <param name="clock">Stamps what was imported.</param>
    public TrackingImport(ITrackingApi target, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(clock);
        _target = target;
        _clock = clock;
    }

    /// <summary>Imports an MLflow file store.</summary>
    /// <param name="folder">Such as <c>mlruns</c>; it is only read.</param>
    /// <param name="cancel">Stops between two things; what was imported stays.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="TrackingException">The target can't be written.</exception>
    public Task<ImportReport> FromFilesAsync(string folder, CancellationToken cancel = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        return Directory.Exists(folder)
            ? RunAsync(new FileStoreSource(Path.GetFullPath(folder)), cancel)
            : throw new DirectoryNotFoundException($"There is no folder {Path.GetFullPath(folder)}: expected MLflow's file store, such as mlruns.");
    }

    /// <summary>Imports what another server keeps.</summary>
    /// <param name="source">The server; it is only read.</param>
    /// <param name="cancel">Stops between two things; what was imported stays.</param>
    /// <exception cref="TrackingException">The source can't be read, or the target can't be written.</exception>
    public Task<ImportReport> FromServerAsync(ITrackingApi source, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        return RunAsync(new ServerSource(source), cancel);
    }

    internal async Task<ImportReport> RunAsync(IImportSource source, CancellationToken cancel)
    {
        var progress = new ImportProgress();
        var runs = new RunImport(_target, progress, _clock);
        await foreach (var experiment in source.ExperimentsAsync(progress, cancel).ConfigureAwait(false))
            await ExperimentAsync(source, experiment, runs, progress, cancel).ConfigureAwait(false);
        var models = new ModelImport(_target, progress, runs.Known);
        await foreach (var model in source.ModelsAsync(progress, cancel).ConfigureAwait(false))
            await models.RunAsync(model, cancel).ConfigureAwait(false);
        return progress.Report(source.Location, _target.Location);
    }

    private async Task ExperimentAsync(IImportSource source, Experiment experiment, RunImport runs, ImportProgress progress, CancellationToken cancel)
    {
        var known = await _target.Experiments.FindByNameAsync(experiment.Name, cancel).ConfigureAwait(false);
        var id = known?.ExperimentId ?? await _target.Experiments.CreateAsync(experiment.Name, null, experiment.Tags, cancel).ConfigureAwait(false);
        progress.Experiments.Add(known is null);
        var deleted = known?.LifecycleStage == LifecycleStage.Deleted;
        await foreach (var run in source.RunsAsync(experiment, progress, cancel).ConfigureAwait(false))
        {
            if (deleted && !await runs.IsDoneAsync(run, id, cancel).ConfigureAwait(false))
            {
                await _target.Experiments.RestoreAsync(id, cancel).ConfigureAwait(false);
                deleted = false;
            }

            await runs.RunAsync(run, id, cancel).ConfigureAwait(false);
        }

        // What the source has deleted is deleted once: whoever restores it here keeps it.
        var done = known?.Tags.Any(tag => tag.Key == DoneTag) == true;
        if (deleted || (known?.LifecycleStage != LifecycleStage.Deleted && (experiment.LifecycleStage != LifecycleStage.Deleted || done)))
            return;
        await _target.Experiments.SetTagAsync(id, DoneTag, _clock.GetUtcNow().ToString("O"), cancel).ConfigureAwait(false);
        await _target.Experiments.DeleteAsync(id, cancel).ConfigureAwait(false);
    }
}
