namespace Assay.Tracking;

/// <summary>What a run measured and was told.</summary>
public sealed record RunData
{
    internal static readonly RunData None = new();

    /// <summary>The latest point of each metric: highest step, then time, then value.</summary>
    public IReadOnlyList<Metric> Metrics { get => field ?? []; init; }

    /// <summary>The parameters.</summary>
    public IReadOnlyList<Param> Params { get => field ?? []; init; }

    /// <summary>The tags.</summary>
    public IReadOnlyList<Tag> Tags { get => field ?? []; init; }
}
