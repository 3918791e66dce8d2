using Assay.Profiling.Sketches;

namespace Assay.Profiling.Columns;

/// <summary>What the finite numbers of a column look like.</summary>
public sealed record NumberProfile
{
    private const int Bins = 20;
    private const double FenceRanges = 1.5;

    // Iglewicz and Hoaglin (1993): 0.6745 is the 0.75 quantile of the normal distribution.
    private const double MadScale = 0.6745;
    private const double RobustLimit = 3.5;

    private static readonly double[] s_shares = [0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99];

    /// <summary>The mean.</summary>
    public required double Mean { get; init; }

    /// <summary>The standard deviation of a sample (n − 1); null of a single number.</summary>
    public double? StandardDeviation { get; init; }

    /// <summary>The skewness g₁ = m₃/m₂^1.5; null where all numbers are the same.</summary>
    public double? Skewness { get; init; }

    /// <summary>How many are zero.</summary>
    public long Zeros { get; init; }

    /// <summary>How many are below zero.</summary>
    public long Negatives { get; init; }

    /// <summary>Values at the nearest ranks of 1, 5, 25, 50, 75, 95 and 99 %.</summary>
    public required IReadOnlyList<Quantile> Quantiles { get; init; }

    /// <summary>Whether quantiles, histogram and counts of outliers are exact; otherwise ranks are within 1 % of all numbers.</summary>
    public required bool IsExact { get; init; }

    /// <summary>How many numbers lie in each of twenty bins of one width between the least and the greatest.</summary>
    public required Histogram Histogram { get; init; }

    /// <summary>Numbers far from the others.</summary>
    public required OutlierProfile Outliers { get; init; }

    internal static NumberProfile Of(Moments moments, WeightedNumbers numbers, long zeros, long negatives, Extremes least, Extremes greatest)
    {
        var quantiles = s_shares.Select(share => new Quantile(share, numbers.Quantile(share))).ToList();
        return new NumberProfile
        {
            Mean = moments.Mean,
            StandardDeviation = moments.StandardDeviation,
            Skewness = moments.Skewness,
            Zeros = zeros,
            Negatives = negatives,
            Quantiles = quantiles,
            IsExact = numbers.IsExact,
            Histogram = HistogramOf(numbers, least.Rows.First().Value, greatest.Rows.First().Value),
            Outliers = OutliersOf(numbers, quantiles[2].Value, quantiles[3].Value, quantiles[4].Value, least, greatest),
        };
    }

    private static Histogram HistogramOf(WeightedNumbers numbers, double least, double greatest)
    {
        var width = (greatest / Bins) - (least / Bins);
        if (!(width > 0) || !double.IsFinite(width) || least + width == least)
            return new Histogram(least, greatest, [numbers.Count]);
        var counts = new long[Bins];
        foreach (var (value, times) in numbers.Pairs())
            counts[Math.Clamp((int)((value - least) / width), 0, Bins - 1)] += times;
        return new Histogram(least, greatest, counts);
    }

    private static OutlierProfile OutliersOf(WeightedNumbers numbers, double first, double median, double third, Extremes least, Extremes greatest)
    {
        var (lower, upper) = (first - (FenceRanges * (third - first)), third + (FenceRanges * (third - first)));
        var deviation = numbers.FarFrom(median).Quantile(0.5);
        return new OutlierProfile
        {
            LowerFence = lower,
            UpperFence = upper,
            Below = numbers.Where(value => value < lower),
            Above = numbers.Where(value => value > upper),
            RobustZ = deviation > 0 ? numbers.Where(value => MadScale * Math.Abs(value - median) / deviation > RobustLimit) : null,
            Rows = [.. least.Rows.Where(row => row.Value < lower).Concat(greatest.Rows.Where(row => row.Value > upper)).Select(row => row.Place)],
        };
    }
}

/// <summary>A value that a share of all numbers does not exceed.</summary>
/// <param name="Share">The share, between 0 and 1.</param>
/// <param name="Value">The value.</param>
public sealed record Quantile(double Share, double Value);

/// <summary>How many numbers lie where.</summary>
/// <param name="Least">The lower edge of the first bin, the least number.</param>
/// <param name="Greatest">The upper edge of the last bin, the greatest number.</param>
/// <param name="Counts">The numbers in each bin, all of one width; one bin where all numbers are the same.</param>
public sealed record Histogram(double Least, double Greatest, IReadOnlyList<long> Counts);

/// <summary>Numbers far from the others.</summary>
public sealed record OutlierProfile
{
    /// <summary>Tukey's lower fence: 1.5 interquartile ranges below the first quartile.</summary>
    public double LowerFence { get; init; }

    /// <summary>Tukey's upper fence: as much above the third.</summary>
    public double UpperFence { get; init; }

    /// <summary>How many lie below the lower fence.</summary>
    public long Below { get; init; }

    /// <summary>How many lie above the upper one.</summary>
    public long Above { get; init; }

    /// <summary>How many have a robust z-score, 0.6745·|x − median|/MAD, above 3.5; null where more than half are the same number.</summary>
    public long? RobustZ { get; init; }

    /// <summary>The rows of the ten furthest beyond either fence.</summary>
    public IReadOnlyList<RowPlace> Rows { get; init; } = [];
}

/// <summary>A row.</summary>
/// <param name="Source">The file.</param>
/// <param name="Row">The row in it, from 1.</param>
public readonly record struct RowPlace(string Source, long Row);

/// <summary>How a column goes from row to row.</summary>
public enum RowOrder
{
    /// <summary>Up and down, or it never changes.</summary>
    None,

    /// <summary>Never down.</summary>
    Increasing,

    /// <summary>Always up.</summary>
    StrictlyIncreasing,

    /// <summary>Never up.</summary>
    Decreasing,

    /// <summary>Always down.</summary>
    StrictlyDecreasing,
}
