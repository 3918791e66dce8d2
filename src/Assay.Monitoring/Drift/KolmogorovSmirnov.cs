using Assay.CompilerServices;

namespace Assay.Monitoring.Drift;

/// <summary>What the two-sample Kolmogorov-Smirnov test found.</summary>
/// <param name="Statistic">The greatest distance of the two empirical distribution functions, in [0, 1]; the test's effect size.</param>
/// <param name="PValue">The probability of such a distance or a greater one without drift, in [0, 1].</param>
/// <param name="IsExact">Whether the p-value counts lattice paths and isn't an approximation.</param>
public sealed record KolmogorovSmirnovResult(double Statistic, double PValue, bool IsExact);

/// <summary>
/// The two-sample, two-sided Kolmogorov-Smirnov test. Exact up to 10,000 values a side (J. L. Hodges, Arkiv för Matematik 3, 1958), else by the
/// one-sample distribution at the effective size mn/(m+n), the convention of SciPy 1.10.1 (<c>ks_2samp</c>, <c>method="auto"</c>). With ties
/// the p-value is too large, never too small: the test is then conservative.
/// </summary>
public static class KolmogorovSmirnov
{
    private const int MaxExact = 10_000;

    /// <summary>Compares two samples.</summary>
    /// <param name="reference">Ascending, without NaN, not empty.</param>
    /// <param name="current">Ascending, without NaN, not empty.</param>
    /// <exception cref="ArgumentException">A sample is empty.</exception>
    public static KolmogorovSmirnovResult Test(ReadOnlySpan<double> reference, ReadOnlySpan<double> current)
    {
        if (reference.IsEmpty || current.IsEmpty)
            throw new ArgumentException("Both samples need at least one value.");
        var steps = (long)KolmogorovDistance.Steps(new(reference), new(current));
        var statistic = steps / ((double)reference.Length * current.Length);
        if (Math.Max(reference.Length, current.Length) <= MaxExact && LatticePaths.Outside(reference.Length, current.Length, steps) is { } exact)
            return new(statistic, exact, true);
        return new(statistic, Asymptotic(statistic, reference.Length, current.Length), false);
    }

    /// <summary>The p-value by the one-sample distribution.</summary>
    internal static double Asymptotic(double statistic, int m, int n) =>
        KolmogorovDistribution.Survival((int)Math.Round((double)m * n / ((double)m + n), MidpointRounding.ToEven), statistic);
}
