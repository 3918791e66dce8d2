namespace Assay.Tracking.Store;

/// <summary>The tables. <see cref="Version"/> is kept in SQLite's <c>user_version</c>.</summary>
internal static class Schema
{
    internal const int Version = 2;

    internal const string Experiments = """
        CREATE TABLE experiments (
          experiment_id INTEGER PRIMARY KEY AUTOINCREMENT,
          name TEXT NOT NULL UNIQUE,
          artifact_location TEXT NOT NULL,
          lifecycle_stage TEXT NOT NULL,
          creation_time INTEGER NOT NULL,
          last_update_time INTEGER NOT NULL);
        CREATE TABLE experiment_tags (
          experiment_id INTEGER NOT NULL REFERENCES experiments, key TEXT NOT NULL, value TEXT NOT NULL,
          PRIMARY KEY (experiment_id, key));
        """;

    internal const string Models = """
        CREATE TABLE datasets (
          dataset_id INTEGER PRIMARY KEY,
          experiment_id INTEGER NOT NULL REFERENCES experiments,
          name TEXT NOT NULL, digest TEXT NOT NULL, source_type TEXT NOT NULL, source TEXT NOT NULL,
          schema TEXT, profile TEXT,
          UNIQUE (experiment_id, name, digest));
        CREATE TABLE logged_models (
          model_id TEXT PRIMARY KEY,
          experiment_id INTEGER NOT NULL REFERENCES experiments,
          name TEXT NOT NULL,
          creation_timestamp INTEGER NOT NULL,
          last_updated_timestamp INTEGER NOT NULL,
          artifact_uri TEXT NOT NULL,
          status TEXT NOT NULL,
          model_type TEXT,
          source_run_id TEXT,
          lifecycle_stage TEXT NOT NULL);
        CREATE TABLE logged_model_tags (
          model_id TEXT NOT NULL REFERENCES logged_models, key TEXT NOT NULL, value TEXT NOT NULL,
          PRIMARY KEY (model_id, key));
        CREATE TABLE logged_model_params (
          model_id TEXT NOT NULL REFERENCES logged_models, key TEXT NOT NULL, value TEXT NOT NULL,
          PRIMARY KEY (model_id, key));

        CREATE TABLE registered_models (
          name TEXT PRIMARY KEY,
          creation_timestamp INTEGER NOT NULL,
          last_updated_timestamp INTEGER NOT NULL,
          description TEXT,
          next_version INTEGER NOT NULL DEFAULT 1);
        CREATE TABLE registered_model_tags (
          name TEXT NOT NULL REFERENCES registered_models ON UPDATE CASCADE ON DELETE CASCADE,
          key TEXT NOT NULL, value TEXT NOT NULL,
          PRIMARY KEY (name, key));
        CREATE TABLE model_versions (
          name TEXT NOT NULL REFERENCES registered_models ON UPDATE CASCADE ON DELETE CASCADE,
          version INTEGER NOT NULL,
          creation_timestamp INTEGER NOT NULL,
          last_updated_timestamp INTEGER NOT NULL,
          current_stage TEXT NOT NULL,
          description TEXT NOT NULL,
          source TEXT NOT NULL,
          run_id TEXT,
          run_link TEXT NOT NULL,
          model_id TEXT,
          PRIMARY KEY (name, version));
        CREATE TABLE model_version_tags (
          name TEXT NOT NULL, version INTEGER NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL,
          PRIMARY KEY (name, version, key),
          FOREIGN KEY (name, version) REFERENCES model_versions ON UPDATE CASCADE ON DELETE CASCADE);
        CREATE TABLE aliases (
          name TEXT NOT NULL, alias TEXT NOT NULL, version INTEGER NOT NULL,
          PRIMARY KEY (name, alias),
          FOREIGN KEY (name, version) REFERENCES model_versions ON UPDATE CASCADE ON DELETE CASCADE);
        """;

    /// <summary>Runs and what hangs on them; a run is a number here, and its id is written once.</summary>
    internal const string Runs = """
        CREATE TABLE runs (
          run INTEGER PRIMARY KEY,
          run_id TEXT NOT NULL UNIQUE,
          experiment_id INTEGER NOT NULL REFERENCES experiments,
          run_name TEXT NOT NULL,
          user_id TEXT NOT NULL,
          status TEXT NOT NULL,
          start_time INTEGER NOT NULL,
          end_time INTEGER,
          artifact_uri TEXT NOT NULL,
          lifecycle_stage TEXT NOT NULL);
        CREATE INDEX runs_by_experiment ON runs (experiment_id, lifecycle_stage, start_time DESC, run_id);

        -- What hangs on a run lies together on the disk, found by its key in one step; place is the order in which it came.
        CREATE TABLE run_tags (
          run INTEGER NOT NULL REFERENCES runs, place INTEGER NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL,
          PRIMARY KEY (run, key)) WITHOUT ROWID;
        CREATE TABLE params (
          run INTEGER NOT NULL REFERENCES runs, place INTEGER NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL,
          PRIMARY KEY (run, key)) WITHOUT ROWID;

        -- A curve and its latest point: highest step, then time, then value.
        CREATE TABLE series (
          run INTEGER NOT NULL REFERENCES runs, key TEXT NOT NULL, series INTEGER NOT NULL UNIQUE,
          step INTEGER NOT NULL, timestamp INTEGER NOT NULL, value REAL NOT NULL, is_nan INTEGER NOT NULL,
          PRIMARY KEY (run, key)) WITHOUT ROWID;
        -- Without a foreign key: it would be looked up for every point, and only a series that was just found is written to.
        CREATE TABLE points (
          series INTEGER NOT NULL,
          step INTEGER NOT NULL, timestamp INTEGER NOT NULL, value REAL NOT NULL, is_nan INTEGER NOT NULL,
          PRIMARY KEY (series, step, timestamp, value, is_nan)) WITHOUT ROWID;

        CREATE TABLE inputs (
          run INTEGER NOT NULL REFERENCES runs, place INTEGER NOT NULL, dataset_id INTEGER NOT NULL REFERENCES datasets,
          PRIMARY KEY (run, place), UNIQUE (run, dataset_id)) WITHOUT ROWID;
        CREATE TABLE input_tags (
          run INTEGER NOT NULL, dataset_id INTEGER NOT NULL, place INTEGER NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL,
          PRIMARY KEY (run, dataset_id, place), UNIQUE (run, dataset_id, key),
          FOREIGN KEY (run, dataset_id) REFERENCES inputs (run, dataset_id)) WITHOUT ROWID;
        CREATE INDEX inputs_by_dataset ON inputs (dataset_id);

        CREATE TABLE logged_model_metrics (
          model_id TEXT NOT NULL REFERENCES logged_models, run_id TEXT NOT NULL REFERENCES runs (run_id), key TEXT NOT NULL,
          step INTEGER NOT NULL, timestamp INTEGER NOT NULL, value REAL NOT NULL, is_nan INTEGER NOT NULL,
          dataset_name TEXT NOT NULL, dataset_digest TEXT NOT NULL,
          PRIMARY KEY (model_id, key, run_id, dataset_name, dataset_digest, step, timestamp, value, is_nan));
        CREATE TABLE model_outputs (
          run INTEGER NOT NULL REFERENCES runs, place INTEGER NOT NULL, model_id TEXT NOT NULL REFERENCES logged_models, step INTEGER NOT NULL,
          PRIMARY KEY (run, place), UNIQUE (run, model_id)) WITHOUT ROWID;
        CREATE TABLE model_inputs (
          run INTEGER NOT NULL REFERENCES runs, place INTEGER NOT NULL, model_id TEXT NOT NULL REFERENCES logged_models,
          PRIMARY KEY (run, place), UNIQUE (run, model_id)) WITHOUT ROWID;
        """;
}
