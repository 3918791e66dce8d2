namespace Assay.Monitoring.References;

/// <summary>Puts values into a reference's bins.</summary>
internal static class FrozenBins
{
    /// <summary>The number of bins that a reference of numbers is cut into: tenths, as Siddiqi (Credit Risk Scorecards, 2006) cuts for the PSI.</summary>
    public const int Quantiles = 10;

    /// <summary>The most categories that get a bin of their own.</summary>
    public const int MaxCategories = 50;

    /// <summary>
    /// The inner edges that cut a sample into bins of equal shares: its deciles (inverted empirical distribution, so each edge is a value),
    /// each once. A sample of one value gets an edge on either side of it, so that a move either way changes the bin.
    /// </summary>
    public static double[] EdgesOf(IReadOnlyList<double> sorted)
    {
        if (sorted.Count == 0)
            return [];
        if (sorted[0] == sorted[^1])
            return [Math.BitDecrement(sorted[0]), sorted[0]];
        var edges = new List<double>();
        for (var i = 1; i < Quantiles; i++)
        {
            var edge = sorted[(int)Math.Ceiling(i * sorted.Count / (double)Quantiles) - 1];
            if (edge < sorted[^1] && (edges.Count == 0 || edge > edges[^1]))
                edges.Add(edge);
        }

        return edges.Count > 0 ? [.. edges] : [Math.BitDecrement(sorted[^1])];
    }

    /// <summary>The bin of a finite number.</summary>
    public static int Of(IReadOnlyList<double> edges, double value)
    {
        var (low, high) = (0, edges.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (edges[middle] < value)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    /// <summary>Counts numbers; null and what is not finite is missing.</summary>
    public static ColumnCounts Count(IReadOnlyList<double> edges, ReadOnlySpan<double> values)
    {
        var bins = new long[edges.Count + 1];
        long missing = 0;
        foreach (var value in values)
        {
            if (double.IsFinite(value))
                bins[Of(edges, value)]++;
            else
                missing++;
        }

        return new(bins, missing);
    }

    /// <summary>Counts categories; those that are not frozen are the last bin, null is missing.</summary>
    public static ColumnCounts Count(IReadOnlyList<string> categories, ReadOnlySpan<string?> values)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < categories.Count; i++)
            places[categories[i]] = i;
        var bins = new long[categories.Count + 1];
        long missing = 0;
        foreach (var value in values)
        {
            if (value is null)
                missing++;
            else
                bins[places.GetValueOrDefault(value, categories.Count)]++;
        }

        return new(bins, missing);
    }
}
