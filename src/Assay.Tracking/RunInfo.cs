namespace Assay.Tracking;

/// <summary>Identity and state of a run.</summary>
public sealed record RunInfo
{
    internal static readonly RunInfo None = new();

    /// <summary>The old name of <see cref="RunId"/>; always equal to it.</summary>
    public string RunUuid { get => field ?? ""; init; }

    /// <summary>The experiment it belongs to.</summary>
    public string ExperimentId { get => field ?? ""; init; }

    /// <summary>For people; kept equal to the tag <c>mlflow.runName</c>.</summary>
    public string RunName { get => field ?? ""; init; }

    /// <summary>Who started it; empty where unknown.</summary>
    public string UserId { get => field ?? ""; init; }

    /// <summary>How it stands.</summary>
    public RunStatus Status { get; init; }

    /// <summary>Milliseconds since 1970-01-01 UTC, as the creator said; 0 where it said nothing.</summary>
    public long StartTime { get; init; }

    /// <summary>Milliseconds since 1970-01-01 UTC; null while nobody has ended it.</summary>
    public long? EndTime { get; init; }

    /// <summary>Root of its artifacts, such as <c>mlflow-artifacts:/1/[run]/artifacts</c>.</summary>
    public string ArtifactUri { get => field ?? ""; init; }

    /// <summary>Whether it is in use.</summary>
    public LifecycleStage LifecycleStage { get; init; }

    /// <summary>32 hexadecimal digits.</summary>
    public string RunId { get => field ?? RunUuid; init; }
}
