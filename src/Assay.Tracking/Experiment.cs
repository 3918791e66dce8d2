namespace Assay.Tracking;

/// <summary>A named collection of runs that answer one question.</summary>
public sealed record Experiment
{
    /// <summary>The server's id, such as <c>1</c>; <c>0</c> is the experiment "Default".</summary>
    public string ExperimentId { get => field ?? ""; init; }

    /// <summary>Unique among all experiments, deleted ones included; at most 500 characters.</summary>
    public string Name { get => field ?? ""; init; }

    /// <summary>Where the artifacts of its runs go, such as <c>mlflow-artifacts:/1</c>.</summary>
    public string ArtifactLocation { get => field ?? ""; init; }

    /// <summary>Whether it is in use.</summary>
    public LifecycleStage LifecycleStage { get; init; }

    /// <summary>Milliseconds since 1970-01-01 UTC of the last change to the experiment itself.</summary>
    public long LastUpdateTime { get; init; }

    /// <summary>Milliseconds since 1970-01-01 UTC of its creation.</summary>
    public long CreationTime { get; init; }

    /// <summary>Its tags, in the order in which their keys first came.</summary>
    public IReadOnlyList<Tag> Tags { get => field ?? []; init; }
}
