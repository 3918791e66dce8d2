namespace Assay.Tracking.Store;

/// <summary>How the tables of former releases become today's.</summary>
internal static class SchemaUpgrade
{
    /// <summary>
    /// From 1, where every row that hung on a run repeated the run's id and a point its key as well. Foreign keys must be off.
    /// </summary>
    internal const string From1 = $"""
        DROP INDEX runs_by_experiment;
        ALTER TABLE runs RENAME TO runs_1;
        ALTER TABLE run_tags RENAME TO run_tags_1;
        ALTER TABLE params RENAME TO params_1;
        ALTER TABLE inputs RENAME TO inputs_1;
        ALTER TABLE input_tags RENAME TO input_tags_1;
        ALTER TABLE logged_model_metrics RENAME TO logged_model_metrics_1;
        ALTER TABLE model_outputs RENAME TO model_outputs_1;
        ALTER TABLE model_inputs RENAME TO model_inputs_1;
        {Schema.Runs}
        INSERT INTO runs (run_id, experiment_id, run_name, user_id, status, start_time, end_time, artifact_uri, lifecycle_stage)
          SELECT run_id, experiment_id, run_name, user_id, status, start_time, end_time, artifact_uri, lifecycle_stage FROM runs_1 ORDER BY rowid;
        INSERT INTO run_tags SELECT r.run, o.rowid, o.key, o.value
          FROM run_tags_1 o JOIN runs r ON r.run_id = o.run_id;
        INSERT INTO params SELECT r.run, o.rowid, o.key, o.value
          FROM params_1 o JOIN runs r ON r.run_id = o.run_id;
        INSERT INTO series SELECT r.run, o.key, o.rowid, o.step, o.timestamp, o.value, o.is_nan
          FROM latest_metrics o JOIN runs r ON r.run_id = o.run_id;
        INSERT INTO points SELECT s.series, o.step, o.timestamp, o.value, o.is_nan
          FROM metrics o JOIN runs r ON r.run_id = o.run_id JOIN series s ON s.run = r.run AND s.key = o.key;
        INSERT INTO inputs SELECT r.run, row_number() OVER (PARTITION BY r.run ORDER BY o.rowid), o.dataset_id
          FROM inputs_1 o JOIN runs r ON r.run_id = o.run_id;
        INSERT INTO input_tags SELECT r.run, o.dataset_id, row_number() OVER (PARTITION BY r.run, o.dataset_id ORDER BY o.rowid), o.key, o.value
          FROM input_tags_1 o JOIN runs r ON r.run_id = o.run_id;
        INSERT INTO logged_model_metrics SELECT * FROM logged_model_metrics_1 ORDER BY rowid;
        INSERT INTO model_outputs SELECT r.run, row_number() OVER (PARTITION BY r.run ORDER BY o.rowid), o.model_id, o.step
          FROM model_outputs_1 o JOIN runs r ON r.run_id = o.run_id;
        INSERT INTO model_inputs SELECT r.run, row_number() OVER (PARTITION BY r.run ORDER BY o.rowid), o.model_id
          FROM model_inputs_1 o JOIN runs r ON r.run_id = o.run_id;
        DROP TABLE model_inputs_1;
        DROP TABLE model_outputs_1;
        DROP TABLE logged_model_metrics_1;
        DROP TABLE input_tags_1;
        DROP TABLE inputs_1;
        DROP TABLE metrics;
        DROP TABLE latest_metrics;
        DROP TABLE params_1;
        DROP TABLE run_tags_1;
        DROP TABLE runs_1;
        """;
}
