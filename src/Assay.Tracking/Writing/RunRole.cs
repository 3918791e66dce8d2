namespace Assay.Tracking.Writing;

/// <summary>What a writer is to its run.</summary>
internal enum RunRole
{
    /// <summary>It started the run, and must end it.</summary>
    Owner,

    /// <summary>It goes on with a run that another process started, and may end it.</summary>
    Resumed,

    /// <summary>The environment named the run (MLFLOW_RUN_ID): whoever started it ends it.</summary>
    Guest,
}
