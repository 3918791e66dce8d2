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

CREATE TABLE runs (
  run_id TEXT PRIMARY KEY,
  experiment_id INTEGER NOT NULL REFERENCES experiments,
  run_name TEXT NOT NULL,
  user_id TEXT NOT NULL,
  status TEXT NOT NULL,
  start_time INTEGER NOT NULL,
  end_time INTEGER,
  artifact_uri TEXT NOT NULL,
  lifecycle_stage TEXT NOT NULL);
CREATE INDEX runs_by_experiment ON runs (experiment_id, start_time DESC);
CREATE TABLE run_tags (
  run_id TEXT NOT NULL REFERENCES runs, key TEXT NOT NULL, value TEXT NOT NULL,
  PRIMARY KEY (run_id, key));
CREATE TABLE params (
  run_id TEXT NOT NULL REFERENCES runs, key TEXT NOT NULL, value TEXT NOT NULL,
  PRIMARY KEY (run_id, key));
CREATE TABLE metrics (
  run_id TEXT NOT NULL REFERENCES runs, key TEXT NOT NULL,
  step INTEGER NOT NULL, timestamp INTEGER NOT NULL, value REAL NOT NULL, is_nan INTEGER NOT NULL,
  PRIMARY KEY (run_id, key, step, timestamp, value, is_nan)) WITHOUT ROWID;
CREATE TABLE latest_metrics (
  run_id TEXT NOT NULL REFERENCES runs, key TEXT NOT NULL,
  step INTEGER NOT NULL, timestamp INTEGER NOT NULL, value REAL NOT NULL, is_nan INTEGER NOT NULL,
  PRIMARY KEY (run_id, key));

CREATE TABLE datasets (
  dataset_id INTEGER PRIMARY KEY,
  experiment_id INTEGER NOT NULL REFERENCES experiments,
  name TEXT NOT NULL, digest TEXT NOT NULL, source_type TEXT NOT NULL, source TEXT NOT NULL,
  schema TEXT, profile TEXT,
  UNIQUE (experiment_id, name, digest));
CREATE TABLE inputs (
  run_id TEXT NOT NULL REFERENCES runs, dataset_id INTEGER NOT NULL REFERENCES datasets,
  PRIMARY KEY (run_id, dataset_id));
CREATE TABLE input_tags (
  run_id TEXT NOT NULL, dataset_id INTEGER NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL,
  PRIMARY KEY (run_id, dataset_id, key),
  FOREIGN KEY (run_id, dataset_id) REFERENCES inputs);

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
CREATE TABLE logged_model_metrics (
  model_id TEXT NOT NULL REFERENCES logged_models, run_id TEXT NOT NULL REFERENCES runs, key TEXT NOT NULL,
  step INTEGER NOT NULL, timestamp INTEGER NOT NULL, value REAL NOT NULL, is_nan INTEGER NOT NULL,
  dataset_name TEXT NOT NULL, dataset_digest TEXT NOT NULL,
  PRIMARY KEY (model_id, key, run_id, dataset_name, dataset_digest, step, timestamp, value, is_nan));
CREATE TABLE model_outputs (
  run_id TEXT NOT NULL REFERENCES runs, model_id TEXT NOT NULL REFERENCES logged_models, step INTEGER NOT NULL,
  PRIMARY KEY (run_id, model_id));
CREATE TABLE model_inputs (
  run_id TEXT NOT NULL REFERENCES runs, model_id TEXT NOT NULL REFERENCES logged_models,
  PRIMARY KEY (run_id, model_id));

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

INSERT INTO experiments VALUES (0, 'Default', 'mlflow-artifacts:/0', 'active', 1, 1);
INSERT INTO experiments VALUES (1, 'training', 'mlflow-artifacts:/1', 'active', 2, 3);
INSERT INTO experiment_tags VALUES (1, 'team', 'quality');
INSERT INTO runs VALUES ('0123456789abcdef0123456789abcdef', 1, 'first', 'ana', 'FINISHED', 4, 5, 'mlflow-artifacts:/1/0123456789abcdef0123456789abcdef/artifacts', 'active');
INSERT INTO run_tags VALUES ('0123456789abcdef0123456789abcdef', 'mlflow.runName', 'first');
INSERT INTO params VALUES ('0123456789abcdef0123456789abcdef', 'lr', '0.1');
INSERT INTO metrics VALUES ('0123456789abcdef0123456789abcdef', 'auc', 0, 6, 0.5, 0);
INSERT INTO metrics VALUES ('0123456789abcdef0123456789abcdef', 'auc', 1, 7, 0, 1);
INSERT INTO latest_metrics VALUES ('0123456789abcdef0123456789abcdef', 'auc', 1, 7, 0, 1);
INSERT INTO datasets VALUES (1, 1, 'flights', 'abc', 'local', '{}', NULL, '{"num_rows":2}');
INSERT INTO inputs VALUES ('0123456789abcdef0123456789abcdef', 1);
INSERT INTO input_tags VALUES ('0123456789abcdef0123456789abcdef', 1, 'mlflow.data.context', 'training');
INSERT INTO logged_models VALUES ('m-0123456789abcdef0123456789abcdef', 1, 'tree', 8, 8, 'mlflow-artifacts:/1/models/m-0123456789abcdef0123456789abcdef/artifacts', 'LOGGED_MODEL_READY', NULL, '0123456789abcdef0123456789abcdef', 'active');
INSERT INTO logged_model_tags VALUES ('m-0123456789abcdef0123456789abcdef', 'a', 'b');
INSERT INTO logged_model_params VALUES ('m-0123456789abcdef0123456789abcdef', 'depth', '3');
INSERT INTO logged_model_metrics VALUES ('m-0123456789abcdef0123456789abcdef', '0123456789abcdef0123456789abcdef', 'auc', 1, 7, 0.5, 0, 'flights', 'abc');
INSERT INTO model_outputs VALUES ('0123456789abcdef0123456789abcdef', 'm-0123456789abcdef0123456789abcdef', 0);
INSERT INTO registered_models VALUES ('delay', 9, 9, 'the model', 2);
INSERT INTO registered_model_tags VALUES ('delay', 'owner', 'ana');
INSERT INTO model_versions VALUES ('delay', 1, 9, 9, 'None', '', 'runs:/0123456789abcdef0123456789abcdef/model', '0123456789abcdef0123456789abcdef', '', NULL);
INSERT INTO model_version_tags VALUES ('delay', 1, 'gate', 'passed');
INSERT INTO aliases VALUES ('delay', 'champion', 1);
PRAGMA user_version = 1;
