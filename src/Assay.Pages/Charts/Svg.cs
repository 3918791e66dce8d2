using System.Globalization;
using System.Text;
using Assay.Pages.Escaping;

namespace Assay.Pages.Charts;

/// <summary>Writes the few shapes that charts are made of; every text is escaped, coordinates have two decimals.</summary>
internal sealed class Svg
{
    private readonly StringBuilder _shapes = new();

    internal static string Number(double value) => Math.Round(value, 2).ToString("0.##", CultureInfo.InvariantCulture);

    internal void Rectangle(double x, double y, double width, double height, string kind, string? tip = null)
    {
        _shapes.Append(CultureInfo.InvariantCulture, $"<rect class=\"{kind}\" x=\"{Number(x)}\" y=\"{Number(y)}\" width=\"{Number(Math.Max(0, width))}\" height=\"{Number(Math.Max(0, height))}\"");
        Close("rect", tip);
    }

    internal void Line(double x1, double y1, double x2, double y2, string kind) => _shapes.Append(
        CultureInfo.InvariantCulture,
        $"<line class=\"{kind}\" x1=\"{Number(x1)}\" y1=\"{Number(y1)}\" x2=\"{Number(x2)}\" y2=\"{Number(y2)}\"/>");

    internal void Circle(double x, double y, double radius, string kind, string? tip = null)
    {
        _shapes.Append(CultureInfo.InvariantCulture, $"<circle class=\"{kind}\" cx=\"{Number(x)}\" cy=\"{Number(y)}\" r=\"{Number(radius)}\"");
        Close("circle", tip);
    }

    /// <summary>A line through points; a point that isn't finite breaks it.</summary>
    internal void Path(IEnumerable<(double X, double Y)> points, string kind)
    {
        var way = new StringBuilder();
        var down = false;
        foreach (var (x, y) in points)
        {
            if (!double.IsFinite(x) || !double.IsFinite(y))
            {
                down = false;
                continue;
            }

            way.Append(down ? 'L' : 'M').Append(Number(x)).Append(' ').Append(Number(y));
            down = true;
        }

        if (way.Length > 0)
            _shapes.Append(CultureInfo.InvariantCulture, $"<path class=\"{kind}\" d=\"{way}\"/>");
    }

    internal void Text(double x, double y, string text, string kind) => _shapes.Append(
        CultureInfo.InvariantCulture, $"<text class=\"{kind}\" x=\"{Number(x)}\" y=\"{Number(y)}\">{HtmlText.Escape(text)}</text>");

    internal string Drawing(double width, double height, string kind, string title, string description)
    {
        var name = HtmlText.Escape(title);
        var more = HtmlText.Escape(description);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"<svg class=\"{kind}\" viewBox=\"0 0 {Number(width)} {Number(height)}\" role=\"img\" aria-label=\"{name}. {more}\"><title>{name}</title><desc>{more}</desc>{_shapes}</svg>");
    }

    private void Close(string element, string? tip) => _shapes.Append(
        tip is null ? "/>" : $"><title>{HtmlText.Escape(tip)}</title></{element}>");
}
