using Assay.Tracking.Artifacts;
using Assay.Tracking.Store;
using Assay.Tracking.Writing;

namespace Assay.Tracking.Import;

/// <summary>Brings one run after the other. All that is written may be written twice; the tag that says it is complete comes last.</summary>
internal sealed class RunImport(ITrackingApi target, ImportProgress progress, TimeProvider clock)
{
    private readonly Dictionary<string, string> _known = new(StringComparer.Ordinal);

    /// <summary>The target's ids of the runs met so far, by those of the source.</summary>
    internal IReadOnlyDictionary<string, string> Known => _known;

    internal async Task<bool> IsDoneAsync(ForeignRun run, string experiment, CancellationToken cancel) =>
        await FindAsync(run, experiment, cancel).ConfigureAwait(false) is { } found && IsDone(found);

    internal async Task RunAsync(ForeignRun run, string experiment, CancellationToken cancel)
    {
        var found = await FindAsync(run, experiment, cancel).ConfigureAwait(false);
        if (found is not null && IsDone(found))
        {
            _known[run.Info.RunId] = found.Info.RunId;
            progress.Runs.Add(imported: false);
            return;
        }

        var id = found?.Info.RunId ?? await CreateAsync(run, experiment, cancel).ConfigureAwait(false);
        if (found?.Info.LifecycleStage == LifecycleStage.Deleted)
            await target.Runs.RestoreAsync(id, cancel).ConfigureAwait(false);
        _known[run.Info.RunId] = id;
        await FillAsync(run, id, cancel).ConfigureAwait(false);
        await ArtifactsAsync(run, id, cancel).ConfigureAwait(false);
        await target.Runs.UpdateAsync(id, run.Info.Status, run.Info.EndTime, null, cancel).ConfigureAwait(false);
        await target.Runs.LogBatchAsync(id, new RunBatch { Tags = [new Tag(TrackingImport.DoneTag, clock.GetUtcNow().ToString("O"))] }, cancel).ConfigureAwait(false);
        if (run.Info.LifecycleStage == LifecycleStage.Deleted)
            await target.Runs.DeleteAsync(id, cancel).ConfigureAwait(false);
        progress.Runs.Add(imported: true);
    }

    // A run that is there without our tag was no import: it is the target's own, and left alone.
    private static bool IsDone(Run run) =>
        run.Data.Tags.Any(tag => tag.Key == TrackingImport.DoneTag) || run.Data.Tags.All(tag => tag.Key != TrackingImport.FromTag);

    private bool KeepsId(ForeignRun run) => target is TrackingStore && run.Info.RunId is { Length: 32 } id && id.All(char.IsAsciiHexDigitLower);

    private async Task<Run?> FindAsync(ForeignRun run, string experiment, CancellationToken cancel)
    {
        if (KeepsId(run))
        {
            try
            {
                return await target.Runs.GetAsync(run.Info.RunId, cancel).ConfigureAwait(false);
            }
            catch (TrackingException e) when (e.Code == TrackingErrors.ResourceDoesNotExist)
            {
                return null;
            }
        }

        var query = new RunQuery
        {
            ExperimentIds = [experiment],
            Filter = $"tags.`{TrackingImport.FromTag}` = '{run.Info.RunId.Replace("'", "", StringComparison.Ordinal)}'",
            View = ViewType.All,
            MaxResults = 1,
        };
        return (await target.Runs.SearchPageAsync(query, null, cancel).ConfigureAwait(false)).Items is [var found, ..] ? found : null;
    }

    private async Task<string> CreateAsync(ForeignRun run, string experiment, CancellationToken cancel)
    {
        var made = new NewRun(experiment)
        {
            UserId = run.Info.UserId,
            RunName = run.Info.RunName,
            StartTime = run.Info.StartTime,
            Tags = [new Tag(TrackingImport.FromTag, run.Info.RunId)],
        };
        var created = KeepsId(run) && target is TrackingStore store
            ? await store.StoredRuns.CreateAsync(run.Info.RunId, made, cancel).ConfigureAwait(false)
            : await target.Runs.CreateAsync(made, cancel).ConfigureAwait(false);
        return created.Info.RunId;
    }

    private async Task FillAsync(ForeignRun run, string id, CancellationToken cancel)
    {
        var builder = new BatchBuilder();
        foreach (var tag in run.Tags.Where(tag => tag.Key is not (TrackingImport.FromTag or TrackingImport.DoneTag or RunTags.Name)))
            await AddAsync(Entry.OfTag(tag.Key, tag.Value)).ConfigureAwait(false);
        foreach (var param in run.Params)
            await AddAsync(Entry.OfParam(param.Key, param.Value)).ConfigureAwait(false);
        await foreach (var metric in run.Metrics(cancel).ConfigureAwait(false))
            await AddAsync(Entry.OfMetric(metric.Key, metric.Value, metric.Timestamp, metric.Step)).ConfigureAwait(false);
        await SendAsync().ConfigureAwait(false);
        foreach (var input in run.Inputs)
        {
            try
            {
                await target.Runs.LogInputsAsync(id, [input], null, cancel).ConfigureAwait(false);
            }
            catch (TrackingException e) when (JournalSender.IsRefusal(e))
            {
                progress.Problem($"run {run.Info.RunId}, dataset {input.Dataset.Name}: {e.Message}");
            }
        }

        async Task AddAsync(Entry entry)
        {
            if (builder.TryAdd(entry))
                return;
            await SendAsync().ConfigureAwait(false);
            builder.TryAdd(entry);
        }

        async Task SendAsync()
        {
            cancel.ThrowIfCancellationRequested();
            if (!builder.IsEmpty)
                await BatchSending.SendAsync(target.Runs, id, builder.Take(), (what, e) => progress.Problem($"run {run.Info.RunId}, {what}: {e.Message}"), cancel).ConfigureAwait(false);
        }
    }

    // A file of the same size is there whole: it appears only once all of it has arrived.
    private async Task ArtifactsAsync(ForeignRun run, string id, CancellationToken cancel)
    {
        var there = new Dictionary<string, IReadOnlyList<ArtifactFile>>(StringComparer.Ordinal);
        await foreach (var file in run.Artifacts(cancel).ConfigureAwait(false))
        {
            var folder = file.Path.LastIndexOf('/') is >= 0 and var end ? file.Path[..end] : "";
            try
            {
                if (!there.TryGetValue(folder, out var files))
                    there[folder] = files = (await target.Artifacts.ListAsync(id, folder, cancel).ConfigureAwait(false)).Files;
                if (files.Any(known => known.Path == file.Path && known.FileSize == file.Size))
                    continue;
                var content = await file.OpenAsync(cancel).ConfigureAwait(false);
                await using (content.ConfigureAwait(false))
                    await target.Artifacts.UploadAsync(ArtifactUri.OfRun(id, ArtifactPath.Clean(file.Path)), content, cancel).ConfigureAwait(false);
                progress.Artifacts++;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or TrackingException { IsTransient: false })
            {
                progress.Problem($"run {run.Info.RunId}, artifact {file.Path}: {e.Message}");
            }
        }
    }
}
