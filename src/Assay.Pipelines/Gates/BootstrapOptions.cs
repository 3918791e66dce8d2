namespace Assay.Pipelines.Gates;

/// <summary>How confidence intervals are made.</summary>
public sealed record BootstrapOptions
{
    /// <summary>The number of resamples; 1,000 leave the ends of a 95 % interval an error of few thousandths (Efron and Tibshirani 1993, ch. 14).</summary>
    public int Resamples { get; init; } = 1000;

    /// <summary>The share of intervals that hold the true value, between 0 and 1.</summary>
    public double Confidence { get; init; } = 0.95;

    /// <summary>The seed: the same rows, models and seed give the same interval on every machine.</summary>
    public ulong Seed { get; init; } = 1;
}
