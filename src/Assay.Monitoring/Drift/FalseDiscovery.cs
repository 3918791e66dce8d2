namespace Assay.Monitoring.Drift;

/// <summary>
/// The step-up procedure of Y. Benjamini and Y. Hochberg (JRSS B 57, 1995). Among the findings it calls significant at level q, the expected
/// share of false ones is at most q; and where nothing drifts at all, the probability of any finding is at most q. Holds for columns that are
/// independent or positively dependent.
/// </summary>
public static class FalseDiscovery
{
    /// <summary>Adjusted p-values in the order given: a finding is significant at level q where its adjusted p-value is at most q.</summary>
    public static double[] Adjust(ReadOnlySpan<double> pValues)
    {
        var sorted = pValues.ToArray();
        var order = new int[sorted.Length];
        for (var i = 0; i < order.Length; i++)
            order[i] = i;
        Array.Sort(sorted, order);
        var adjusted = new double[sorted.Length];
        double least = 1;
        for (var rank = sorted.Length; rank >= 1; rank--)
        {
            least = Math.Min(least, sorted[rank - 1] * sorted.Length / rank);
            adjusted[order[rank - 1]] = least;
        }

        return adjusted;
    }
}
