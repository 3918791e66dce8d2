using Assay.Tracking.Rules;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Assay.Tracking.Store;

/// <summary>Datasets and which runs read them.</summary>
internal static class Inputs
{
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

    internal static void Add(SqliteConnection db, RunInfo run, IReadOnlyList<RunInput> datasets)
    {
        foreach (var input in datasets)
        {
            var id = db.ExecuteScalar<long>(
                """
                INSERT INTO datasets (experiment_id, name, digest, source_type, source, schema, profile)
                VALUES (@experiment, @Name, @Digest, @SourceType, @Source, @Schema, @Profile)
                ON CONFLICT DO UPDATE SET name = excluded.name RETURNING dataset_id
                """,
                new
                {
                    experiment = Experiments.Id(run.ExperimentId),
                    input.Dataset.Name,
                    input.Dataset.Digest,
                    input.Dataset.SourceType,
                    input.Dataset.Source,
                    input.Dataset.Schema,
                    input.Dataset.Profile,
                });
            db.Execute("INSERT INTO inputs VALUES (@RunId, @id) ON CONFLICT DO NOTHING", new { run.RunId, id });
            foreach (var tag in input.Tags)
                db.Execute("INSERT INTO input_tags VALUES (@RunId, @id, @Key, @Value) ON CONFLICT DO UPDATE SET value = excluded.value", new { run.RunId, id, tag.Key, tag.Value });
        }
    }

    internal static ILookup<string, RunInput> Of(SqliteConnection db, IReadOnlyList<string> runIds)
    {
        var tags = KeyValues.Tags(db, "input_tags", "run_id || '/' || dataset_id", [.. KeyValues.Chunked<string>(
            db, "SELECT run_id || '/' || dataset_id FROM inputs WHERE run_id IN @ids", runIds)]);
        return KeyValues.Chunked<Row>(
            db,
            """
            SELECT i.run_id AS RunId, i.run_id || '/' || i.dataset_id AS UseId, d.name AS Name, d.digest AS Digest,
                   d.source_type AS SourceType, d.source AS Source, d.schema AS Schema, d.profile AS Profile
            FROM inputs i JOIN datasets d ON d.dataset_id = i.dataset_id WHERE i.run_id IN @ids ORDER BY i.rowid
            """,
            runIds).ToLookup(row => row.RunId, row => row.ToInput(tags), StringComparer.Ordinal);
    }

    internal static void AddModels(SqliteConnection db, string runId, IReadOnlyList<ModelInput> models)
    {
        foreach (var model in models)
        {
            LoggedModelRows.Get(db, model.ModelId);
            db.Execute("INSERT INTO model_inputs VALUES (@runId, @ModelId) ON CONFLICT DO NOTHING", new { runId, model.ModelId });
        }
    }

    internal static ILookup<string, ModelInput> ModelsOf(SqliteConnection db, IReadOnlyList<string> runIds) =>
        KeyValues.Tags(db, "(SELECT rowid, run_id, model_id AS key, '' AS value FROM model_inputs)", "run_id", runIds)
            .SelectMany(group => group.Select(row => (RunId: group.Key, Model: new ModelInput(row.Key))))
            .ToLookup(pair => pair.RunId, pair => pair.Model, StringComparer.Ordinal);

    internal static List<DatasetSummary> Summaries(SqliteConnection db, IReadOnlyList<long> experimentIds) =>
        db.Query<DatasetSummary>(
            """
            SELECT DISTINCT CAST(d.experiment_id AS TEXT) AS ExperimentId, d.name AS Name, d.digest AS Digest, c.value AS Context
            FROM datasets d JOIN inputs i ON i.dataset_id = d.dataset_id
            LEFT JOIN input_tags c ON c.run_id = i.run_id AND c.dataset_id = i.dataset_id AND c.key = @context
            WHERE d.experiment_id IN @experimentIds ORDER BY d.dataset_id LIMIT 1000
            """,
            new { experimentIds, context = RunInput.ContextTag }).AsList();

    private sealed class Row
    {
        public string RunId { get; init; } = "";

        public string UseId { get; init; } = "";

        public string Name { get; init; } = "";

        public string Digest { get; init; } = "";

        public string SourceType { get; init; } = "";

        public string Source { get; init; } = "";

        public string? Schema { get; init; }

        public string? Profile { get; init; }

        internal RunInput ToInput(ILookup<string, Tag> tags) => new()
        {
            Tags = [.. tags[UseId]],
            Dataset = new LoggedDataset
            {
                Name = Name,
                Digest = Digest,
                SourceType = SourceType,
                Source = Source,
                Schema = Schema,
                Profile = Profile,
            },
        };
    }
}
