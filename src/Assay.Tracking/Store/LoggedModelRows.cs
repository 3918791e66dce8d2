using Dapper;
using Microsoft.Data.Sqlite;

namespace Assay.Tracking.Store;

/// <summary>Reads logged models with everything that hangs on them.</summary>
internal static class LoggedModelRows
{
    internal const string Columns = """
        SELECT t.model_id AS ModelId, CAST(t.experiment_id AS TEXT) AS ExperimentId, t.name AS Name,
               t.creation_timestamp AS CreationTimestampMs, t.last_updated_timestamp AS LastUpdatedTimestampMs,
               t.artifact_uri AS ArtifactUri, t.status AS Status, t.model_type AS ModelType, t.source_run_id AS SourceRunId
        FROM logged_models t
        """;

    internal static string Text(LoggedModelStatus status) => status switch
    {
        LoggedModelStatus.Ready => "LOGGED_MODEL_READY",
        LoggedModelStatus.UploadFailed => "LOGGED_MODEL_UPLOAD_FAILED",
        _ => "LOGGED_MODEL_PENDING",
    };

    internal static LoggedModel Get(SqliteConnection db, string modelId) =>
        Complete(db, db.Query<Row>(Columns + " WHERE t.model_id = @modelId AND t.lifecycle_stage = 'active'", new { modelId }).AsList())
            .SingleOrDefault() ?? throw TrackingException.Missing($"Logged model with ID '{modelId}' not found.");

    internal static List<LoggedModel> Complete(SqliteConnection db, IReadOnlyList<Row> rows)
    {
        string[] ids = [.. rows.Select(row => row.ModelId)];
        var tags = KeyValues.Tags(db, "logged_model_tags", "model_id", ids);
        var parameters = KeyValues.Params(db, "logged_model_params", "model_id", ids);
        var metrics = Metrics.OfModels(db, ids);
        return [.. rows.Select(row => new LoggedModel
        {
            Info = row.ToInfo([.. tags[row.ModelId]]),
            Data = new LoggedModelData { Params = [.. parameters[row.ModelId]], Metrics = [.. metrics[row.ModelId]] },
        })];
    }

    internal static void AddOutputs(StoreConnection db, long run, IReadOnlyList<ModelOutput> outputs)
    {
        foreach (var output in outputs)
        {
            Get(db, output.ModelId);
            db.Prepared(RunInserts.ModelOutput).With(run, output.ModelId, output.Step).Run();
        }
    }

    internal static Dictionary<long, List<ModelOutput>> Outputs(StoreConnection db, string runs) => Hanging.Of(
        db, runs, "SELECT run, model_id, step FROM model_outputs WHERE run IN (SELECT value FROM json_each(?1)) ORDER BY run, place",
        row => new ModelOutput(row.Text(1), row.Long(2)));

    internal sealed class Row
    {
        public string ModelId { get; init; } = "";

        public string ExperimentId { get; init; } = "";

        public string Name { get; init; } = "";

        public long CreationTimestampMs { get; init; }

        public long LastUpdatedTimestampMs { get; init; }

        public string ArtifactUri { get; init; } = "";

        public string Status { get; init; } = "";

        public string? ModelType { get; init; }

        public string? SourceRunId { get; init; }

        internal LoggedModelInfo ToInfo(IReadOnlyList<Tag> tags) => new()
        {
            ModelId = ModelId,
            ExperimentId = ExperimentId,
            Name = Name,
            CreationTimestampMs = CreationTimestampMs,
            LastUpdatedTimestampMs = LastUpdatedTimestampMs,
            ArtifactUri = ArtifactUri,
            Status = Enum.GetValues<LoggedModelStatus>().Single(status => status != LoggedModelStatus.Unspecified && Text(status) == Status),
            ModelType = ModelType,
            SourceRunId = SourceRunId,
            Tags = tags,
        };
    }
}
