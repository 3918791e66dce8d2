using Dapper;

namespace Assay.Tracking.Store;

/// <summary>Reads runs with everything that hangs on them, for many runs at once.</summary>
internal static class RunRows
{
    internal const string Columns = """
        SELECT t.run AS Run, t.run_id AS RunId, t.experiment_id AS ExperimentId, t.run_name AS RunName,
               t.user_id AS UserId, t.status AS Status, t.start_time AS StartTime, t.end_time AS EndTime,
               t.artifact_uri AS ArtifactUri, t.lifecycle_stage AS LifecycleStage
        FROM runs t
        """;

    private const string RunOf = "SELECT run, lifecycle_stage FROM runs WHERE run_id = ?1";

    private const string TagsOf = "SELECT run, key, value FROM run_tags WHERE run IN (SELECT value FROM json_each(?1)) ORDER BY run, place";

    private const string ParamsOf = "SELECT run, key, value FROM params WHERE run IN (SELECT value FROM json_each(?1)) ORDER BY run, place";

    internal static Row Find(StoreConnection db, string runId) =>
        db.QuerySingleOrDefault<Row>(Columns + " WHERE t.run_id = @runId", new { runId }) ?? throw Missing(runId);

    internal static RunInfo Info(StoreConnection db, string runId) => Find(db, runId).ToInfo();

    /// <summary>A run's number; an unknown run is refused.</summary>
    internal static long Number(StoreConnection db, string runId) =>
        db.Prepared(RunOf).With(runId).First<long?>(row => row.Long(0)) ?? throw Missing(runId);

    /// <summary>The number of a run that may be written to.</summary>
    internal static long DemandActive(StoreConnection db, string runId)
    {
        var (number, stage) = db.Prepared(RunOf).With(runId).First<(long, string)?>(row => (row.Long(0), row.Text(1))) ?? throw Missing(runId);
        return stage == "active"
            ? number
            : throw TrackingException.Invalid($"The run {runId} must be in the 'active' state. Current state is deleted.");
    }

    internal static List<Run> Complete(StoreConnection db, IReadOnlyList<Row> rows)
    {
        if (rows.Count == 0)
            return [];
        var runs = StoreConnection.List(rows.Select(row => row.Run));
        var tags = Hanging.Of(db, runs, TagsOf, row => new Tag(row.Text(1), row.Text(2)));
        var parameters = Hanging.Of(db, runs, ParamsOf, row => new Param(row.Text(1), row.Text(2)));
        var metrics = Metrics.Latest(db, runs);
        var inputs = Inputs.Of(db, runs);
        var modelInputs = Inputs.ModelsOf(db, runs);
        var outputs = LoggedModelRows.Outputs(db, runs);
        return [.. rows.Select(row => new Run
        {
            Info = row.ToInfo(),
            Data = new RunData
            {
                Metrics = metrics.GetValueOrDefault(row.Run, []),
                Params = parameters.GetValueOrDefault(row.Run, []),
                Tags = tags.GetValueOrDefault(row.Run, []),
            },
            Inputs = new RunInputs { DatasetInputs = inputs.GetValueOrDefault(row.Run, []), ModelInputs = modelInputs.GetValueOrDefault(row.Run, []) },
            Outputs = new RunOutputs { ModelOutputs = outputs.GetValueOrDefault(row.Run, []) },
        })];
    }

    private static TrackingException Missing(string runId) => TrackingException.Missing($"Run with id={runId} not found");

    internal sealed class Row
    {
        public long Run { get; init; }

        public string RunId { get; init; } = "";

        public long ExperimentId { get; init; }

        public string RunName { get; init; } = "";

        public string UserId { get; init; } = "";

        public string Status { get; init; } = "";

        public long StartTime { get; init; }

        public long? EndTime { get; init; }

        public string ArtifactUri { get; init; } = "";

        public string LifecycleStage { get; init; } = "";

        internal RunInfo ToInfo() => new()
        {
            RunUuid = RunId,
            RunId = RunId,
            ExperimentId = FormattableString.Invariant($"{ExperimentId}"),
            RunName = RunName,
            UserId = UserId,
            Status = Enum.Parse<RunStatus>(Status, ignoreCase: true),
            StartTime = StartTime,
            EndTime = EndTime,
            ArtifactUri = ArtifactUri,
            LifecycleStage = Enum.Parse<LifecycleStage>(LifecycleStage, ignoreCase: true),
        };
    }
}
