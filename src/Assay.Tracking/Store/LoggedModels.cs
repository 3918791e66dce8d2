using Assay.Tracking.Artifacts;
using Assay.Tracking.Rules;
using Assay.Tracking.Search;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Assay.Tracking.Store;

/// <summary>The logged models of the embedded store.</summary>
internal sealed class LoggedModels(Database database, TimeProvider clock) : ILoggedModels
{
    private static readonly SearchSchema s_schema = new(new Dictionary<string, SearchColumn>(StringComparer.Ordinal)
    {
        ["name"] = new("t.name"),
        ["model_id"] = new("t.model_id", TakesIn: true),
        ["model_type"] = new("t.model_type"),
        ["status"] = new("t.status"),
        ["source_run_id"] = new("t.source_run_id"),
        ["creation_timestamp"] = new("t.creation_timestamp", IsNumber: true),
        ["creation_time"] = new("t.creation_timestamp", IsNumber: true),
        ["last_updated_timestamp"] = new("t.last_updated_timestamp", IsNumber: true),
        ["last_updated_time"] = new("t.last_updated_timestamp", IsNumber: true),
    })
    {
        // Bare columns beside max() come from the row that holds it: the latest point of each key.
        Metrics = new KeyTable("(SELECT model_id, key, value, is_nan, max(step) FROM logged_model_metrics GROUP BY model_id, key)", "x.model_id = t.model_id"),
        Params = new KeyTable("logged_model_params", "x.model_id = t.model_id"),
        Tags = new KeyTable("logged_model_tags", "x.model_id = t.model_id"),
    };

    private long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    public Task<LoggedModel> CreateAsync(NewLoggedModel model, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        var id = "m-" + Guid.CreateVersion7(clock.GetUtcNow()).ToString("N");
        Check(model.Params, model.Tags);
        Keys.DemandLength("name", model.Name, Limits.Name);
        return database.WriteAsync(
            db =>
            {
                var experiment = Experiments.DemandActive(db, model.ExperimentId);
                var root = Experiments.Get(db, model.ExperimentId).ArtifactLocation;
                db.Execute(
                    "INSERT INTO logged_models VALUES (@id, @experiment, @name, @now, @now, @uri, @status, @ModelType, @SourceRunId, 'active')",
                    new
                    {
                        id,
                        experiment,
                        name = model.Name is { Length: > 0 } given ? given : RunNames.For(id),
                        now = Now,
                        uri = ArtifactUri.Below(root, $"models/{id}/artifacts"),
                        status = LoggedModelRows.Text(LoggedModelStatus.Pending),
                        model.ModelType,
                        model.SourceRunId,
                    });
                Write(db, id, model.Params, model.Tags);
                return LoggedModelRows.Get(db, id);
            },
            cancel);
    }

    public Task<LoggedModel> FinalizeAsync(string modelId, LoggedModelStatus status, CancellationToken cancel = default)
    {
        if (status is not (LoggedModelStatus.Ready or LoggedModelStatus.UploadFailed))
            throw TrackingException.Invalid("Invalid value for parameter 'status': expected LOGGED_MODEL_READY or LOGGED_MODEL_UPLOAD_FAILED.");
        return ChangeAsync(modelId, db => db.Execute("UPDATE logged_models SET status = @status WHERE model_id = @modelId", new { modelId, status = LoggedModelRows.Text(status) }), cancel);
    }

    public Task<LoggedModel> GetAsync(string modelId, CancellationToken cancel = default) =>
        database.ReadAsync(db => LoggedModelRows.Get(db, modelId), cancel);

    public Task DeleteAsync(string modelId, CancellationToken cancel = default) =>
        database.WriteAsync(
            db =>
            {
                LoggedModelRows.Get(db, modelId);
                db.Execute("UPDATE logged_models SET lifecycle_stage = 'deleted', last_updated_timestamp = @now WHERE model_id = @modelId", new { modelId, now = Now });
            },
            cancel);

    public Task<Page<LoggedModel>> SearchPageAsync(LoggedModelQuery query, string? pageToken = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        PageToken.DemandSize(query.MaxResults, Limits.SearchPage);
        var offset = PageToken.Offset(pageToken);
        var search = new SqlSearch(s_schema);
        search.And($"t.experiment_id IN ({string.Join(", ", query.ExperimentIds.Select(RunSearch.ExperimentNumber))})");
        search.And("t.lifecycle_stage = 'active'");
        search.Filter(query.Filter);
        search.Order(query.OrderBy, "t.creation_timestamp DESC", "t.model_id");
        return database.ReadAsync(
            db =>
            {
                var sql = FormattableString.Invariant(
                    $"{LoggedModelRows.Columns}{search.Joins} WHERE {search.Where} ORDER BY {search.OrderBy} LIMIT {query.MaxResults + 1L} OFFSET {offset}");
                var page = PageToken.Page(db.Query<LoggedModelRows.Row>(sql, search.Values).AsList(), offset, query.MaxResults);
                return new Page<LoggedModel>(LoggedModelRows.Complete(db, page.Items), page.NextPageToken);
            },
            cancel);
    }

    public Task SetTagsAsync(string modelId, IReadOnlyList<Tag> tags, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(tags);
        Check([], tags);
        return ChangeAsync(modelId, db => Write(db, modelId, [], tags), cancel);
    }

    public Task DeleteTagAsync(string modelId, string key, CancellationToken cancel = default) =>
        ChangeAsync(
            modelId,
            db =>
            {
                if (db.Execute("DELETE FROM logged_model_tags WHERE model_id = @modelId AND key = @key", new { modelId, key }) == 0)
                    throw TrackingException.Missing($"No tag with key '{key}' found for model with ID '{modelId}'.");
            },
            cancel);

    public Task LogParamsAsync(string modelId, IReadOnlyList<Param> parameters, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        Check(parameters, []);
        return ChangeAsync(modelId, db => Write(db, modelId, parameters, []), cancel);
    }

    private static void Check(IReadOnlyList<Param> parameters, IReadOnlyList<Tag> tags)
    {
        foreach (var param in parameters)
            Batches.Check(new RunBatch { Params = [param] });
        foreach (var tag in tags)
            Batches.Check(new RunBatch { Tags = [tag] });
    }

    private static void Write(SqliteConnection db, string modelId, IReadOnlyList<Param> parameters, IReadOnlyList<Tag> tags)
    {
        foreach (var param in parameters)
        {
            var row = new { modelId, param.Key, param.Value };
            db.Execute("INSERT INTO logged_model_params VALUES (@modelId, @Key, @Value) ON CONFLICT DO NOTHING", row);
            if (db.ExecuteScalar<string>("SELECT value FROM logged_model_params WHERE model_id = @modelId AND key = @Key", row) != param.Value)
                throw TrackingException.Invalid($"Changing param values is not allowed. Param with key='{param.Key}' was already logged for model '{modelId}'.");
        }

        foreach (var tag in tags)
            db.Execute("INSERT INTO logged_model_tags VALUES (@modelId, @Key, @Value) ON CONFLICT DO UPDATE SET value = excluded.value", new { modelId, tag.Key, tag.Value });
    }

    private Task<LoggedModel> ChangeAsync(string modelId, Action<SqliteConnection> change, CancellationToken cancel) =>
        database.WriteAsync(
            db =>
            {
                LoggedModelRows.Get(db, modelId);
                change(db);
                db.Execute("UPDATE logged_models SET last_updated_timestamp = @now WHERE model_id = @modelId", new { modelId, now = Now });
                return LoggedModelRows.Get(db, modelId);
            },
            cancel);
}
