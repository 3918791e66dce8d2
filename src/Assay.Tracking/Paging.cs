using System.Runtime.CompilerServices;

namespace Assay.Tracking;

/// <summary>Whole searches, page after page as they are consumed.</summary>
public static class Paging
{
    /// <summary>All experiments a search finds.</summary>
    public static IAsyncEnumerable<Experiment> SearchAsync(this IExperiments experiments, SearchQuery query, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(experiments);
        return All((token, stop) => experiments.SearchPageAsync(query, token, stop), cancel);
    }

    /// <summary>All runs a search finds.</summary>
    public static IAsyncEnumerable<Run> SearchAsync(this IRuns runs, RunQuery query, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(runs);
        return All((token, stop) => runs.SearchPageAsync(query, token, stop), cancel);
    }

    /// <summary>All points of a metric. A server that refuses 25000 points a page is asked for 1000.</summary>
    public static async IAsyncEnumerable<Metric> MetricHistoryAsync(
        this IRuns runs, string runId, string key, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(runs);
        var size = 25000;
        Page<Metric> first;
        try
        {
            first = await runs.MetricHistoryPageAsync(runId, key, size, null, cancel).ConfigureAwait(false);
        }
        catch (TrackingException e) when (e.StatusCode == 400)
        {
            size = 1000;
            first = await runs.MetricHistoryPageAsync(runId, key, size, null, cancel).ConfigureAwait(false);
        }

        var rest = All(
            (token, stop) => token is null ? Task.FromResult(first) : runs.MetricHistoryPageAsync(runId, key, size, token, stop), cancel);
        await foreach (var metric in rest.ConfigureAwait(false))
            yield return metric;
    }

    /// <summary>All registered models a search finds.</summary>
    public static IAsyncEnumerable<RegisteredModel> SearchAsync(this IRegisteredModels models, SearchQuery query, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(models);
        return All((token, stop) => models.SearchPageAsync(query, token, stop), cancel);
    }

    /// <summary>All model versions a search finds.</summary>
    public static IAsyncEnumerable<RegisteredModelVersion> SearchVersionsAsync(
        this IRegisteredModels models, SearchQuery query, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(models);
        return All((token, stop) => models.SearchVersionsPageAsync(query, token, stop), cancel);
    }

    /// <summary>All logged models a search finds.</summary>
    public static IAsyncEnumerable<LoggedModel> SearchAsync(this ILoggedModels models, LoggedModelQuery query, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(models);
        return All((token, stop) => models.SearchPageAsync(query, token, stop), cancel);
    }

    // Some servers repeat a token for ever instead of ending: a token seen before ends the walk.
    private static async IAsyncEnumerable<T> All<T>(
        Func<string?, CancellationToken, Task<Page<T>>> next, [EnumeratorCancellation] CancellationToken cancel)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        string? token = null;
        do
        {
            var page = await next(token, cancel).ConfigureAwait(false);
            foreach (var item in page.Items)
                yield return item;
            token = page.NextPageToken;
        }
        while (!string.IsNullOrEmpty(token) && seen.Add(token));
    }
}
