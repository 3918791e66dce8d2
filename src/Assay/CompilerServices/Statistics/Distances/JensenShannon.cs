using System.ComponentModel;

namespace Assay.CompilerServices;

/// <summary>
/// The Jensen-Shannon distance: the root of the divergence to base 2, so that it lies in [0, 1] and is a metric (J. Lin, IEEE Transactions on
/// Information Theory 37, 1991; D. M. Endres and J. E. Schindelin, the same 49, 2003). NannyML's convention.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class JensenShannon
{
    /// <summary>The distance of two rows of counts over the same bins; NaN where either is empty.</summary>
    public static double Of(ReadOnlySpan<long> reference, ReadOnlySpan<long> current)
    {
        if (reference.Length != current.Length)
            throw new ArgumentException("Both rows need the same bins.", nameof(current));
        double left = 0;
        double right = 0;
        for (var i = 0; i < reference.Length; i++)
        {
            left += reference[i];
            right += current[i];
        }

        if (left == 0 || right == 0)
            return double.NaN;
        double divergence = 0;
        for (var i = 0; i < reference.Length; i++)
        {
            var (p, q) = (reference[i] / left, current[i] / right);
            divergence += Term(p, (p + q) / 2) + Term(q, (p + q) / 2);
        }

        return Math.Sqrt(Math.Max(0, divergence / 2));

        static double Term(double share, double mean) => share == 0 ? 0 : share * Math.Log2(share / mean);
    }
}
