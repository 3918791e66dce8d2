using Assay.Pages.Escaping;
using Assay.Pages.Text;

namespace Assay.Pages.Charts;

/// <summary>The axes around a plot, and the figure around a drawing.</summary>
internal static class Frame
{
    internal const double Width = 640, Height = 270, Left = 56, Right = 14, Top = 26, Bottom = 40;

    internal static double PlotWidth => Width - Left - Right;

    internal static double PlotHeight => Height - Top - Bottom;

    internal static Scale X(double from, double to) => Scale.Exact(from, to, Left, PlotWidth);

    internal static Scale Y(double from, double to) => Scale.Round(from, to, Height - Bottom, -PlotHeight);

    internal static void DrawY(Svg svg, Scale y, string? label, Func<double, string>? show = null)
    {
        foreach (var tick in y.Ticks(4))
        {
            svg.Line(Left, y.At(tick), Width - Right, y.At(tick), "grid");
            svg.Text(Left - 6, y.At(tick) + 4, (show ?? (v => Show.Number(v)))(tick), "tick end");
        }

        if (label is not null)
            svg.Text(Left, Top - 12, label, "label");
    }

    internal static void DrawX(Svg svg, Scale x, string? label, Func<double, string>? show = null)
    {
        svg.Line(Left, Height - Bottom, Width - Right, Height - Bottom, "axis");
        foreach (var tick in x.Ticks(6))
        {
            svg.Line(x.At(tick), Height - Bottom, x.At(tick), Height - Bottom + 4, "axis");
            svg.Text(x.At(tick), Height - Bottom + 17, (show ?? (v => Show.Number(v)))(tick), "tick middle");
        }

        if (label is not null)
            svg.Text(Left + (PlotWidth / 2), Height - 5, label, "label middle");
    }

    /// <summary>A figure: caption, drawing, and a legend where several things are drawn.</summary>
    internal static SafeHtml Figure(string title, string drawing, params ReadOnlySpan<string> legend)
    {
        var keys = "";
        for (var i = 0; i < legend.Length; i++)
            keys += $"<li><span class=\"key s{i % 4}\"></span>{HtmlText.Escape(legend[i])}</li>";
        var list = keys.Length > 0 ? $"<ul class=\"legend\">{keys}</ul>" : "";
        return SafeHtml.FromTrustedMarkup($"<figure class=\"chart\"><figcaption>{HtmlText.Escape(title)}</figcaption>{drawing}{list}</figure>");
    }

    internal static SafeHtml Nothing(string title)
    {
        var svg = new Svg();
        svg.Text(Width / 2, 44, "No data", "label middle");
        return Figure(title, svg.Drawing(Width, 80, "plot", title, "No data."));
    }
}
