namespace Assay;

internal static class BinaryMetrics
{
    private const double Cut = 0.5;
    private const double Epsilon = 2.220446049250313e-16;

    /// <summary>Mann-Whitney's U over n₁·n₀, with midranks for ties (Fawcett, Pattern Recognition Letters 27, 2006).</summary>
    public static double Auc(ReadOnlySpan<double> labels, ReadOnlySpan<double> scores)
    {
        var (order, sorted) = Sort(scores);
        double positives = 0;
        double rankSum = 0;
        for (var start = 0; start < sorted.Length;)
        {
            var end = start;
            while (end < sorted.Length && sorted[end] == sorted[start])
                end++;
            var midrank = (start + 1 + end) / 2.0;
            for (var i = start; i < end; i++)
            {
                if (labels[order[i]] <= Cut)
                    continue;
                positives++;
                rankSum += midrank;
            }

            start = end;
        }

        var negatives = labels.Length - positives;
        return positives == 0 || negatives == 0 ? double.NaN : (rankSum - (positives * (positives + 1) / 2)) / (positives * negatives);
    }

    public static double AveragePrecision(ReadOnlySpan<double> labels, ReadOnlySpan<double> scores)
    {
        var (order, sorted) = Sort(scores);
        double total = 0;
        foreach (var label in labels)
            total += label > Cut ? 1 : 0;
        if (total == 0)
            return double.NaN;
        double found = 0;
        double sum = 0;
        for (var end = sorted.Length; end > 0;)
        {
            var start = end;
            double inGroup = 0;
            while (start > 0 && sorted[start - 1] == sorted[end - 1])
            {
                start--;
                inGroup += labels[order[start]] > Cut ? 1 : 0;
            }

            found += inGroup;
            sum += inGroup / total * (found / (sorted.Length - start));
            end = start;
        }

        return sum;
    }

    public static double Accuracy(ReadOnlySpan<double> labels, ReadOnlySpan<double> scores)
    {
        var (tp, fp, fn, tn) = Confusion(labels, scores);
        return (tp + tn) / (tp + fp + fn + tn);
    }

    public static double Precision(ReadOnlySpan<double> labels, ReadOnlySpan<double> scores)
    {
        var (tp, fp, _, _) = Confusion(labels, scores);
        return tp / (tp + fp);
    }

    public static double Recall(ReadOnlySpan<double> labels, ReadOnlySpan<double> scores)
    {
        var (tp, _, fn, _) = Confusion(labels, scores);
        return tp / (tp + fn);
    }

    public static double F1(ReadOnlySpan<double> labels, ReadOnlySpan<double> scores)
    {
        var (tp, fp, fn, _) = Confusion(labels, scores);
        return 2 * tp / ((2 * tp) + fp + fn);
    }

    public static double LogLoss(ReadOnlySpan<double> labels, ReadOnlySpan<double> scores)
    {
        double sum = 0;
        for (var i = 0; i < labels.Length; i++)
        {
            var p = Math.Clamp(scores[i], Epsilon, 1 - Epsilon);
            sum -= labels[i] > Cut ? Math.Log(p) : Math.Log(1 - p);
        }

        return sum / labels.Length;
    }

    public static double Brier(ReadOnlySpan<double> labels, ReadOnlySpan<double> scores)
    {
        double sum = 0;
        for (var i = 0; i < labels.Length; i++)
        {
            var difference = scores[i] - (labels[i] > Cut ? 1 : 0);
            sum += difference * difference;
        }

        return sum / labels.Length;
    }

    private static (double Tp, double Fp, double Fn, double Tn) Confusion(ReadOnlySpan<double> labels, ReadOnlySpan<double> scores)
    {
        double tp = 0, fp = 0, fn = 0, tn = 0;
        for (var i = 0; i < labels.Length; i++)
        {
            if (scores[i] >= Cut)
            {
                if (labels[i] > Cut)
                    tp++;
                else
                    fp++;
            }
            else if (labels[i] > Cut)
            {
                fn++;
            }
            else
            {
                tn++;
            }
        }

        return (tp, fp, fn, tn);
    }

    private static (int[] Order, double[] Sorted) Sort(ReadOnlySpan<double> scores)
    {
        var sorted = scores.ToArray();
        var order = new int[sorted.Length];
        for (var i = 0; i < order.Length; i++)
            order[i] = i;
        Array.Sort(sorted, order);
        return (order, sorted);
    }
}
