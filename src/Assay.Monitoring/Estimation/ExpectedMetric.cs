namespace Assay.Monitoring.Estimation;

/// <summary>
/// Metrics before their labels: each row counts as positive with its calibrated probability and as negative with the rest, as NannyML's
/// confidence-based estimation does. Right as long as the probability of a label given the score is what it was in the reference: it sees
/// that scores move to where the model is less sure, and is blind to a changed world behind unchanged scores.
/// </summary>
internal static class ExpectedMetric
{
    /// <summary>The expected metric; NaN where one class only is expected.</summary>
    /// <param name="metric">One that has an estimate: the area under the curve, or a mean over rows.</param>
    /// <param name="scores">The scores.</param>
    /// <param name="chances">The probability of the positive class of the same rows.</param>
    public static double Of(MetricDefinition metric, double[] scores, double[] chances) =>
        metric.Name == "auc" ? Auc(scores, chances) : Mean(metric, scores, chances);

    /// <summary>Mann-Whitney's statistic with probabilities for weights; a tie counts half.</summary>
    private static double Auc(double[] scores, double[] chances)
    {
        var sorted = (double[])scores.Clone();
        var weights = (double[])chances.Clone();
        Array.Sort(sorted, weights);
        double won = 0;
        double positives = 0;
        double negatives = 0;
        for (var start = 0; start < sorted.Length;)
        {
            double p = 0;
            double n = 0;
            var end = start;
            for (; end < sorted.Length && sorted[end] == sorted[start]; end++)
            {
                p += weights[end];
                n += 1 - weights[end];
            }

            won += p * (negatives + (n / 2));
            positives += p;
            negatives += n;
            start = end;
        }

        return won / (positives * negatives);
    }

    private static double Mean(MetricDefinition metric, double[] scores, double[] chances)
    {
        double sum = 0;
        for (var i = 0; i < scores.Length; i++)
            sum += (chances[i] * metric.Compute([1], [scores[i]])) + ((1 - chances[i]) * metric.Compute([0], [scores[i]]));
        return sum / scores.Length;
    }
}
