using System.Globalization;
using Assay.Pages.Text;

namespace Assay.Pages.Charts;

/// <summary>How often values fall between edges. Pure: the same input gives the same markup.</summary>
public static class HistogramChart
{
    /// <summary>Draws a histogram. A bar's height is its count; where edges lie at different distances, its count per unit of x.</summary>
    /// <param name="title">What is shown.</param>
    /// <param name="edges">Finite edges in ascending order, one more than counts.</param>
    /// <param name="counts">Rows between each two edges, at least 0. All 0 or none: the chart says that there is no data.</param>
    /// <param name="xLabel">Name and unit of the values; null for none.</param>
    /// <exception cref="ArgumentException">Edges and counts don't fit together.</exception>
    public static SafeHtml Draw(string title, IReadOnlyList<double> edges, IReadOnlyList<long> counts, string? xLabel = null)
    {
        ArgumentNullException.ThrowIfNull(title);
        Bins.Check(edges, counts.Count);
        var rows = counts.Sum();
        if (rows == 0)
            return Frame.Nothing(title);

        var heights = Bins.Heights(edges, [.. counts.Select(c => (double)c)], out var perUnit);
        var x = Frame.X(edges[0], edges[^1]);
        var y = Frame.Y(0, heights.Max());
        var svg = new Svg();
        Frame.DrawY(svg, y, perUnit ? "rows per unit" : "rows");
        for (var i = 0; i < counts.Count; i++)
        {
            var left = x.At(edges[i]);
            svg.Rectangle(
                left + 0.5, y.At(heights[i]), x.At(edges[i + 1]) - left - 1, y.At(0) - y.At(heights[i]), "bar s0",
                $"{Bins.Range(edges, i)}: {Show.Count(counts[i])}");
        }

        Frame.DrawX(svg, x, xLabel);
        var most = Enumerable.Range(0, counts.Count).MaxBy(i => counts[i]);
        var description = string.Create(
            CultureInfo.InvariantCulture,
            $"Histogram of {Show.Count(rows)} rows in {counts.Count} bins from {Show.Number(edges[0])} to {Show.Number(edges[^1])}; most, {Show.Count(counts[most])}, lie {Bins.Range(edges, most)}.");
        return Frame.Figure(title, svg.Drawing(Frame.Width, Frame.Height, "plot", title, description));
    }
}
