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

    /// <summary>Id that a run had while no server could be reached.</summary>
    public const string OfflineId = "assay.offline_id";
}
