namespace Assay.Monitoring.Drift;

/// <summary>The first Wasserstein distance of two samples: the area between their distribution functions, in the values' unit.</summary>
public static class Wasserstein
{
    /// <summary>The distance of two samples.</summary>
    /// <param name="reference">Ascending, finite, not empty.</param>
    /// <param name="current">Ascending, finite, not empty.</param>
    /// <exception cref="ArgumentException">A sample is empty.</exception>
    public static double Of(ReadOnlySpan<double> reference, ReadOnlySpan<double> current)
    {
        if (reference.IsEmpty || current.IsEmpty)
            throw new ArgumentException("Both samples need at least one value.");
        double area = 0;
        var last = Math.Min(reference[0], current[0]);
        for (int i = 0, j = 0; i < reference.Length || j < current.Length;)
        {
            var next = i == reference.Length ? current[j] : j == current.Length ? reference[i] : Math.Min(reference[i], current[j]);
            area += (next - last) * Math.Abs(((double)i / reference.Length) - ((double)j / current.Length));
            last = next;
            while (i < reference.Length && reference[i] == next)
                i++;
            while (j < current.Length && current[j] == next)
                j++;
        }

        return area;
    }
}
