namespace Assay.Tracking;

/// <summary>The runs of a tracking server.</summary>
public interface IRuns
{
    /// <summary>Creates a run in state <see cref="RunStatus.Running"/>.</summary>
    Task<Run> CreateAsync(NewRun run, CancellationToken cancel = default);

    /// <summary>A run with its latest metrics, parameters, tags and inputs; deleted ones included.</summary>
    Task<Run> GetAsync(string runId, CancellationToken cancel = default);

    /// <summary>Changes state, end or name; null leaves a field as it is.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="status">The new state.</param>
    /// <param name="endTime">Milliseconds since 1970-01-01 UTC.</param>
    /// <param name="runName">The new name; the tag <c>mlflow.runName</c> follows.</param>
    /// <param name="cancel">Cancels the request.</param>
    Task<RunInfo> UpdateAsync(string runId, RunStatus? status = null, long? endTime = null, string? runName = null, CancellationToken cancel = default);

    /// <summary>Marks it as deleted.</summary>
    Task DeleteAsync(string runId, CancellationToken cancel = default);

    /// <summary>Takes a deletion back.</summary>
    Task RestoreAsync(string runId, CancellationToken cancel = default);

    /// <summary>Logs metrics, parameters and tags at once. Sending the same batch again changes nothing.</summary>
    Task LogBatchAsync(string runId, RunBatch batch, CancellationToken cancel = default);

    /// <summary>Removes a tag; one that is not there is refused.</summary>
    Task DeleteTagAsync(string runId, string key, CancellationToken cancel = default);

    /// <summary>Logs datasets, and logged models, that the run read. The same again changes nothing.</summary>
    Task LogInputsAsync(string runId, IReadOnlyList<RunInput> datasets, IReadOnlyList<ModelInput>? models = null, CancellationToken cancel = default);

    /// <summary>Logs the logged models that the run wrote. The same again changes nothing.</summary>
    Task LogOutputsAsync(string runId, IReadOnlyList<ModelOutput> models, CancellationToken cancel = default);

    /// <summary>One page of a search.</summary>
    Task<Page<Run>> SearchPageAsync(RunQuery query, string? pageToken = null, CancellationToken cancel = default);

    /// <summary>One page of all points of a metric, by step, then time.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="key">The metric; a key never logged answers nothing.</param>
    /// <param name="maxResults">Points per page, 1 to 25000.</param>
    /// <param name="pageToken">From the page before.</param>
    /// <param name="cancel">Cancels the request.</param>
    Task<Page<Metric>> MetricHistoryPageAsync(string runId, string key, int maxResults = 25000, string? pageToken = null, CancellationToken cancel = default);

    /// <summary>The datasets that runs of some experiments read.</summary>
    Task<IReadOnlyList<DatasetSummary>> SearchDatasetsAsync(IReadOnlyList<string> experimentIds, CancellationToken cancel = default);
}
