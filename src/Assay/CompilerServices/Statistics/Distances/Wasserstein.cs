using System.ComponentModel;

namespace Assay.CompilerServices;

/// <summary>The first Wasserstein distance of two samples: the area between their distribution functions, in the values' unit.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Wasserstein
{
    /// <summary>The distance of two samples.</summary>
    /// <param name="reference">Ascending, finite, not empty.</param>
    /// <param name="current">Ascending, finite, not empty.</param>
    /// <exception cref="ArgumentException">A sample is empty.</exception>
    public static double Of(ReadOnlySpan<double> reference, ReadOnlySpan<double> current) => Of(new WeightedSample(reference), new WeightedSample(current));

    /// <summary>The distance of two samples whose values come several times.</summary>
    /// <exception cref="ArgumentException">A sample is empty.</exception>
    public static double Of(WeightedSample reference, WeightedSample current)
    {
        if (reference.Count == 0 || current.Count == 0)
            throw new ArgumentException("Both samples need at least one value.");
        double area = 0;
        var last = double.NaN;
        var (i, j) = (0, 0);
        var (below, under) = (0.0, 0.0);
        while (i < reference.Length || j < current.Length)
        {
            var next = WeightedSample.Next(reference, i, current, j);
            if (!double.IsNaN(last))
                area += (next - last) * Math.Abs((below / reference.Count) - (under / current.Count));
            last = next;
            below += reference.Take(ref i, next);
            under += current.Take(ref j, next);
        }

        return area;
    }
}
