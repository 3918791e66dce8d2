using Assay.Pages.Text;

namespace Assay.Pages.Charts;

/// <summary>What histograms share.</summary>
internal static class Bins
{
    internal static void Check(IReadOnlyList<double> edges, int bins)
    {
        ArgumentNullException.ThrowIfNull(edges);
        if (bins == 0 || edges.Count != bins + 1)
            throw new ArgumentException($"There must be one more edge than bins, and at least one bin; found {edges.Count} edges and {bins} bins.", nameof(edges));
        for (var i = 0; i < edges.Count; i++)
        {
            if (!double.IsFinite(edges[i]) || (i > 0 && edges[i] <= edges[i - 1]))
                throw new ArgumentException($"Edges must be finite and ascending; edge {i} is not.", nameof(edges));
        }
    }

    /// <summary>Heights that make areas comparable: values as they are where all bins are equally wide, else values per unit of x.</summary>
    internal static double[] Heights(IReadOnlyList<double> edges, double[] values, out bool perUnit)
    {
        var width = edges[1] - edges[0];
        perUnit = false;
        for (var i = 1; i < values.Length; i++)
            perUnit |= Math.Abs(edges[i + 1] - edges[i] - width) > 1e-6 * Math.Abs(width);
        if (!perUnit)
            return values;
        return [.. values.Select((v, i) => v / (edges[i + 1] - edges[i]))];
    }

    internal static string Range(IReadOnlyList<double> edges, int bin) => $"{Show.Number(edges[bin])} to {Show.Number(edges[bin + 1])}";
}
