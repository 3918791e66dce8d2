namespace Assay.Tracking;

/// <summary>A dataset as MLflow knows it: the same experiment, name and digest are one dataset.</summary>
public sealed record LoggedDataset
{
    internal static readonly LoggedDataset None = new();

    /// <summary>At most 500 characters.</summary>
    public string Name { get => field ?? ""; init; }

    /// <summary>At most 36 characters that change whenever the content does.</summary>
    public string Digest { get => field ?? ""; init; }

    /// <summary>Where it comes from: <c>local</c>, <c>http</c>, <c>s3</c>, <c>code</c>…</summary>
    public string SourceType { get => field ?? ""; init; }

    /// <summary>JSON text <c>{"uri": "…"}</c>.</summary>
    public string Source { get => field ?? ""; init; }

    /// <summary>JSON text <c>{"mlflow_colspec": [{"type", "name", "required"}]}</c>; null where unknown.</summary>
    public string? Schema { get; init; }

    /// <summary>JSON text <c>{"num_rows": 2, "num_elements": 6}</c>; null where unknown.</summary>
    public string? Profile { get; init; }
}

/// <summary>A dataset that runs of an experiment read.</summary>
public sealed record DatasetSummary
{
    /// <summary>The experiment.</summary>
    public string ExperimentId { get => field ?? ""; init; }

    /// <summary>The dataset's name.</summary>
    public string Name { get => field ?? ""; init; }

    /// <summary>The dataset's digest.</summary>
    public string Digest { get => field ?? ""; init; }

    /// <summary>For what it was read; null where no run said so.</summary>
    public string? Context { get; init; }
}
