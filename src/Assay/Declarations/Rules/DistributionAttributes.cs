namespace Assay;

/// <summary>How far two distributions of a column lie apart. Null, NaN and infinite values are in none of them.</summary>
public enum DriftMeasure
{
    /// <summary>
    /// The population stability index in nats: 0 is no difference, its folk names are 0.1 some and 0.25 much. Over the bins of
    /// <see cref="JensenShannon"/>; the share of an empty one counts as 0.0001.
    /// </summary>
    PopulationStability,

    /// <summary>
    /// The Jensen-Shannon distance to base 2, from 0 to 1. Numbers are counted over tenths of the baseline; text, enums and bool over the baseline's 50
    /// most frequent values and all others together.
    /// </summary>
    JensenShannon,

    /// <summary>The greatest difference of shares in one of these bins, from 0 to 1 (L-infinity).</summary>
    GreatestDifference,

    /// <summary>Pearson's chi-square over these bins as Cramér's V, √(χ²/n), from 0 to 1: its size and not its significance, which every difference reaches with enough rows.</summary>
    ChiSquare,

    /// <summary>The Kolmogorov-Smirnov statistic of a column of numbers: the greatest distance of the distribution functions, from 0 to 1.</summary>
    KolmogorovSmirnov,

    /// <summary>The first Wasserstein distance of a column of numbers, in the column's unit: how far a value must be moved on average.</summary>
    Wasserstein,
}

/// <summary>
/// The values of the column are distributed as in the batches before, as the history of verdicts knows them. Batches that were refused are no
/// baseline, nor is the same content validated before. Too little history, or too few rows, is no pass: the rule is skipped, and says so.
/// </summary>
/// <param name="measure">How the distance is measured.</param>
/// <param name="atMost">The greatest distance that passes.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter, AllowMultiple = true)]
public sealed class DistributionNearHistoryAttribute(DriftMeasure measure, double atMost) : RuleAttribute
{
    /// <summary>How the distance is measured.</summary>
    public DriftMeasure Measure { get; } = measure;

    /// <summary>The greatest distance that passes.</summary>
    public double AtMost { get; } = atMost;

    /// <summary>How many batches the baseline is made of at most; their rows are taken together.</summary>
    public int OfLast { get; init; } = 30;

    /// <summary>How many batches must be known for the rule to be judged.</summary>
    public int AtLeastKnown { get; init; } = 5;

    /// <summary>How many rows with a value both the batch and the baseline need.</summary>
    public int LeastRows { get; init; } = 30;
}

/// <summary>
/// The values of the column are distributed as those of a column of another dataset, or of a committed version of any. Too few rows are no pass: the
/// rule is skipped, and says so.
/// </summary>
/// <typeparam name="TDataset">The dataset that is compared with; the record itself, with a <see cref="Version"/>, for a former state.</typeparam>
/// <param name="column">Its column, by its name in C#.</param>
/// <param name="measure">How the distance is measured.</param>
/// <param name="atMost">The greatest distance that passes.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter, AllowMultiple = true)]
public sealed class DistributionNearAttribute<TDataset>(string column, DriftMeasure measure, double atMost) : RuleAttribute
{
    /// <summary>The column compared with, by its name in C#.</summary>
    public string Column { get; } = column;

    /// <summary>How the distance is measured.</summary>
    public DriftMeasure Measure { get; } = measure;

    /// <summary>The greatest distance that passes.</summary>
    public double AtMost { get; } = atMost;

    /// <summary>The version compared with: a number, a tag, or a time, as <c>--version</c> takes it; the dataset's source where not given.</summary>
    public string? Version { get; init; }

    /// <summary>How many rows with a value both the batch and the baseline need.</summary>
    public int LeastRows { get; init; } = 30;
}
