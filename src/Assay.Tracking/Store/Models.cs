using Assay.Tracking.Rules;
using Assay.Tracking.Search;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Assay.Tracking.Store;

/// <summary>Registered models and their aliases.</summary>
internal sealed class Models(Database database, TimeProvider clock)
{
    private static readonly SearchSchema s_schema = new(new Dictionary<string, SearchColumn>(StringComparer.Ordinal)
    {
        ["name"] = new("t.name"),
        ["creation_timestamp"] = new("t.creation_timestamp", IsNumber: true),
        ["last_updated_timestamp"] = new("t.last_updated_timestamp", IsNumber: true),
        ["timestamp"] = new("t.last_updated_timestamp", IsNumber: true),
    })
    {
        Tags = new KeyTable("registered_model_tags", "x.name = t.name"),
    };

    private long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    internal Task<RegisteredModel> CreateAsync(string name, string? description, IReadOnlyList<Tag>? tags, CancellationToken cancel)
    {
        ModelNames.Demand(name);
        foreach (var tag in tags ?? [])
            DemandTag(tag.Key, tag.Value);
        return database.WriteAsync(
            db =>
            {
                DemandFree(db, name);
                db.Execute(
                    "INSERT INTO registered_models (name, creation_timestamp, last_updated_timestamp, description) VALUES (@name, @now, @now, @description)",
                    new { name, now = Now, description });
                foreach (var tag in tags ?? [])
                    SetTag(db, name, tag.Key, tag.Value);
                return ModelRows.Model(db, name);
            },
            cancel);
    }

    internal Task<RegisteredModel> GetAsync(string name, CancellationToken cancel) =>
        database.ReadAsync(db => ModelRows.Model(db, name), cancel);

    internal Task<Page<RegisteredModel>> SearchPageAsync(SearchQuery query, string? pageToken, CancellationToken cancel)
    {
        PageToken.DemandSize(query.MaxResults, Limits.SearchPage);
        var offset = PageToken.Offset(pageToken);
        var search = new SqlSearch(s_schema);
        search.Filter(query.Filter);
        search.Order(query.OrderBy, "t.name");
        return database.ReadAsync(
            db =>
            {
                var sql = FormattableString.Invariant(
                    $"{ModelRows.ModelColumns}{search.Joins} WHERE {search.Where} ORDER BY {search.OrderBy} LIMIT {query.MaxResults + 1L} OFFSET {offset}");
                return PageToken.Page(ModelRows.Complete(db, db.Query<RegisteredModel>(sql, search.Values)), offset, query.MaxResults);
            },
            cancel);
    }

    internal Task<RegisteredModel> RenameAsync(string name, string newName, CancellationToken cancel)
    {
        ModelNames.Demand(newName);
        return ChangeAsync(
            name,
            db =>
            {
                if (newName != name)
                    DemandFree(db, newName);
                db.Execute("UPDATE registered_models SET name = @newName, last_updated_timestamp = @now WHERE name = @name", new { name, newName, now = Now });
                db.Execute("UPDATE model_versions SET last_updated_timestamp = @now WHERE name = @newName", new { newName, now = Now });
                return ModelRows.Model(db, newName);
            },
            cancel);
    }

    internal Task<RegisteredModel> UpdateAsync(string name, string description, CancellationToken cancel) =>
        ChangeAsync(
            name,
            db =>
            {
                db.Execute("UPDATE registered_models SET description = @description, last_updated_timestamp = @now WHERE name = @name", new { name, description, now = Now });
                return ModelRows.Model(db, name);
            },
            cancel);

    internal Task DeleteAsync(string name, CancellationToken cancel) =>
        ChangeAsync(name, db => db.Execute("DELETE FROM registered_models WHERE name = @name", new { name }), cancel);

    internal Task SetTagAsync(string name, string key, string value, CancellationToken cancel)
    {
        DemandTag(key, value);
        return ChangeAsync(
            name,
            db =>
            {
                SetTag(db, name, key, value);
                return true;
            },
            cancel);
    }

    internal Task DeleteTagAsync(string name, string key, CancellationToken cancel) =>
        ChangeAsync(name, db => db.Execute("DELETE FROM registered_model_tags WHERE name = @name AND key = @key", new { name, key }), cancel);

    internal Task SetAliasAsync(string name, string alias, string version, CancellationToken cancel)
    {
        ModelNames.DemandAlias(alias);
        return ChangeAsync(
            name,
            db =>
            {
                var number = ModelRows.VersionNumber(ModelRows.Version(db, name, version).Version);
                return db.Execute("INSERT INTO aliases VALUES (@name, @alias, @number) ON CONFLICT DO UPDATE SET version = excluded.version", new { name, alias, number });
            },
            cancel);
    }

    internal Task DeleteAliasAsync(string name, string alias, CancellationToken cancel) =>
        ChangeAsync(name, db => db.Execute("DELETE FROM aliases WHERE name = @name AND alias = @alias", new { name, alias }), cancel);

    internal Task<RegisteredModelVersion> GetByAliasAsync(string name, string alias, CancellationToken cancel) =>
        database.ReadAsync(
            db =>
            {
                ModelRows.DemandModel(db, name);
                var version = db.ExecuteScalar<string?>("SELECT CAST(version AS TEXT) FROM aliases WHERE name = @name AND alias = @alias", new { name, alias })
                    ?? throw TrackingException.Invalid($"Registered model alias {alias} not found.");
                return ModelRows.Version(db, name, version);
            },
            cancel);

    internal static void DemandTag(string key, string value)
    {
        Keys.Demand("key", key);
        Keys.DemandLength("value", value, Limits.RegistryTagValue);
    }

    private Task<T> ChangeAsync<T>(string name, Func<SqliteConnection, T> change, CancellationToken cancel) =>
        database.WriteAsync(
            db =>
            {
                ModelRows.DemandModel(db, name);
                return change(db);
            },
            cancel);

    private static void SetTag(SqliteConnection db, string name, string key, string value) => db.Execute(
        "INSERT INTO registered_model_tags VALUES (@name, @key, @value) ON CONFLICT DO UPDATE SET value = excluded.value", new { name, key, value });

    private static void DemandFree(SqliteConnection db, string name)
    {
        if (db.ExecuteScalar<bool>("SELECT EXISTS (SELECT 1 FROM registered_models WHERE name = @name)", new { name }))
            throw TrackingException.Of(TrackingErrors.ResourceAlreadyExists, $"Registered Model (name={name}) already exists.");
    }
}
