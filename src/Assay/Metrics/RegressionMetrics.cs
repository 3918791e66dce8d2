namespace Assay;

internal static class RegressionMetrics
{
    public static double MeanAbsoluteError(ReadOnlySpan<double> labels, ReadOnlySpan<double> scores)
    {
        double sum = 0;
        for (var i = 0; i < labels.Length; i++)
            sum += Math.Abs(labels[i] - scores[i]);
        return sum / labels.Length;
    }

    public static double RootMeanSquaredError(ReadOnlySpan<double> labels, ReadOnlySpan<double> scores) =>
        Math.Sqrt(SquaredError(labels, scores) / labels.Length);

    public static double RSquared(ReadOnlySpan<double> labels, ReadOnlySpan<double> scores)
    {
        double mean = 0;
        foreach (var label in labels)
            mean += label / labels.Length;
        double total = 0;
        foreach (var label in labels)
            total += (label - mean) * (label - mean);
        return total == 0 ? double.NaN : 1 - (SquaredError(labels, scores) / total);
    }

    private static double SquaredError(ReadOnlySpan<double> labels, ReadOnlySpan<double> scores)
    {
        double sum = 0;
        for (var i = 0; i < labels.Length; i++)
            sum += (labels[i] - scores[i]) * (labels[i] - scores[i]);
        return sum;
    }
}
