using Assay.Hosting.Configuration;
using Assay.Monitoring;
using Assay.Tracking;
using Assay.Tracking.Store;
using Assay.Workspace;
using Assay.Workspace.Storage;
using Assay.Workspace.Upkeep;

namespace Assay.Hosting.Upkeep;

/// <summary>
/// Finds what is older than it need be kept, and removes it. Never what a registered version of a model, a version of a dataset, or a run that is not
/// deleted still needs.
/// </summary>
internal sealed class GarbageCollector(AssayWorkspace workspace, ITrackingApi tracking, Declarations declarations, RetentionSettings retention, TimeProvider clock)
{
    /// <summary>Looks, and changes nothing.</summary>
    public async Task<GarbagePlan> PlanAsync(CancellationToken cancellation)
    {
        var needed = await NeededRunsAsync(cancellation).ConfigureAwait(false);
        var caches = retention.Caches is { } cacheAge ? Older(WorkspaceFiles.Of(workspace, "cache").Concat(WorkspaceFiles.Of(workspace, "runs/cache")), cacheAge) : [];
        var events = retention.Events is { } eventAge
            ? await OldEvents.FindAsync(workspace.Store, OldEvents.DayOf(clock.GetUtcNow() - eventAge), needed, cancellation).ConfigureAwait(false)
            : [];
        var (folders, folderBytes) = retention.Runs is { } runAge ? OldRuns(runAge, needed) : ([], 0);
        var store = tracking as TrackingStore;
        var garbage = store is null ? null : await store.Upkeep.FindAsync(Before(retention.DeletedRuns), Before(retention.Artifacts), cancellation).ConfigureAwait(false);
        var (predictions, count) = await PredictionsAsync(cancellation).ConfigureAwait(false);
        return new(
        [
            new("caches", caches.Count, caches.Sum(file => file.Bytes)),
            new("pipeline runs", folders.Count, folderBytes),
            new("deleted runs", garbage?.Runs.Count ?? 0, 0),
            new("artifacts", garbage?.Folders.Count ?? 0, garbage?.Bytes ?? 0),
            new("events", events.Count, events.Sum(file => file.Bytes)),
            new("predictions", count, 0),
        ])
        {
            Files = [.. caches.Concat(events).Select(file => file.Path)],
            Folders = folders,
            Tracking = garbage,
            Predictions = predictions,
        };
    }

    /// <summary>Removes what a plan names.</summary>
    public async Task ExecuteAsync(GarbagePlan plan, CancellationToken cancellation)
    {
        foreach (var file in plan.Files)
            await workspace.Store.DeleteAsync(file, cancellation).ConfigureAwait(false);
        foreach (var folder in plan.Folders.Select(name => Path.Combine(workspace.Runs, name)).Where(Directory.Exists))
            Directory.Delete(folder, recursive: true);
        if (plan.Tracking is { } garbage && tracking is TrackingStore store && garbage.Runs.Count + garbage.Folders.Count > 0)
        {
            await store.Upkeep.RemoveAsync(garbage, cancellation).ConfigureAwait(false);
            if (garbage.Runs.Count > 0)
                SqliteFiles.Shrink(Path.Combine(workspace.Tracking, "tracking.db"));
        }

        var log = new PredictionLog(workspace);
        var removed = 0;
        foreach (var (model, before) in plan.Predictions)
            removed += await log.RemoveBeforeAsync(model, before, cancellation).ConfigureAwait(false);
        if (removed > 0)
            SqliteFiles.Shrink(Path.Combine(workspace.Monitors, "monitor.db"));
    }

    // The pipeline runs behind every version of a model: their files and their lineage stay.
    private async Task<HashSet<string>> NeededRunsAsync(CancellationToken cancellation)
    {
        var needed = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        await foreach (var version in tracking.Models.SearchVersionsAsync(new SearchQuery { MaxResults = 1000 }, cancellation).ConfigureAwait(false))
        {
            if (version.RunId is not { Length: > 0 } id)
                continue;
            try
            {
                var run = await tracking.Runs.GetAsync(id, cancellation).ConfigureAwait(false);
                needed.UnionWith(run.Data.Tags.Where(tag => tag.Key == RunTags.AssayRunId).Select(tag => tag.Value));
            }
            catch (TrackingException gone) when (gone.StatusCode == 404)
            {
                // The version says of which run it was; the run itself is on no record any more.
            }
        }

        return needed;
    }

    private (List<string> Folders, long Bytes) OldRuns(TimeSpan age, HashSet<string> needed)
    {
        var runs = WorkspaceFiles.Of(workspace, "runs").GroupBy(file => file.Path.Split('/')[1], StringComparer.Ordinal)
            .Where(run => Guid.TryParseExact(run.Key, "D", out _) && !needed.Contains(run.Key) && run.All(file => file.Modified < clock.GetUtcNow() - age)).ToList();
        return ([.. runs.Select(run => run.Key)], runs.Sum(run => run.Sum(file => file.Bytes)));
    }

    private async Task<(Dictionary<string, DateTimeOffset> Before, long Count)> PredictionsAsync(CancellationToken cancellation)
    {
        var (times, count) = (new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal), 0L);
        if (retention.Predictions is not { } age)
            return (times, 0);
        var log = new PredictionLog(workspace);
        foreach (var model in declarations.Models.Select(model => model.Descriptor.Name).Distinct(StringComparer.Ordinal))
        {
            var before = WindowStart.AtOrBefore(clock.GetUtcNow() - age, declarations.Monitors.Where(monitor => monitor.Model == model).Select(monitor => TimeSpan.FromSeconds(monitor.WindowSeconds)));
            if (await log.CountBeforeAsync(model, before, cancellation).ConfigureAwait(false) is var found and > 0)
                (times[model], count) = (before, count + found);
        }

        return (times, count);
    }

    private DateTimeOffset? Before(TimeSpan? age) => age is { } time ? clock.GetUtcNow() - time : null;

    private List<BlobEntry> Older(IEnumerable<BlobEntry> files, TimeSpan age) => [.. files.Where(file => file.Modified < clock.GetUtcNow() - age)];
}
