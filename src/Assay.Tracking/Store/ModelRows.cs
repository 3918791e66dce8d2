using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Assay.Tracking.Store;

/// <summary>Reads registered models and versions with everything that hangs on them.</summary>
internal static class ModelRows
{
    internal const string ModelColumns = """
        SELECT t.name AS Name, t.creation_timestamp AS CreationTimestamp, t.last_updated_timestamp AS LastUpdatedTimestamp,
               t.description AS Description
        FROM registered_models t
        """;

    internal const string VersionColumns = """
        SELECT t.name AS Name, CAST(t.version AS TEXT) AS Version, t.creation_timestamp AS CreationTimestamp,
               t.last_updated_timestamp AS LastUpdatedTimestamp, t.current_stage AS CurrentStage, t.description AS Description,
               t.source AS Source, t.run_id AS RunId, t.run_link AS RunLink, t.model_id AS ModelId
        FROM model_versions t
        """;

    internal static void DemandModel(SqliteConnection db, string name)
    {
        if (!db.ExecuteScalar<bool>("SELECT EXISTS (SELECT 1 FROM registered_models WHERE name = @name)", new { name }))
            throw TrackingException.Missing($"Registered Model with name={name} not found");
    }

    internal static RegisteredModel Model(SqliteConnection db, string name)
    {
        DemandModel(db, name);
        return Complete(db, db.Query<RegisteredModel>(ModelColumns + " WHERE t.name = @name", new { name }))[0];
    }

    internal static List<RegisteredModel> Complete(SqliteConnection db, IEnumerable<RegisteredModel> models)
    {
        var rows = models.AsList();
        string[] names = [.. rows.Select(model => model.Name)];
        var tags = KeyValues.Tags(db, "registered_model_tags", "name", names);
        var aliases = KeyValues.Tags(db, "(SELECT rowid, name, alias AS key, CAST(version AS TEXT) AS value FROM aliases)", "name", names);
        return [.. rows.Select(model => model with
        {
            LatestVersions = Latest(db, model.Name, []),
            Tags = [.. tags[model.Name]],
            Aliases = [.. aliases[model.Name].Select(alias => new RegisteredModelAlias(alias.Key, alias.Value))],
        })];
    }

    internal static List<RegisteredModelVersion> Latest(SqliteConnection db, string name, IReadOnlyList<string> stages) =>
        WithTags(db, db.Query<RegisteredModelVersion>(
            $"""
            {VersionColumns} WHERE t.name = @name AND t.version = (
              SELECT max(version) FROM model_versions s WHERE s.name = t.name AND s.current_stage = t.current_stage)
            ORDER BY t.version
            """,
            new { name }).Where(version => stages.Count == 0 || stages.Contains(version.CurrentStage, StringComparer.OrdinalIgnoreCase)));

    internal static RegisteredModelVersion Version(SqliteConnection db, string name, string version)
    {
        var number = VersionNumber(version);
        return WithAliases(db, WithTags(db, db.Query<RegisteredModelVersion>(VersionColumns + " WHERE t.name = @name AND t.version = @number", new { name, number })))
            .SingleOrDefault() ?? throw TrackingException.Missing($"Model Version (name={name}, version={version}) not found");
    }

    internal static List<RegisteredModelVersion> WithTags(SqliteConnection db, IEnumerable<RegisteredModelVersion> versions)
    {
        var rows = versions.AsList();
        var tags = KeyValues.Tags(db, "model_version_tags", "name || '/' || version", [.. rows.Select(Id)]);
        return [.. rows.Select(version => version with { Tags = [.. tags[Id(version)]] })];
    }

    internal static List<RegisteredModelVersion> WithAliases(SqliteConnection db, List<RegisteredModelVersion> versions)
    {
        var aliases = KeyValues.Tags(
            db, "(SELECT rowid, name, version, alias AS key, '' AS value FROM aliases)", "name || '/' || version", [.. versions.Select(Id)]);
        return [.. versions.Select(version => version with { Aliases = [.. aliases[Id(version)].Select(alias => alias.Key)] })];
    }

    internal static long VersionNumber(string? version) =>
        long.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw TrackingException.Invalid($"Parameter 'version' must be an integer, got '{version}'.");

    private static string Id(RegisteredModelVersion version) => $"{version.Name}/{version.Version}";
}
