namespace Assay.Tracking;

/// <summary>Tags that MLflow's pages understand, and ours.</summary>
public static class RunTags
{
    /// <summary>The run's name; kept equal to it.</summary>
    public const string Name = "mlflow.runName";

    /// <summary>Who started the run.</summary>
    public const string User = "mlflow.user";

    /// <summary>Script, build target or pipeline step.</summary>
    public const string SourceName = "mlflow.source.name";

    /// <summary>LOCAL, JOB, PROJECT or NOTEBOOK.</summary>
    public const string SourceType = "mlflow.source.type";

    /// <summary>Commit of the source; MLflow links it.</summary>
    public const string GitCommit = "mlflow.source.git.commit";

    /// <summary>Branch of the source.</summary>
    public const string GitBranch = "mlflow.source.git.branch";

    /// <summary>Repository of the source.</summary>
    public const string GitRepository = "mlflow.source.git.repoURL";

    /// <summary>Whether the source had changes that no commit holds: true or false.</summary>
    public const string GitDirty = "mlflow.source.git.dirty";

    /// <summary>The run that this one is nested under.</summary>
    public const string ParentRunId = "mlflow.parentRunId";

    /// <summary>Description in Markdown.</summary>
    public const string Note = "mlflow.note.content";

    /// <summary>Assay's own id of the pipeline run, a UUIDv7.</summary>
    public const string AssayRunId = "assay.run_id";

    /// <summary>The run, on another server, that made a model version.</summary>
    public const string TrackingRunId = "assay.tracking_run_id";

    /// <summary>The pipeline that was run.</summary>
    public const string Pipeline = "assay.pipeline";

    /// <summary>SHA-256 over the compiled pipeline and the declarations of all that it reads and makes.</summary>
    public const string Declaration = "assay.declaration";

    /// <summary>Version ids of the modules that ran: a deterministic build gives equal ids to equal code.</summary>
    public const string Code = "assay.code";

    /// <summary>A model that the run made: a <see cref="LoggedModelFacts"/> as JSON.</summary>
    public static string Model(string name) => "assay.model." + name;

    /// <summary>The version of a model that was champion while the run judged or scored; <c>none</c> where there was none.</summary>
    public static string Champion(string model) => "assay.champion." + model;

    /// <summary>Id under which a run was begun, or would have been journalled: one that was told to a server twice is found by it.</summary>
    public const string OfflineId = "assay.offline_id";
}
