using Assay.CompilerServices;
using MathNet.Numerics;

namespace Assay.Monitoring.Drift;

/// <summary>What the chi-square test of two rows of counts found.</summary>
/// <param name="Statistic">The statistic.</param>
/// <param name="DegreesOfFreedom">Categories that occur, less one.</param>
/// <param name="PValue">The probability of such a statistic or a greater one without drift; 1 where there are no degrees of freedom.</param>
public sealed record ChiSquareResult(double Statistic, int DegreesOfFreedom, double PValue);

/// <summary>
/// Pearson's chi-square test of homogeneity of two rows of counts (SciPy's <c>chi2_contingency</c>). Both rows are samples: to treat the
/// reference as exact, as goodness-of-fit tests do, alarms several times too often.
/// </summary>
public static class ChiSquare
{
    /// <summary>The least expected count of a cell for which the chi-square distribution is a fair approximation (W. G. Cochran, Biometrics 10, 1954).</summary>
    public const double LeastExpected = 5;

    /// <summary>Compares two rows of counts over the same categories. Categories that occur in neither are left out.</summary>
    /// <param name="reference">Counts, none negative.</param>
    /// <param name="current">Counts, none negative, as many.</param>
    /// <param name="yates">Whether F. Yates' correction is applied where there is one degree of freedom.</param>
    /// <exception cref="ArgumentException">The rows are not equally long.</exception>
    public static ChiSquareResult Test(ReadOnlySpan<long> reference, ReadOnlySpan<long> current, bool yates = true)
    {
        var found = ChiSquareStatistic.Of(reference, current, yates);
        var freedom = found.DegreesOfFreedom;
        return new(found.Value, freedom, freedom == 0 ? 1 : SpecialFunctions.GammaUpperRegularized(freedom / 2.0, found.Value / 2));
    }

    /// <summary>
    /// Adds up categories that are expected fewer than <see cref="LeastExpected"/> times in the smaller row. What they add up to is a category
    /// of its own where it is expected at least once, as Cochran allows for a single cell; else it joins the largest, where it hides least.
    /// Which categories are rare depends on the sums of both rows alone, so it doesn't favour either answer.
    /// </summary>
    public static (long[] Reference, long[] Current) Pool(ReadOnlySpan<long> reference, ReadOnlySpan<long> current)
    {
        var (left, right) = (0L, 0L);
        for (var i = 0; i < reference.Length; i++)
        {
            left += reference[i];
            right += current[i];
        }

        var smaller = (double)Math.Min(left, right) / Math.Max(1, left + right);
        var (a, b) = (new List<long>(), new List<long>());
        var (restA, restB) = (0L, 0L);
        for (var i = 0; i < reference.Length; i++)
        {
            if ((reference[i] + current[i]) * smaller >= LeastExpected)
            {
                a.Add(reference[i]);
                b.Add(current[i]);
            }
            else
            {
                restA += reference[i];
                restB += current[i];
            }
        }

        if (restA + restB > 0)
        {
            if ((restA + restB) * smaller >= 1 || a.Count == 0)
            {
                a.Add(restA);
                b.Add(restB);
            }
            else
            {
                var largest = Enumerable.Range(0, a.Count).MaxBy(i => a[i] + b[i]);
                a[largest] += restA;
                b[largest] += restB;
            }
        }

        return ([.. a], [.. b]);
    }
}
