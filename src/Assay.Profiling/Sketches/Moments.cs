using System.Runtime.InteropServices;

namespace Assay.Profiling.Sketches;

/// <summary>Mean, standard deviation and skewness: central moments of each batch by two passes over it, put together by Pébay's formulas (2008).</summary>
[StructLayout(LayoutKind.Auto)]
internal struct Moments
{
    private double _m2;
    private double _m3;

    public long Count { get; private set; }

    public double Mean { get; private set; }

    /// <summary>Of a sample (n − 1), as in pandas; null of fewer than two values.</summary>
    public readonly double? StandardDeviation => Count > 1 ? Math.Sqrt(_m2 / (Count - 1)) : null;

    /// <summary>g₁ = m₃/m₂^1.5 of the values themselves, as in <c>scipy.stats.skew</c>; null where they are all the same.</summary>
    public readonly double? Skewness => Count > 0 && _m2 > 1e-28 * Mean * Mean * Count ? Math.Sqrt(Count) * _m3 / Math.Pow(_m2, 1.5) : null;

    public static Moments Of(ReadOnlySpan<double> values)
    {
        if (values.IsEmpty)
            return default;
        var sum = 0.0;
        foreach (var value in values)
            sum += value;
        var mean = sum / values.Length;
        double m2 = 0, m3 = 0, rest = 0;
        foreach (var value in values)
        {
            var far = value - mean;
            rest += far;
            m2 += far * far;
            m3 += far * far * far;
        }

        // What rounding left in the mean.
        return new Moments { Count = values.Length, Mean = mean + (rest / values.Length), _m2 = m2, _m3 = m3 };
    }

    /// <summary>The moments of one value that came several times.</summary>
    public static Moments Of(double value, long times) => new() { Count = times, Mean = value };

    public void Merge(Moments other)
    {
        if (other.Count == 0)
            return;
        if (Count == 0)
        {
            this = other;
            return;
        }

        double one = Count, two = other.Count, all = one + two;
        var far = other.Mean - Mean;
        _m3 += other._m3 + (far * far * far * one * two * (one - two) / (all * all)) + (3 * far * ((one * other._m2) - (two * _m2)) / all);
        _m2 += other._m2 + (far * far * one * two / all);
        Mean += far * two / all;
        Count += other.Count;
    }
}
