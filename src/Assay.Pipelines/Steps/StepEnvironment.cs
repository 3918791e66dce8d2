namespace Assay.Pipelines.Steps;

/// <summary>The environment variables that the local runner gives a step, and that a host hands to <see cref="StepServices"/>.</summary>
public static class StepEnvironment
{
    /// <summary>The pipeline's run: a UUID.</summary>
    public const string RunId = "ASSAY_RUN_ID";

    /// <summary>The step's own run in the event log, which the local runner starts and ends. Absent in a cluster: the step then does both.</summary>
    public const string StepRunId = "ASSAY_STEP_RUN_ID";

    /// <summary>The run in the tracking store that the step logs into.</summary>
    public const string TrackingRunId = "MLFLOW_RUN_ID";
}
