using System.ComponentModel;

namespace Assay.CompilerServices;

/// <summary>
/// Pearson's chi-square of two rows of counts over the same categories, both taken for samples (the test of homogeneity). Categories that occur in
/// neither are left out.
/// </summary>
/// <param name="Value">The statistic; 0 where nothing can differ.</param>
/// <param name="DegreesOfFreedom">Categories that occur, less one; 0 where either row is empty.</param>
/// <param name="Total">Both rows together.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record ChiSquareStatistic(double Value, int DegreesOfFreedom, long Total)
{
    /// <summary>
    /// Cramér's V, √(χ²/n) of two rows: 0 where both have the same shares, 1 where they have no category in common, whatever the number of values
    /// (H. Cramér, Mathematical Methods of Statistics, 1946).
    /// </summary>
    public double CramersV => Total == 0 ? 0 : Math.Sqrt(Value / Total);

    /// <summary>Compares two rows of counts.</summary>
    /// <param name="reference">Counts, none negative.</param>
    /// <param name="current">Counts, none negative, as many.</param>
    /// <param name="yates">Whether F. Yates' correction is applied where there is one degree of freedom.</param>
    /// <exception cref="ArgumentException">The rows are not equally long.</exception>
    public static ChiSquareStatistic Of(ReadOnlySpan<long> reference, ReadOnlySpan<long> current, bool yates = false)
    {
        if (reference.Length != current.Length)
            throw new ArgumentException("Both rows need the same categories.", nameof(current));
        var (left, right, categories) = (0L, 0L, 0);
        for (var i = 0; i < reference.Length; i++)
        {
            left += reference[i];
            right += current[i];
            categories += reference[i] + current[i] > 0 ? 1 : 0;
        }

        if (categories < 2 || left == 0 || right == 0)
            return new(0, 0, left + right);
        var freedom = categories - 1;
        double statistic = 0;
        for (var i = 0; i < reference.Length; i++)
        {
            double both = reference[i] + current[i];
            if (both == 0)
                continue;
            statistic += Cell(reference[i], both * left / (left + right)) + Cell(current[i], both * right / (left + right));
        }

        return new(statistic, freedom, left + right);

        double Cell(double observed, double expected)
        {
            var difference = Math.Abs(observed - expected);
            if (yates && freedom == 1)
                difference -= Math.Min(0.5, difference);
            return difference * difference / expected;
        }
    }
}
