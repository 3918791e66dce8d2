namespace Assay;

/// <summary>The base of rules over one number that is measured of a column's values: it lies between two bounds, both included.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter, AllowMultiple = true)]
public abstract class MeasureAttribute(double minimum, double maximum) : RuleAttribute
{
    /// <summary>The least number that passes; <see cref="double.NegativeInfinity"/> leaves the side open.</summary>
    public double Minimum { get; } = minimum;

    /// <summary>The greatest number that passes; <see cref="double.PositiveInfinity"/> leaves the side open.</summary>
    public double Maximum { get; } = maximum;
}

/// <summary>The sum of the column's values (null and NaN left out) lies between two bounds, both included.</summary>
public sealed class SumBetweenAttribute(double minimum, double maximum) : MeasureAttribute(minimum, maximum);

/// <summary>The sample standard deviation (n − 1) of the column's values lies between two bounds, both included.</summary>
public sealed class StandardDeviationBetweenAttribute(double minimum, double maximum) : MeasureAttribute(minimum, maximum);

/// <summary>The sample variance (n − 1) of the column's values lies between two bounds, both included.</summary>
public sealed class VarianceBetweenAttribute(double minimum, double maximum) : MeasureAttribute(minimum, maximum);

/// <summary>The median of the column's values lies between two bounds, both included; of an even number of values it is the mean of the middle two.</summary>
public sealed class MedianBetweenAttribute(double minimum, double maximum) : MeasureAttribute(minimum, maximum);

/// <summary>A quantile of the column's values lies between two bounds, both included.</summary>
/// <param name="share">The share of values that lie below, from 0 to 1.</param>
/// <param name="minimum">The least quantile.</param>
/// <param name="maximum">The greatest quantile.</param>
public sealed class QuantileBetweenAttribute(double share, double minimum, double maximum) : MeasureAttribute(minimum, maximum)
{
    /// <summary>The share of values that lie below, from 0 to 1.</summary>
    public double Share { get; } = share;
}

/// <summary>The number of different values (null left out) lies between two bounds, both included.</summary>
public sealed class DistinctCountBetweenAttribute(double minimum, double maximum) : MeasureAttribute(minimum, maximum);

/// <summary>The number of different values per row that is not null lies between two bounds, both included: 1 where every value is its only one.</summary>
public sealed class DistinctShareBetweenAttribute(double minimum, double maximum) : MeasureAttribute(minimum, maximum);

/// <summary>The share of rows that are null lies between two bounds, both included.</summary>
public sealed class NullShareBetweenAttribute(double minimum, double maximum) : MeasureAttribute(minimum, maximum);

/// <summary>The share of zeros among the values that are not null lies between two bounds, both included.</summary>
public sealed class ZeroShareBetweenAttribute(double minimum, double maximum) : MeasureAttribute(minimum, maximum);

/// <summary>Shannon's entropy of the column's values, in nats, lies between two bounds, both included: 0 where all are the same, ln k of k equally frequent ones.</summary>
public sealed class EntropyBetweenAttribute(double minimum, double maximum) : MeasureAttribute(minimum, maximum);

/// <summary>Pearson's correlation of this column and another, over the rows in which both are numbers, lies between two bounds, both included.</summary>
/// <param name="column">The other column, by its name in C#.</param>
/// <param name="minimum">The least correlation.</param>
/// <param name="maximum">The greatest correlation.</param>
public sealed class CorrelationBetweenAttribute(string column, double minimum, double maximum) : MeasureAttribute(minimum, maximum)
{
    /// <summary>The other column, by its name in C#.</summary>
    public string Column { get; } = column;
}
