using System.Globalization;
using Assay.Tracking.Wire;

namespace Assay.Tracking.Client;

internal sealed class RunsClient(HttpWire wire) : IRuns
{
    private const string Route = HttpWire.Api + "runs/";

    // Two runs would come of a creation that is repeated, so it is sent once.
    public async Task<Run> CreateAsync(NewRun run, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(run);
        return (await wire.SendAsync<CreateRun, RunAnswer>(
            HttpMethod.Post,
            Route + "create",
            new(run.ExperimentId, run.UserId, run.RunName, run.StartTime, run.Tags),
            repeatable: false,
            cancel).ConfigureAwait(false)).Run;
    }

    public async Task<Run> GetAsync(string runId, CancellationToken cancel = default) =>
        (await wire.GetAsync<RunAnswer>(Route + "get", [("run_id", runId)], cancel).ConfigureAwait(false)).Run;

    public async Task<RunInfo> UpdateAsync(
        string runId, RunStatus? status = null, long? endTime = null, string? runName = null, CancellationToken cancel = default) =>
        (await wire.SendAsync<UpdateRun, RunInfoAnswer>(
            HttpMethod.Post, Route + "update", new(runId, status, endTime, runName), repeatable: true, cancel).ConfigureAwait(false)).RunInfo;

    public Task DeleteAsync(string runId, CancellationToken cancel = default) =>
        wire.PostAsync(Route + "delete", new RunRef(runId), repeatable: true, cancel);

    public Task RestoreAsync(string runId, CancellationToken cancel = default) =>
        wire.PostAsync(Route + "restore", new RunRef(runId), repeatable: true, cancel);

    public Task LogBatchAsync(string runId, RunBatch batch, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(batch);
        return wire.PostAsync(Route + "log-batch", new LogBatch(runId, batch.Metrics, batch.Params, batch.Tags), repeatable: true, cancel);
    }

    public Task DeleteTagAsync(string runId, string key, CancellationToken cancel = default) =>
        wire.PostAsync(Route + "delete-tag", new RunRef(runId, key), repeatable: false, cancel);

    public Task LogInputsAsync(
        string runId, IReadOnlyList<RunInput> datasets, IReadOnlyList<ModelInput>? models = null, CancellationToken cancel = default) =>
        wire.PostAsync(Route + "log-inputs", new LogInputs(runId, datasets, models), repeatable: true, cancel);

    public Task LogOutputsAsync(string runId, IReadOnlyList<ModelOutput> models, CancellationToken cancel = default) =>
        wire.PostAsync(Route + "outputs", new LogOutputs(runId, models), repeatable: true, cancel);

    public async Task<Page<Run>> SearchPageAsync(RunQuery query, string? pageToken = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        var answer = await wire.SendAsync<SearchRuns, RunsAnswer>(
            HttpMethod.Post,
            Route + "search",
            new(query.ExperimentIds, query.Filter, query.View, query.MaxResults, query.OrderBy, pageToken),
            repeatable: true,
            cancel).ConfigureAwait(false);
        return new(answer.Runs ?? [], answer.NextPageToken);
    }

    public async Task<Page<Metric>> MetricHistoryPageAsync(
        string runId, string key, int maxResults = 25000, string? pageToken = null, CancellationToken cancel = default)
    {
        var answer = await wire.GetAsync<MetricsAnswer>(
            HttpWire.Api + "metrics/get-history",
            [
                ("run_id", runId),
                ("metric_key", key),
                ("max_results", maxResults.ToString(CultureInfo.InvariantCulture)),
                ("page_token", pageToken),
            ],
            cancel).ConfigureAwait(false);
        return new([.. (answer.Metrics ?? []).OrderBy(metric => metric.Step).ThenBy(metric => metric.Timestamp)], answer.NextPageToken);
    }

    // MLflow answers this search under the browser's prefix only.
    public async Task<IReadOnlyList<DatasetSummary>> SearchDatasetsAsync(IReadOnlyList<string> experimentIds, CancellationToken cancel = default) =>
        (await wire.SendAsync<ExperimentIdsBody, DatasetsAnswer>(
            HttpMethod.Post, HttpWire.BrowserApi + "experiments/search-datasets", new(experimentIds), repeatable: true, cancel)
            .ConfigureAwait(false)).DatasetSummaries ?? [];
}
