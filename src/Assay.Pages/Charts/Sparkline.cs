using System.Globalization;
using Assay.Pages.Text;

namespace Assay.Pages.Charts;

/// <summary>A small line for a table's cell or beside a name: the shape of a series, without axes.</summary>
public static class Sparkline
{
    private const double Width = 120, Height = 28, Edge = 3;

    /// <summary>Draws values at equal distances. Values that aren't finite are gaps; the last one is marked.</summary>
    /// <param name="title">What is shown, for screen readers and on hovering.</param>
    /// <param name="values">The values in their order; without a finite one nothing is drawn.</param>
    public static SafeHtml Draw(string title, IReadOnlyList<double> values)
    {
        ArgumentNullException.ThrowIfNull(title);
        ArgumentNullException.ThrowIfNull(values);
        var finite = values.Where(double.IsFinite).ToList();
        var svg = new Svg();
        if (finite.Count == 0)
            return SafeHtml.FromTrustedMarkup(svg.Drawing(Width, Height, "spark", title, "No data."));

        var x = Scale.Exact(0, Math.Max(1, values.Count - 1), Edge, Width - (2 * Edge));
        var y = Scale.Exact(finite.Min(), finite.Max(), Height - Edge, (2 * Edge) - Height);
        svg.Path(values.Select((v, i) => (x.At(i), y.At(v))), "line s0");
        var last = Enumerable.Range(0, values.Count).Last(i => double.IsFinite(values[i]));
        svg.Circle(x.At(last), y.At(values[last]), 2.5, "dot s0");
        var description = string.Create(
            CultureInfo.InvariantCulture,
            $"{finite.Count} values from {Show.Number(finite.Min())} to {Show.Number(finite.Max())}, the last {Show.Number(values[last])}.");
        return SafeHtml.FromTrustedMarkup(svg.Drawing(Width, Height, "spark", title, description));
    }
}
