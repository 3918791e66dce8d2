namespace Assay.Monitoring.Sampling;

/// <summary>Percentile intervals by drawing rows with replacement (B. Efron and R. Tibshirani, An Introduction to the Bootstrap, 1993, ch. 13).</summary>
internal static class Bootstrap
{
    public const int Resamples = 400;

    private const double Confidence = 0.95;

    /// <summary>The 95 % interval of a statistic of rows; null where it is undefined on more than half of the resamples. The same rows give the same interval.</summary>
    public static (double Low, double High)? Interval(int rows, Func<int[], double> statistic, CancellationToken cancellation)
    {
        if (rows == 0)
            return null;
        var values = new List<double>(Resamples);
        var drawn = new int[rows];
        for (var resample = 0; resample < Resamples; resample++)
        {
            cancellation.ThrowIfCancellationRequested();
            var random = new SplitMix(seed: 3, resample);
            for (var i = 0; i < rows; i++)
                drawn[i] = random.Below(rows);
            if (statistic(drawn) is var value && double.IsFinite(value))
                values.Add(value);
        }

        if (values.Count * 2 <= Resamples)
            return null;
        values.Sort();
        return (Quantile(values, (1 - Confidence) / 2), Quantile(values, (1 + Confidence) / 2));
    }

    /// <summary>Hyndman and Fan's type 7: linear between order statistics (The American Statistician 50, 1996).</summary>
    private static double Quantile(List<double> sorted, double probability)
    {
        var at = probability * (sorted.Count - 1);
        var low = (int)Math.Floor(at);
        var high = Math.Min(low + 1, sorted.Count - 1);
        return sorted[low] + ((at - low) * (sorted[high] - sorted[low]));
    }
}
