using System.ComponentModel;

namespace Assay.CompilerServices;

/// <summary>Bins of numbers that a reference cuts by its deciles, as Siddiqi (Credit Risk Scorecards, 2006) cuts for the population stability index.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class QuantileBins
{
    /// <summary>The number of bins: tenths.</summary>
    public const int Count = 10;

    /// <summary>The most categories that get a bin of their own.</summary>
    public const int MaxCategories = 50;

    /// <summary>
    /// The inner edges that cut a sample into bins of equal shares: its deciles (inverted empirical distribution, so each edge is a value),
    /// each once. A sample of one value gets an edge on either side of it, so that a move either way changes the bin.
    /// </summary>
    public static double[] EdgesOf(WeightedSample sample)
    {
        if (sample.Count == 0)
            return [];
        if (sample.First == sample.Last)
            return [Math.BitDecrement(sample.First), sample.First];
        var edges = new List<double>();
        for (var i = 1; i < Count; i++)
        {
            var edge = sample.AtRank((long)Math.Ceiling(i * (decimal)sample.Count / Count));
            if (edge < sample.Last && (edges.Count == 0 || edge > edges[^1]))
                edges.Add(edge);
        }

        return edges.Count > 0 ? [.. edges] : [Math.BitDecrement(sample.Last)];
    }

    /// <summary>The bin of a finite number: the first whose edge is not below it, the last above all edges.</summary>
    public static int Of(IReadOnlyList<double> edges, double value)
    {
        ArgumentNullException.ThrowIfNull(edges);
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

    /// <summary>How many values lie in each bin.</summary>
    public static long[] Fill(IReadOnlyList<double> edges, IReadOnlyList<double> values, IReadOnlyList<long> weights)
    {
        ArgumentNullException.ThrowIfNull(edges);
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(weights);
        var bins = new long[edges.Count + 1];
        for (var i = 0; i < values.Count; i++)
            bins[Of(edges, values[i])] += weights[i];
        return bins;
    }
}
