using Assay.Tracking.Artifacts;
using Assay.Tracking.Rules;
using Assay.Tracking.Search;
using Dapper;

namespace Assay.Tracking.Store;

/// <summary>The runs of the embedded store.</summary>
internal sealed class Runs(Database database, TimeProvider clock) : IRuns
{
    private const string Insert = """
        INSERT INTO runs (run_id, experiment_id, run_name, user_id, status, start_time, artifact_uri, lifecycle_stage)
        VALUES (?1, ?2, ?3, ?4, 'RUNNING', ?5, ?6, 'active') RETURNING run
        """;

    public Task<Run> CreateAsync(NewRun run, CancellationToken cancel = default) =>
        CreateAsync(Guid.CreateVersion7(clock.GetUtcNow()).ToString("N"), run, cancel);

    /// <summary>Creates a run under the id that it has elsewhere.</summary>
    internal Task<Run> CreateAsync(string runId, NewRun run, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(run);
        var name = run.RunName is { Length: > 0 } given ? given
            : run.Tags.LastOrDefault(tag => tag.Key == RunTags.Name)?.Value is { Length: > 0 } tagged ? tagged
            : RunNames.For(runId);
        var batch = new RunBatch { Tags = [.. run.Tags.Where(tag => tag.Key != RunTags.Name), new Tag(RunTags.Name, name)] };
        foreach (var tag in batch.Tags)
            Batches.Check(new RunBatch { Tags = [tag] });
        return database.WriteAsync(
            db =>
            {
                var experiment = Experiments.DemandActive(db, run.ExperimentId);
                var uri = ArtifactUri.Below(Experiments.Get(db, run.ExperimentId).ArtifactLocation, $"{runId}/artifacts");
                var number = db.Prepared(Insert).With(runId, experiment, name, run.UserId, run.StartTime, uri).First(row => row.Long(0));
                Batches.Write(db, number, runId, batch);
                return RunRows.Complete(db, [RunRows.Find(db, runId)])[0] with { Outputs = null };
            },
            cancel);
    }

    public Task<Run> GetAsync(string runId, CancellationToken cancel = default) =>
        database.ReadAsync(db => RunRows.Complete(db, [RunRows.Find(db, runId)])[0], cancel);

    public Task<RunInfo> UpdateAsync(
        string runId, RunStatus? status = null, long? endTime = null, string? runName = null, CancellationToken cancel = default)
    {
        if (status is { } given && !Enum.IsDefined(given))
            throw TrackingException.Invalid("Invalid value for parameter 'status'.");
        Keys.DemandLength("run_name", runName, Limits.RunTagValue);
        return database.WriteAsync(
            db =>
            {
                var run = RunRows.DemandActive(db, runId);
                db.Execute(
                    "UPDATE runs SET status = coalesce(@status, status), end_time = coalesce(@endTime, end_time) WHERE run_id = @runId",
                    new { runId, status = status?.ToString().ToUpperInvariant(), endTime });
                if (!string.IsNullOrEmpty(runName))
                    Batches.SetTag(db, run, RunTags.Name, runName);
                return RunRows.Info(db, runId);
            },
            cancel);
    }

    public Task DeleteAsync(string runId, CancellationToken cancel = default) => SetStageAsync(runId, "deleted", cancel);

    public Task RestoreAsync(string runId, CancellationToken cancel = default) => SetStageAsync(runId, "active", cancel);

    public Task LogBatchAsync(string runId, RunBatch batch, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(batch);
        Batches.Check(batch);
        return database.WriteAsync(db => Batches.Write(db, RunRows.DemandActive(db, runId), runId, batch), cancel);
    }

    public Task DeleteTagAsync(string runId, string key, CancellationToken cancel = default) =>
        database.WriteAsync(
            db =>
            {
                var run = RunRows.DemandActive(db, runId);
                if (db.Execute("DELETE FROM run_tags WHERE run = @run AND key = @key", new { run, key }) == 0)
                    throw TrackingException.Missing($"No tag with name: {key} in run with id {runId}");
            },
            cancel);

    public Task LogInputsAsync(
        string runId, IReadOnlyList<RunInput> datasets, IReadOnlyList<ModelInput>? models = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(datasets);
        Inputs.Check(datasets);
        return database.WriteAsync(
            db =>
            {
                var run = RunRows.DemandActive(db, runId);
                Inputs.Add(db, run, datasets);
                Inputs.AddModels(db, run, models ?? []);
            },
            cancel);
    }

    public Task LogOutputsAsync(string runId, IReadOnlyList<ModelOutput> models, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(models);
        return database.WriteAsync(db => LoggedModelRows.AddOutputs(db, RunRows.DemandActive(db, runId), models), cancel);
    }

    public Task<Page<Run>> SearchPageAsync(RunQuery query, string? pageToken = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        PageToken.DemandSize(query.MaxResults, Limits.SearchPage);
        var offset = PageToken.Offset(pageToken);
        var search = RunSearch.Of(query);
        return database.ReadAsync(
            db =>
            {
                var sql = FormattableString.Invariant(
                    $"{RunRows.Columns}{search.Joins} WHERE {search.Where} ORDER BY {search.OrderBy} LIMIT {query.MaxResults + 1L} OFFSET {offset}");
                var page = PageToken.Page(db.Query<RunRows.Row>(sql, search.Values).AsList(), offset, query.MaxResults);
                return new Page<Run>(RunRows.Complete(db, page.Items), page.NextPageToken);
            },
            cancel);
    }

    public Task<Page<Metric>> MetricHistoryPageAsync(
        string runId, string key, int maxResults = Limits.HistoryPage, string? pageToken = null, CancellationToken cancel = default)
    {
        PageToken.DemandSize(maxResults, Limits.HistoryPage);
        var offset = PageToken.Offset(pageToken);
        return database.ReadAsync(
            db => PageToken.Page(Metrics.History(db, runId, key, offset, maxResults + 1L), offset, maxResults), cancel);
    }

    public Task<IReadOnlyList<DatasetSummary>> SearchDatasetsAsync(IReadOnlyList<string> experimentIds, CancellationToken cancel = default)
    {
        long[] ids = [.. experimentIds.Select(Experiments.Id)];
        return database.ReadAsync<IReadOnlyList<DatasetSummary>>(db => Inputs.Summaries(db, ids), cancel);
    }

    /// <summary>Points of several runs between two steps, thinned to about <paramref name="maxResults"/> a run, first and last kept.</summary>
    internal Task<IReadOnlyList<Metric>> IntervalAsync(
        IReadOnlyList<string> runIds, string key, long? from, long? to, int maxResults, CancellationToken cancel) =>
        database.ReadAsync<IReadOnlyList<Metric>>(
            db => Thinning.Thin([.. runIds.Select(id => Metrics.Interval(db, id, key, from, to))], maxResults), cancel);

    private Task SetStageAsync(string runId, string stage, CancellationToken cancel) =>
        database.WriteAsync(
            db =>
            {
                RunRows.Number(db, runId);
                db.Execute("UPDATE runs SET lifecycle_stage = @stage WHERE run_id = @runId", new { runId, stage });
            },
            cancel);
}
