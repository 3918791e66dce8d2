using System.ComponentModel;

namespace Assay.CompilerServices;

/// <summary>The greatest difference of shares of one category: the L-infinity distance, in [0, 1].</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class GreatestDifference
{
    /// <summary>The distance of two rows of counts over the same categories; NaN where either is empty.</summary>
    public static double Of(ReadOnlySpan<long> reference, ReadOnlySpan<long> current)
    {
        if (reference.Length != current.Length)
            throw new ArgumentException("Both rows need the same categories.", nameof(current));
        var (left, right) = (0.0, 0.0);
        for (var i = 0; i < reference.Length; i++)
        {
            left += reference[i];
            right += current[i];
        }

        if (left == 0 || right == 0)
            return double.NaN;
        double greatest = 0;
        for (var i = 0; i < reference.Length; i++)
            greatest = Math.Max(greatest, Math.Abs((reference[i] / left) - (current[i] / right)));
        return greatest;
    }
}
