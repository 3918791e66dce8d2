using Assay.Tracking.Rules;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Assay.Tracking.Store;

/// <summary>Datasets and which runs read them.</summary>
internal static class Inputs
{
    private const string Upsert = """
        INSERT INTO datasets (experiment_id, name, digest, source_type, source, schema, profile)
        SELECT experiment_id, ?2, ?3, ?4, ?5, ?6, ?7 FROM runs WHERE run = ?1
        ON CONFLICT DO UPDATE SET name = excluded.name RETURNING dataset_id
        """;

    private const string TagsOf =
        "SELECT run, dataset_id, key, value FROM input_tags WHERE run IN (SELECT value FROM json_each(?1)) ORDER BY run, dataset_id, place";

    private const string InputsOf = "SELECT run, dataset_id FROM inputs WHERE run IN (SELECT value FROM json_each(?1)) ORDER BY run, place";

    private const string DatasetsOf = """
        SELECT dataset_id, name, digest, source_type, source, schema, profile FROM datasets
        WHERE dataset_id IN (SELECT dataset_id FROM inputs WHERE run IN (SELECT value FROM json_each(?1)))
        """;

    internal static void Check(IReadOnlyList<RunInput> datasets)
    {
        for (var i = 0; i < datasets.Count; i++)
        {
            var dataset = datasets[i].Dataset;
            var at = FormattableString.Invariant($"datasets[{i}].dataset.");
            Keys.DemandText(at + "name", dataset.Name);
            Keys.DemandText(at + "digest", dataset.Digest);
            Keys.DemandText(at + "source_type", dataset.SourceType);
            Keys.DemandText(at + "source", dataset.Source);
            Keys.DemandLength("name", dataset.Name, Limits.Name);
            Keys.DemandLength("digest", dataset.Digest, Limits.Digest);
            Keys.DemandLength("source", dataset.Source, Limits.Source);
            Keys.DemandLength("schema", dataset.Schema, Limits.Schema);
            Keys.DemandLength("profile", dataset.Profile, Limits.Profile);
            foreach (var tag in datasets[i].Tags)
            {
                Keys.DemandText(FormattableString.Invariant($"datasets[{i}].tags.key"), tag.Key);
                Keys.DemandLength("key", tag.Key, Limits.InputTagKey);
                Keys.DemandLength("value", tag.Value, Limits.InputTagValue);
            }
        }
    }

    internal static void Add(StoreConnection db, long run, IReadOnlyList<RunInput> datasets)
    {
        foreach (var input in datasets)
        {
            var data = input.Dataset;
            var id = db.Prepared(Upsert).With(run, data.Name, data.Digest, data.SourceType, data.Source, data.Schema, data.Profile).First(row => row.Long(0));
            db.Prepared(RunInserts.Input).With(run, id).Run();
            foreach (var tag in input.Tags)
                db.Prepared(RunInserts.InputTag).With(run, id, tag.Key, tag.Value).Run();
        }
    }

    internal static Dictionary<long, List<RunInput>> Of(StoreConnection db, string runs)
    {
        var tags = Hanging.Of(db, runs, TagsOf, row => (Dataset: row.Long(1), Tag: new Tag(row.Text(2), row.Text(3))));
        // Many runs read the same data, whose schema and profile may be long: each is read once.
        var datasets = new Dictionary<long, LoggedDataset>();
        var rows = db.Prepared(DatasetsOf).With(runs);
        while (rows.Step())
            datasets.Add(rows.Long(0), Dataset(rows));
        return Hanging.Of(db, runs, InputsOf, row => new RunInput
        {
            Dataset = datasets[row.Long(1)],
            Tags = [.. tags.GetValueOrDefault(row.Long(0), []).Where(tag => tag.Dataset == row.Long(1)).Select(tag => tag.Tag)],
        });
    }

    internal static void AddModels(StoreConnection db, long run, IReadOnlyList<ModelInput> models)
    {
        foreach (var model in models)
        {
            LoggedModelRows.Get(db, model.ModelId);
            db.Prepared(RunInserts.ModelInput).With(run, model.ModelId).Run();
        }
    }

    internal static Dictionary<long, List<ModelInput>> ModelsOf(StoreConnection db, string runs) => Hanging.Of(
        db, runs, "SELECT run, model_id FROM model_inputs WHERE run IN (SELECT value FROM json_each(?1)) ORDER BY run, place", row => new ModelInput(row.Text(1)));

    internal static List<DatasetSummary> Summaries(SqliteConnection db, IReadOnlyList<long> experimentIds) =>
        db.Query<DatasetSummary>(
            """
            SELECT DISTINCT CAST(d.experiment_id AS TEXT) AS ExperimentId, d.name AS Name, d.digest AS Digest, c.value AS Context
            FROM datasets d JOIN inputs i ON i.dataset_id = d.dataset_id
            LEFT JOIN input_tags c ON c.run = i.run AND c.dataset_id = i.dataset_id AND c.key = @context
            WHERE d.experiment_id IN @experimentIds ORDER BY d.dataset_id LIMIT 1000
            """,
            new { experimentIds, context = RunInput.ContextTag }).AsList();

    private static LoggedDataset Dataset(Statement row) => new()
    {
        Name = row.Text(1), Digest = row.Text(2), SourceType = row.Text(3), Source = row.Text(4), Schema = row.TextOrNull(5), Profile = row.TextOrNull(6),
    };
}
