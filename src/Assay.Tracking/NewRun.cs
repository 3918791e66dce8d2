namespace Assay.Tracking;

/// <summary>What a run is created with.</summary>
/// <param name="ExperimentId">An experiment in use.</param>
public sealed record NewRun(string ExperimentId)
{
    /// <summary>Who starts it.</summary>
    public string UserId { get; init; } = "";

    /// <summary>For people; without one the server invents <c>adjective-noun-123</c>.</summary>
    public string? RunName { get; init; }

    /// <summary>Milliseconds since 1970-01-01 UTC.</summary>
    public long StartTime { get; init; }

    /// <summary>Tags to begin with.</summary>
    public IReadOnlyList<Tag> Tags { get => field ?? []; init; }
}

/// <summary>What to log at once: all of it lands or none. At most 1000 metrics, 100 parameters, 100 tags and 1000 together.</summary>
public sealed record RunBatch
{
    /// <summary>Points to add.</summary>
    public IReadOnlyList<Metric> Metrics { get => field ?? []; init; }

    /// <summary>Parameters to write; no key twice.</summary>
    public IReadOnlyList<Param> Params { get => field ?? []; init; }

    /// <summary>Tags to set.</summary>
    public IReadOnlyList<Tag> Tags { get => field ?? []; init; }
}

/// <summary>What a model version is created with.</summary>
/// <param name="Name">A registered model.</param>
/// <param name="Source">Where its files are; no local path.</param>
public sealed record NewModelVersion(string Name, string Source)
{
    /// <summary>The run that made it.</summary>
    public string? RunId { get; init; }

    /// <summary>Address of the run, where it lives on another server.</summary>
    public string? RunLink { get; init; }

    /// <summary>The logged model whose files these are.</summary>
    public string? ModelId { get; init; }

    /// <summary>For people.</summary>
    public string? Description { get; init; }

    /// <summary>Tags to begin with.</summary>
    public IReadOnlyList<Tag> Tags { get => field ?? []; init; }
}
