using Assay.Pipelines.Kubeflow.Wire;

namespace Assay.Pipelines.Kubeflow;

/// <summary>A run in Kubeflow.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="State">How it stands. A run whose condition was false has succeeded: see <see cref="KubeflowVerdict"/>.</param>
/// <param name="Error">What the cluster says of its failure; null where nothing.</param>
/// <param name="Created">When it was made; null where not told.</param>
/// <param name="Finished">When it ended; null where it has not.</param>
/// <param name="Tasks">Its tasks, as far as the cluster has begun with them.</param>
public sealed record KubeflowRun(
    string Id, string Name, KubeflowState State, string? Error, DateTimeOffset? Created, DateTimeOffset? Finished, IReadOnlyList<KubeflowTask> Tasks)
{
    internal static KubeflowRun Of(RunWire run) => new(
        run.RunId ?? "",
        run.DisplayName ?? "",
        KubeflowStates.Of(run.State),
        run.Error?.Message,
        Time(run.CreatedAt),
        Time(run.FinishedAt),
        [.. (run.RunDetails?.TaskDetails ?? []).Select(task => new KubeflowTask(
            task.TaskId ?? "", task.DisplayName ?? "", KubeflowStates.Of(task.State), task.Error?.Message, task.PodName ?? (task.ChildTasks is [var child, ..] ? child.PodName : null)))]);

    // The epoch is how the API says that a time isn't set.
    private static DateTimeOffset? Time(DateTimeOffset? time) => time is { } set && set > DateTimeOffset.UnixEpoch ? set : null;
}

/// <summary>A task of a run in Kubeflow.</summary>
/// <param name="Id">Its id in the run.</param>
/// <param name="Name">Its name in the pipeline; one that is repeated comes several times.</param>
/// <param name="State">How it stands.</param>
/// <param name="Error">What the cluster says of its failure; null where nothing.</param>
/// <param name="Pod">The pod that holds its log; null where none was started.</param>
public sealed record KubeflowTask(string Id, string Name, KubeflowState State, string? Error, string? Pod)
{
    /// <summary>What to type for the task's log; null where no pod was started.</summary>
    /// <param name="options">Names the namespace.</param>
    public string? LogCommand(KubeflowOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return Pod is null ? null : $"kubectl logs {Pod} -c main{(options.Namespace is { } ns ? $" -n {ns}" : "")}";
    }
}

/// <summary>A version of a pipeline in Kubeflow.</summary>
/// <param name="PipelineId">The pipeline.</param>
/// <param name="VersionId">The version.</param>
/// <param name="Name">The version's name.</param>
/// <param name="IsNew">Whether this call made it; else the same file had been uploaded before.</param>
public sealed record KubeflowVersion(string PipelineId, string VersionId, string Name, bool IsNew);

/// <summary>A run that Kubeflow starts again and again.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Cron">The schedule, six fields, seconds first, in UTC unless the installation says otherwise; null for another trigger.</param>
/// <param name="IsEnabled">Whether it starts runs.</param>
/// <param name="VersionId">The version that it runs; null for the newest.</param>
public sealed record KubeflowRecurringRun(string Id, string Name, string? Cron, bool IsEnabled, string? VersionId)
{
    internal static KubeflowRecurringRun Of(RecurringRunWire run) => new(
        run.RecurringRunId ?? "", run.DisplayName ?? "", run.Trigger?.CronSchedule?.Cron, run.Status != "DISABLED", run.PipelineVersionReference?.PipelineVersionId);
}
