namespace Assay.Tracking;

/// <summary>One measured point. Points are only added; the same point (key, time, step and value) is kept once.</summary>
/// <param name="Key">At most 250 characters; a <c>/</c> groups charts, as in <c>train/loss</c>.</param>
/// <param name="Value">The measurement. NaN is kept as NaN; SQL stores, MLflow's and ours, answer an infinity as ±<see cref="double.MaxValue"/>.</param>
/// <param name="Timestamp">Milliseconds since 1970-01-01 UTC.</param>
/// <param name="Step">Position in the training; may be negative.</param>
public sealed record Metric(string Key, double Value, long Timestamp, long Step = 0)
{
    /// <summary>The run it belongs to; set only in answers that mix runs.</summary>
    public string? RunId { get; init; }

    /// <summary>The logged model that was measured, if one was named.</summary>
    public string? ModelId { get; init; }

    /// <summary>Name of the dataset that was measured on, if one was named.</summary>
    public string? DatasetName { get; init; }

    /// <summary>Digest of that dataset.</summary>
    public string? DatasetDigest { get; init; }
}
