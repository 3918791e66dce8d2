namespace Assay.Profiling.Relations;

/// <summary>Pearson's r and Spearman's ρ.</summary>
internal static class Correlations
{
    /// <summary>Pearson's r; NaN where one side is constant.</summary>
    public static double Pearson(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        double one = 0, two = 0;
        for (var i = 0; i < left.Length; i++)
        {
            one += left[i];
            two += right[i];
        }

        one /= left.Length;
        two /= right.Length;
        double both = 0, first = 0, second = 0;
        for (var i = 0; i < left.Length; i++)
        {
            var (x, y) = (left[i] - one, right[i] - two);
            both += x * y;
            first += x * x;
            second += y * y;
        }

        return Math.Clamp(both / Math.Sqrt(first * second), -1, 1);
    }

    /// <summary>Ranks from 1; equal values share the mean of theirs.</summary>
    public static double[] Ranks(ReadOnlySpan<double> values)
    {
        var sorted = values.ToArray();
        var order = Enumerable.Range(0, sorted.Length).ToArray();
        Array.Sort(sorted, order);
        var ranks = new double[sorted.Length];
        for (var start = 0; start < sorted.Length;)
        {
            var end = start;
            while (end < sorted.Length && sorted[end] == sorted[start])
                end++;
            for (var i = start; i < end; i++)
                ranks[order[i]] = (start + end + 1) / 2.0;
            start = end;
        }

        return ranks;
    }
}
