namespace Assay.Pipelines.Kubeflow;

/// <summary>The state of a run or of one of its tasks.</summary>
public enum KubeflowState
{
    /// <summary>None is told yet, or one that this version doesn't know; it isn't the last.</summary>
    Unspecified,

    /// <summary>Waits for a place.</summary>
    Pending,

    /// <summary>At work.</summary>
    Running,

    /// <summary>Done.</summary>
    Succeeded,

    /// <summary>Not run, because its condition is false or a task before it failed.</summary>
    Skipped,

    /// <summary>Failed, after all retries.</summary>
    Failed,

    /// <summary>Being stopped.</summary>
    Canceling,

    /// <summary>Stopped.</summary>
    Canceled,

    /// <summary>Held.</summary>
    Paused,
}

/// <summary>What states mean.</summary>
public static class KubeflowStates
{
    /// <summary>Whether nothing follows: SUCCEEDED, SKIPPED, FAILED, CANCELED.</summary>
    public static bool IsLast(this KubeflowState state) =>
        state is KubeflowState.Succeeded or KubeflowState.Skipped or KubeflowState.Failed or KubeflowState.Canceled;

    /// <summary>The state of its name in the API; <see cref="KubeflowState.Unspecified"/> for a name that is new.</summary>
    internal static KubeflowState Of(string? name) =>
        Enum.TryParse<KubeflowState>(name, ignoreCase: true, out var state) && !char.IsAsciiDigit(name[0]) ? state : KubeflowState.Unspecified;
}
