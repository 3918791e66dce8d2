using Assay.Tracking.Rules;
using Assay.Tracking.Search;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Assay.Tracking.Store;

/// <summary>The experiments of the embedded store.</summary>
internal sealed class Experiments(Database database, TimeProvider clock) : IExperiments
{
    private const string Columns = """
        SELECT CAST(t.experiment_id AS TEXT) AS ExperimentId, t.name AS Name, t.artifact_location AS ArtifactLocation,
               t.lifecycle_stage AS LifecycleStage, t.last_update_time AS LastUpdateTime, t.creation_time AS CreationTime
        FROM experiments t
        """;

    private static readonly SearchSchema s_schema = new(new Dictionary<string, SearchColumn>(StringComparer.Ordinal)
    {
        ["name"] = new("t.name"),
        ["experiment_id"] = new("t.experiment_id", IsNumber: true),
        ["creation_time"] = new("t.creation_time", IsNumber: true),
        ["last_update_time"] = new("t.last_update_time", IsNumber: true),
    })
    {
        Tags = new KeyTable("experiment_tags", "x.experiment_id = t.experiment_id"),
    };

    private long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    public Task<string> CreateAsync(
        string name, string? artifactLocation = null, IReadOnlyList<Tag>? tags = null, CancellationToken cancel = default)
    {
        Keys.DemandText("name", name);
        Keys.DemandLength("name", name, Limits.Name);
        foreach (var tag in tags ?? [])
            DemandTag(tag.Key, tag.Value);
        if (!string.IsNullOrEmpty(artifactLocation))
            Locations.DemandRemote(artifactLocation);
        return database.WriteAsync(
            db =>
            {
                if (db.ExecuteScalar<bool>("SELECT EXISTS (SELECT 1 FROM experiments WHERE name = @name)", new { name }))
                    throw TrackingException.Of(TrackingErrors.ResourceAlreadyExists, $"Experiment(name={name}) already exists.");
                var id = db.ExecuteScalar<long>(
                    "INSERT INTO experiments (name, artifact_location, lifecycle_stage, creation_time, last_update_time) VALUES (@name, @location, 'active', @now, @now) RETURNING experiment_id",
                    new { name, location = artifactLocation ?? "", now = Now });
                var text = FormattableString.Invariant($"{id}");
                if (string.IsNullOrEmpty(artifactLocation))
                    db.Execute("UPDATE experiments SET artifact_location = 'mlflow-artifacts:/' || @text WHERE experiment_id = @id", new { text, id });
                foreach (var tag in tags ?? [])
                    SetTag(db, id, tag.Key, tag.Value);
                return text;
            },
            cancel);
    }

    public Task<Experiment> GetAsync(string experimentId, CancellationToken cancel = default) =>
        database.ReadAsync(db => Get(db, experimentId), cancel);

    public Task<Experiment> GetByNameAsync(string name, CancellationToken cancel = default) =>
        database.ReadAsync(
            db => WithTags(db, db.Query<Experiment>(Columns + " WHERE t.name = @name", new { name })).SingleOrDefault()
                ?? throw TrackingException.Missing($"Could not find experiment with name '{name}'"),
            cancel);

    public Task<Page<Experiment>> SearchPageAsync(SearchQuery query, string? pageToken = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        PageToken.DemandSize(query.MaxResults, Limits.SearchPage);
        var offset = PageToken.Offset(pageToken);
        var search = new SqlSearch(s_schema);
        search.And(Stages(query.View));
        search.Filter(query.Filter);
        search.Order(query.OrderBy, "t.creation_time DESC", "t.experiment_id");
        return database.ReadAsync(
            db =>
            {
                var sql = FormattableString.Invariant(
                    $"{Columns}{search.Joins} WHERE {search.Where} ORDER BY {search.OrderBy} LIMIT {query.MaxResults + 1L} OFFSET {offset}");
                return PageToken.Page(WithTags(db, db.Query<Experiment>(sql, search.Values)), offset, query.MaxResults);
            },
            cancel);
    }

    public Task RenameAsync(string experimentId, string newName, CancellationToken cancel = default)
    {
        Keys.DemandText("new_name", newName);
        Keys.DemandLength("new_name", newName, Limits.Name);
        return database.WriteAsync(
            db =>
            {
                var id = DemandActive(db, experimentId);
                if (db.ExecuteScalar<bool>("SELECT EXISTS (SELECT 1 FROM experiments WHERE name = @newName AND experiment_id <> @id)", new { newName, id }))
                    throw TrackingException.Of(TrackingErrors.ResourceAlreadyExists, $"Experiment(name={newName}) already exists.");
                db.Execute("UPDATE experiments SET name = @newName, last_update_time = @now WHERE experiment_id = @id", new { newName, id, now = Now });
            },
            cancel);
    }

    public Task DeleteAsync(string experimentId, CancellationToken cancel = default) => SetStageAsync(experimentId, "deleted", cancel);

    public Task RestoreAsync(string experimentId, CancellationToken cancel = default) => SetStageAsync(experimentId, "active", cancel);

    public Task SetTagAsync(string experimentId, string key, string value, CancellationToken cancel = default)
    {
        DemandTag(key, value);
        return database.WriteAsync(db => SetTag(db, DemandActive(db, experimentId), key, value), cancel);
    }

    public Task DeleteTagAsync(string experimentId, string key, CancellationToken cancel = default) =>
        database.WriteAsync(
            db =>
            {
                var id = DemandActive(db, experimentId);
                if (db.Execute("DELETE FROM experiment_tags WHERE experiment_id = @id AND key = @key", new { id, key }) == 0)
                    throw TrackingException.Missing($"No tag with name: {key} in experiment with id {experimentId}");
            },
            cancel);

    internal static string Stages(ViewType view) => view switch
    {
        ViewType.ActiveOnly => "t.lifecycle_stage = 'active'",
        ViewType.DeletedOnly => "t.lifecycle_stage = 'deleted'",
        _ => "1",
    };

    internal static Experiment Get(SqliteConnection db, string experimentId) =>
        WithTags(db, db.Query<Experiment>(Columns + " WHERE t.experiment_id = @id", new { id = Id(experimentId) })).SingleOrDefault()
        ?? throw TrackingException.Missing($"No Experiment with id={experimentId} exists");

    internal static long DemandActive(SqliteConnection db, string experimentId)
    {
        var experiment = Get(db, experimentId);
        return experiment.LifecycleStage == LifecycleStage.Active
            ? Id(experimentId)
            : throw TrackingException.Invalid($"The experiment {experimentId} must be in the 'active' state. Current state is deleted.");
    }

    internal static long Id(string? experimentId) =>
        long.TryParse(experimentId, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var id)
            ? id
            : throw TrackingException.Missing($"No Experiment with id={experimentId} exists");

    private static void DemandTag(string key, string value)
    {
        Keys.Demand("key", key);
        Keys.DemandLength("value", value, Limits.ExperimentTagValue);
    }

    private static void SetTag(SqliteConnection db, long id, string key, string value) => db.Execute(
        "INSERT INTO experiment_tags VALUES (@id, @key, @value) ON CONFLICT DO UPDATE SET value = excluded.value", new { id, key, value });

    private static List<Experiment> WithTags(SqliteConnection db, IEnumerable<Experiment> experiments)
    {
        var rows = experiments.AsList();
        var tags = KeyValues.Tags(db, "experiment_tags", "CAST(experiment_id AS TEXT)", [.. rows.Select(e => e.ExperimentId)]);
        return [.. rows.Select(e => e with { Tags = [.. tags[e.ExperimentId]] })];
    }

    private Task SetStageAsync(string experimentId, string stage, CancellationToken cancel) =>
        database.WriteAsync(
            db =>
            {
                var id = Id(Get(db, experimentId).ExperimentId);
                db.Execute("UPDATE experiments SET lifecycle_stage = @stage, last_update_time = @now WHERE experiment_id = @id", new { stage, id, now = Now });
                db.Execute("UPDATE runs SET lifecycle_stage = @stage WHERE experiment_id = @id", new { stage, id });
            },
            cancel);
}
