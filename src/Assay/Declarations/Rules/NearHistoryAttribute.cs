namespace Assay;

/// <summary>A number of a batch that is compared with those of former batches.</summary>
public enum BatchMetric
{
    /// <summary>The number of rows; stands on the record.</summary>
    RowCount,

    /// <summary>The share of rows of the column that are null.</summary>
    NullShare,

    /// <summary>The mean of the column.</summary>
    Mean,

    /// <summary>The sample standard deviation of the column.</summary>
    StandardDeviation,

    /// <summary>The sum of the column.</summary>
    Sum,

    /// <summary>The median of the column.</summary>
    Median,

    /// <summary>The least value of the column.</summary>
    Min,

    /// <summary>The greatest value of the column.</summary>
    Max,

    /// <summary>The share of zeros among the column's values.</summary>
    ZeroShare,

    /// <summary>The number of different values.</summary>
    DistinctCount,

    /// <summary>The number of different values per row with a value.</summary>
    DistinctShare,

    /// <summary>The entropy of the column's values, in nats.</summary>
    Entropy,
}

/// <summary>
/// A number of the batch lies near those of the batches before, as the history of verdicts knows them. Batches that were refused are no
/// baseline, nor is the same content validated before. Too little history is no pass: the rule is skipped, and says so.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Property | AttributeTargets.Parameter, AllowMultiple = true, Inherited = false)]
public sealed class NearHistoryAttribute(BatchMetric metric) : RuleAttribute
{
    /// <summary>The number.</summary>
    public BatchMetric Metric { get; } = metric;

    /// <summary>How far it may lie from the baseline, in percent of the baseline. One of this and <see cref="WithinStandardDeviations"/>, or both, is given.</summary>
    public double WithinPercent { get; init; }

    /// <summary>How far it may lie from the baseline, in sample standard deviations of the former numbers; with <see cref="Robust"/> in 1.4826 times their median deviation.</summary>
    public double WithinStandardDeviations { get; init; }

    /// <summary>How many batches the baseline is made of at most.</summary>
    public int OfLast { get; init; } = 30;

    /// <summary>How many must be known for the rule to be judged.</summary>
    public int AtLeastKnown { get; init; } = 5;

    /// <summary>Whether the baseline is the median and not the mean, so that single strange batches don't move it.</summary>
    public bool Robust { get; init; }
}
