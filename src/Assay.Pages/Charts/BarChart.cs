using System.Globalization;
using Assay.Pages.Text;

namespace Assay.Pages.Charts;

/// <summary>One bar of a <see cref="BarChart"/>.</summary>
/// <param name="Label">What it stands for; shown as text, cut to 25 characters in the drawing.</param>
/// <param name="Value">Its length. Not finite: no bar, and a dash.</param>
public sealed record Bar(string Label, double Value);

/// <summary>Values by name, as lying bars, so that names can be read.</summary>
public static class BarChart
{
    private const double RowHeight = 24, LabelWidth = 190, ValueWidth = 80;

    /// <summary>Draws bars in the order given. Negative values go to the left of zero.</summary>
    /// <param name="title">What is shown.</param>
    /// <param name="bars">The bars; none: the chart says that there is no data.</param>
    /// <param name="show">How a value is written; null for four significant digits.</param>
    public static SafeHtml Draw(string title, IReadOnlyList<Bar> bars, Func<double, string>? show = null)
    {
        ArgumentNullException.ThrowIfNull(title);
        ArgumentNullException.ThrowIfNull(bars);
        if (bars.Count == 0)
            return Frame.Nothing(title);

        var write = show ?? (v => Show.Number(v));
        var finite = bars.Select(b => b.Value).Where(double.IsFinite).DefaultIfEmpty(0).ToList();
        var x = Scale.Exact(Math.Min(0, finite.Min()), Math.Max(0, finite.Max()), LabelWidth, Frame.Width - LabelWidth - ValueWidth);
        var height = (bars.Count * RowHeight) + 8;
        var svg = new Svg();
        for (var i = 0; i < bars.Count; i++)
        {
            var (label, value) = bars[i];
            var top = (i * RowHeight) + 4;
            svg.Text(LabelWidth - 8, top + 16, label.Length > 25 ? label[..24] + "…" : label, "tick end");
            var shown = double.IsFinite(value) ? write(value) : Show.Nothing;
            if (double.IsFinite(value))
                svg.Rectangle(Math.Min(x.At(0), x.At(value)), top + 3, Math.Abs(x.At(value) - x.At(0)), RowHeight - 6, "bar s0", $"{label}: {shown}");
            svg.Text((double.IsFinite(value) ? Math.Max(x.At(value), x.At(0)) : x.At(0)) + 6, top + 16, shown, "tick");
        }

        svg.Line(x.At(0), 2, x.At(0), height - 2, "axis");
        var greatest = bars.Where(b => double.IsFinite(b.Value)).MaxBy(b => b.Value);
        var description = string.Create(
            CultureInfo.InvariantCulture,
            $"{bars.Count} bars{(greatest is null ? "" : $"; the longest is {greatest.Label} with {write(greatest.Value)}")}.");
        return Frame.Figure(title, svg.Drawing(Frame.Width, height, "plot", title, description));
    }
}
