using Dapper;
using Microsoft.Data.Sqlite;

namespace Assay.Tracking.Store;

/// <summary>Reads runs with everything that hangs on them, for many runs at once.</summary>
internal static class RunRows
{
    internal const string Columns = """
        SELECT t.run_id AS RunUuid, t.run_id AS RunId, CAST(t.experiment_id AS TEXT) AS ExperimentId, t.run_name AS RunName,
               t.user_id AS UserId, t.status AS Status, t.start_time AS StartTime, t.end_time AS EndTime,
               t.artifact_uri AS ArtifactUri, t.lifecycle_stage AS LifecycleStage
        FROM runs t
        """;

    internal static RunInfo Info(SqliteConnection db, string runId) =>
        db.QuerySingleOrDefault<RunInfo>(Columns + " WHERE t.run_id = @runId", new { runId })
        ?? throw TrackingException.Missing($"Run with id={runId} not found");

    internal static RunInfo DemandActive(SqliteConnection db, string runId)
    {
        var info = Info(db, runId);
        return info.LifecycleStage == LifecycleStage.Active
            ? info
            : throw TrackingException.Invalid($"The run {runId} must be in the 'active' state. Current state is deleted.");
    }

    internal static List<Run> Complete(SqliteConnection db, IReadOnlyList<RunInfo> infos)
    {
        string[] ids = [.. infos.Select(info => info.RunId)];
        var tags = KeyValues.Tags(db, "run_tags", "run_id", ids);
        var parameters = KeyValues.Params(db, "params", "run_id", ids);
        var metrics = Metrics.Latest(db, ids);
        var inputs = Inputs.Of(db, ids);
        var modelInputs = Inputs.ModelsOf(db, ids);
        var outputs = LoggedModelRows.Outputs(db, ids);
        return [.. infos.Select(info => new Run
        {
            Info = info,
            Data = new RunData
            {
                Metrics = [.. metrics[info.RunId]],
                Params = [.. parameters[info.RunId]],
                Tags = [.. tags[info.RunId]],
            },
            Inputs = new RunInputs { DatasetInputs = [.. inputs[info.RunId]], ModelInputs = [.. modelInputs[info.RunId]] },
            Outputs = new RunOutputs { ModelOutputs = [.. outputs[info.RunId]] },
        })];
    }
}
