using System.Globalization;
using Assay.Pages.Text;

namespace Assay.Pages.Charts;

/// <summary>Two distributions over the same edges, laid over each other as shares, so that different row counts compare.</summary>
public static class OverlayChart
{
    /// <summary>Draws the first distribution as filled bars and the second as an outline.</summary>
    /// <param name="title">What is shown.</param>
    /// <param name="edges">Finite edges in ascending order, one more than bins.</param>
    /// <param name="reference">Rows of the first distribution by bin. All 0: it isn't drawn.</param>
    /// <param name="current">Rows of the second distribution by bin. All 0: it isn't drawn.</param>
    /// <param name="referenceName">Name of the first.</param>
    /// <param name="currentName">Name of the second.</param>
    /// <param name="xLabel">Name and unit of the values; null for none.</param>
    /// <exception cref="ArgumentException">Edges and bins don't fit together.</exception>
    public static SafeHtml Draw(
        string title,
        IReadOnlyList<double> edges,
        IReadOnlyList<long> reference,
        IReadOnlyList<long> current,
        string referenceName = "reference",
        string currentName = "current",
        string? xLabel = null)
    {
        ArgumentNullException.ThrowIfNull(title);
        Bins.Check(edges, reference.Count);
        Bins.Check(edges, current.Count);
        if (reference.Sum() + current.Sum() == 0)
            return Frame.Nothing(title);

        var first = Bins.Heights(edges, Shares(reference), out var perUnit);
        var second = Bins.Heights(edges, Shares(current), out _);
        var x = Frame.X(edges[0], edges[^1]);
        var y = Frame.Y(0, Math.Max(first.Max(), second.Max()));
        var svg = new Svg();
        Frame.DrawY(svg, y, perUnit ? "share of rows per unit" : "share of rows", perUnit ? null : v => Show.Percent(v));
        var outline = new List<(double, double)> { (x.At(edges[0]), y.At(0)) };
        for (var i = 0; i < first.Length; i++)
        {
            var (left, right) = (x.At(edges[i]), x.At(edges[i + 1]));
            svg.Rectangle(
                left + 0.5, y.At(first[i]), right - left - 1, y.At(0) - y.At(first[i]), "bar s0",
                $"{Bins.Range(edges, i)}: {referenceName} {Show.Count(reference[i])}, {currentName} {Show.Count(current[i])}");
            outline.Add((left, y.At(second[i])));
            outline.Add((right, y.At(second[i])));
        }

        outline.Add((x.At(edges[^1]), y.At(0)));
        svg.Path(outline, "line s1");
        Frame.DrawX(svg, x, xLabel);
        return Frame.Figure(
            title, svg.Drawing(Frame.Width, Frame.Height, "plot", title, Describe(edges, reference, current, referenceName, currentName)), referenceName, currentName);
    }

    private static double[] Shares(IReadOnlyList<long> counts)
    {
        var rows = counts.Sum();
        return [.. counts.Select(c => rows == 0 ? 0 : (double)c / rows)];
    }

    private static string Describe(
        IReadOnlyList<double> edges, IReadOnlyList<long> reference, IReadOnlyList<long> current, string referenceName, string currentName)
    {
        var (first, second) = (Shares(reference), Shares(current));
        var widest = Enumerable.Range(0, first.Length).MaxBy(i => Math.Abs(first[i] - second[i]));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Shares of {Show.Count(reference.Sum())} rows of {referenceName} and {Show.Count(current.Sum())} rows of {currentName} in {first.Length} bins; they differ most {Bins.Range(edges, widest)}: {Show.Percent(first[widest])} and {Show.Percent(second[widest])}.");
    }
}
