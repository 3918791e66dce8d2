using System.ComponentModel;

namespace Assay.CompilerServices;

/// <summary>The statistic of the two-sample Kolmogorov-Smirnov test: the greatest distance of two empirical distribution functions, in [0, 1].</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class KolmogorovDistance
{
    /// <summary>The distance of two samples; NaN where either is empty.</summary>
    public static double Of(WeightedSample reference, WeightedSample current) =>
        reference.Count == 0 || current.Count == 0 ? double.NaN : (double)Steps(reference, current) / ((double)reference.Count * current.Count);

    /// <summary>The distance times the sizes of both samples: a whole number.</summary>
    public static Int128 Steps(WeightedSample reference, WeightedSample current)
    {
        Int128 greatest = 0;
        var (i, j) = (0, 0);
        var (below, under) = ((Int128)0, (Int128)0);
        while (i < reference.Length && j < current.Length)
        {
            var value = WeightedSample.Next(reference, i, current, j);
            below += reference.Take(ref i, value);
            under += current.Take(ref j, value);
            greatest = Int128.Max(greatest, Int128.Abs((below * current.Count) - (under * reference.Count)));
        }

        return greatest;
    }
}
