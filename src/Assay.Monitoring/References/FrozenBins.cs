using Assay.CompilerServices;

namespace Assay.Monitoring.References;

/// <summary>Puts values into a reference's bins.</summary>
internal static class FrozenBins
{
    /// <summary>Counts numbers; null and what is not finite is missing.</summary>
    public static ColumnCounts Count(IReadOnlyList<double> edges, ReadOnlySpan<double> values)
    {
        var bins = new long[edges.Count + 1];
        long missing = 0;
        foreach (var value in values)
        {
            if (double.IsFinite(value))
                bins[QuantileBins.Of(edges, value)]++;
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
