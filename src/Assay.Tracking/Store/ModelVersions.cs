using Assay.Tracking.Artifacts;
using Assay.Tracking.Rules;
using Assay.Tracking.Search;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Assay.Tracking.Store;

/// <summary>Versions of registered models.</summary>
internal sealed class ModelVersions(Database database, TimeProvider clock)
{
    private const string LoggedSource = "models:/m-";

    private static readonly string[] s_stages = ["None", "Staging", "Production", "Archived"];

    private static readonly SearchSchema s_schema = new(new Dictionary<string, SearchColumn>(StringComparer.Ordinal)
    {
        ["name"] = new("t.name"),
        ["version_number"] = new("t.version", IsNumber: true),
        ["run_id"] = new("t.run_id", TakesIn: true),
        ["source_path"] = new("t.source"),
        ["creation_timestamp"] = new("t.creation_timestamp", IsNumber: true),
        ["last_updated_timestamp"] = new("t.last_updated_timestamp", IsNumber: true),
    })
    {
        Tags = new KeyTable("model_version_tags", "x.name = t.name AND x.version = t.version"),
    };

    private long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    internal Task<RegisteredModelVersion> CreateAsync(NewModelVersion version, CancellationToken cancel)
    {
        Keys.DemandText("name", version.Name);
        Keys.DemandText("source", version.Source);
        Locations.DemandSource(version.Source);
        foreach (var tag in version.Tags)
            Models.DemandTag(tag.Key, tag.Value);
        return database.WriteAsync(
            db =>
            {
                ModelRows.DemandModel(db, version.Name);
                if (ArtifactUri.IsRun(version.Source))
                    RunRows.Number(db, ArtifactUri.RunPath(version.Source).RunId);
                var now = Now;
                var number = db.ExecuteScalar<long>(
                    "UPDATE registered_models SET next_version = next_version + 1, last_updated_timestamp = @now WHERE name = @Name RETURNING next_version - 1",
                    new { version.Name, now });
                db.Execute(
                    "INSERT INTO model_versions VALUES (@Name, @number, @now, @now, 'None', @description, @Source, @RunId, @link, @ModelId)",
                    new { version.Name, number, now, description = version.Description ?? "", version.Source, version.RunId, link = version.RunLink ?? "", version.ModelId });
                foreach (var tag in version.Tags)
                    SetTag(db, version.Name, number, tag.Key, tag.Value);
                return ModelRows.Version(db, version.Name, FormattableString.Invariant($"{number}"));
            },
            cancel);
    }

    /// <summary>Where the files are: of a logged model (<c>models:/m-…</c>) its own root, else the source as it was given.</summary>
    internal Task<string> GetDownloadUriAsync(string name, string version, CancellationToken cancel) =>
        database.ReadAsync(
            db =>
            {
                var source = ModelRows.Version(db, name, version).Source;
                return source.StartsWith(LoggedSource, StringComparison.Ordinal)
                    ? LoggedModelRows.Get(db, source[(LoggedSource.Length - 2)..]).Info.ArtifactUri
                    : source;
            },
            cancel);

    internal Task<RegisteredModelVersion> GetAsync(string name, string version, CancellationToken cancel) =>
        database.ReadAsync(db => ModelRows.Version(db, name, version), cancel);

    internal Task<Page<RegisteredModelVersion>> SearchPageAsync(SearchQuery query, string? pageToken, CancellationToken cancel)
    {
        PageToken.DemandSize(query.MaxResults, Limits.VersionPage);
        var offset = PageToken.Offset(pageToken);
        var search = new SqlSearch(s_schema);
        search.Filter(query.Filter);
        search.Order(query.OrderBy, "t.last_updated_timestamp DESC", "t.name", "t.version DESC");
        return database.ReadAsync(
            db =>
            {
                var sql = FormattableString.Invariant(
                    $"{ModelRows.VersionColumns}{search.Joins} WHERE {search.Where} ORDER BY {search.OrderBy} LIMIT {query.MaxResults + 1L} OFFSET {offset}");
                return PageToken.Page(ModelRows.WithTags(db, db.Query<RegisteredModelVersion>(sql, search.Values)), offset, query.MaxResults);
            },
            cancel);
    }

    internal Task<RegisteredModelVersion> UpdateAsync(string name, string version, string description, CancellationToken cancel) =>
        ChangeAsync(name, version, (db, number) => db.Execute("UPDATE model_versions SET description = @description WHERE name = @name AND version = @number", new { name, number, description }), cancel);

    internal Task DeleteAsync(string name, string version, CancellationToken cancel) =>
        database.WriteAsync(
            db =>
            {
                var number = ModelRows.VersionNumber(ModelRows.Version(db, name, version).Version);
                db.Execute("DELETE FROM model_versions WHERE name = @name AND version = @number", new { name, number });
            },
            cancel);

    internal Task SetTagAsync(string name, string version, string key, string value, CancellationToken cancel)
    {
        Models.DemandTag(key, value);
        return ChangeAsync(name, version, (db, number) => SetTag(db, name, number, key, value), cancel);
    }

    internal Task DeleteTagAsync(string name, string version, string key, CancellationToken cancel) =>
        ChangeAsync(name, version, (db, number) => db.Execute("DELETE FROM model_version_tags WHERE name = @name AND version = @number AND key = @key", new { name, number, key }), cancel);

    internal Task<RegisteredModelVersion> TransitionAsync(string name, string version, string stage, bool archiveExisting, CancellationToken cancel)
    {
        var known = s_stages.FirstOrDefault(s => s.Equals(stage, StringComparison.OrdinalIgnoreCase))
            ?? throw TrackingException.Invalid($"Invalid Model Version stage: {stage}. Value must be one of {string.Join(", ", s_stages)}.");
        return ChangeAsync(
            name,
            version,
            (db, number) =>
            {
                if (archiveExisting)
                    db.Execute("UPDATE model_versions SET current_stage = 'Archived', last_updated_timestamp = @now WHERE name = @name AND current_stage = @known AND version <> @number", new { name, number, known, now = Now });
                return db.Execute("UPDATE model_versions SET current_stage = @known WHERE name = @name AND version = @number", new { name, number, known });
            },
            cancel);
    }

    internal Task<IReadOnlyList<RegisteredModelVersion>> LatestAsync(string name, IReadOnlyList<string>? stages, CancellationToken cancel) =>
        database.ReadAsync<IReadOnlyList<RegisteredModelVersion>>(
            db =>
            {
                ModelRows.DemandModel(db, name);
                return ModelRows.WithAliases(db, ModelRows.Latest(db, name, stages ?? []));
            },
            cancel);

    private static int SetTag(SqliteConnection db, string name, long number, string key, string value) => db.Execute(
        "INSERT INTO model_version_tags VALUES (@name, @number, @key, @value) ON CONFLICT DO UPDATE SET value = excluded.value", new { name, number, key, value });

    private Task<RegisteredModelVersion> ChangeAsync(string name, string version, Func<SqliteConnection, long, int> change, CancellationToken cancel) =>
        database.WriteAsync(
            db =>
            {
                var number = ModelRows.VersionNumber(ModelRows.Version(db, name, version).Version);
                change(db, number);
                db.Execute("UPDATE model_versions SET last_updated_timestamp = @now WHERE name = @name AND version = @number", new { name, number, now = Now });
                return ModelRows.Version(db, name, version);
            },
            cancel);
}
