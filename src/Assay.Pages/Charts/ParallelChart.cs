using System.Globalization;
using Assay.Pages.Text;

namespace Assay.Pages.Charts;

/// <summary>An axis of a <see cref="ParallelChart"/>.</summary>
/// <param name="Name">What it stands for.</param>
/// <param name="Values">A value for each line, in the lines' order; null where a line has none. Where all are numbers the axis is a scale, else the
/// different texts stand at equal distances, in ordinal order.</param>
public sealed record ParallelAxis(string Name, IReadOnlyList<string?> Values);

/// <summary>Parallel coordinates: one upright axis for each property, one line for each thing, so that what goes together is seen.</summary>
public static class ParallelChart
{
    private const double Height = 300, Top = 44, Bottom = 40, Side = 70, Step = 130;

    /// <summary>Draws lines across axes. A line that has no value on an axis goes through the dash below it.</summary>
    /// <param name="title">What is shown.</param>
    /// <param name="lines">Names of the lines.</param>
    /// <param name="axes">The axes, from left to right; fewer than two, or no lines: the chart says that there is no data.</param>
    /// <exception cref="ArgumentException">An axis has more or fewer values than there are lines.</exception>
    public static SafeHtml Draw(string title, IReadOnlyList<string> lines, IReadOnlyList<ParallelAxis> axes)
    {
        ArgumentNullException.ThrowIfNull(title);
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentNullException.ThrowIfNull(axes);
        foreach (var axis in axes)
        {
            if (axis.Values.Count != lines.Count)
                throw new ArgumentException($"Axis '{axis.Name}' has {axis.Values.Count} values and there are {lines.Count} lines.", nameof(axes));
        }

        if (axes.Count < 2 || lines.Count == 0)
            return Frame.Nothing(title);
        var width = Math.Max(Frame.Width, (2 * Side) + (Step * (axes.Count - 1)));
        var distance = (width - (2 * Side)) / (axes.Count - 1);
        var svg = new Svg();
        var heights = new double[axes.Count][];
        for (var i = 0; i < axes.Count; i++)
            heights[i] = DrawAxis(svg, axes[i], Side + (i * distance), i == axes.Count - 1);
        for (var line = 0; line < lines.Count; line++)
        {
            var kind = $"s{line % 4}";
            svg.Path(heights.Select((at, i) => (Side + (i * distance), at[line])), "line " + kind);
            for (var i = 0; i < axes.Count; i++)
                svg.Circle(Side + (i * distance), heights[i][line], 3, "dot " + kind, $"{lines[line]}, {axes[i].Name}: {axes[i].Values[line] ?? Show.Nothing}");
        }

        var description = string.Create(CultureInfo.InvariantCulture, $"{lines.Count} lines across {axes.Count} axes: {string.Join(", ", axes.Select(axis => axis.Name))}.");
        return Frame.Figure(title, svg.Drawing(width, Height, "plot", title, description), [.. lines]);
    }

    private static double[] DrawAxis(Svg svg, ParallelAxis axis, double x, bool isLast)
    {
        var kind = isLast ? "tick end" : "tick";
        var side = isLast ? -8 : 8;
        svg.Line(x, Top, x, Height - Bottom, "axis");
        svg.Text(x, Top - 18, Cut(axis.Name, 20), "label middle");
        var missing = axis.Values.Contains(null);
        if (missing)
            svg.Text(x + side, Height - Bottom + 20, Show.Nothing, kind);
        var known = axis.Values.Where(value => value is not null).Select(value => value!).ToList();
        double At(double place) => Height - Bottom - (place * (Height - Bottom - Top));

        if (known.Count > 0 && known.TrueForAll(value => Number(value) is not null))
        {
            var (least, most) = (known.Min(value => Number(value)!.Value), known.Max(value => Number(value)!.Value));
            svg.Text(x + side, Height - Bottom, Show.Number(least), kind);
            if (most > least)
                svg.Text(x + side, Top + 4, Show.Number(most), kind);
            return [.. axis.Values.Select(value => value is null ? Height - Bottom + 16 : At(most > least ? (Number(value)!.Value - least) / (most - least) : 0.5))];
        }

        var texts = known.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var places = texts.Select((text, i) => (text, At: At(texts.Count == 1 ? 0.5 : (double)i / (texts.Count - 1)))).ToDictionary(pair => pair.text, pair => pair.At, StringComparer.Ordinal);
        foreach (var (text, at) in places.Where((_, i) => texts.Count <= 16 || i % ((texts.Count / 16) + 1) == 0))
            svg.Text(x + side, at + 4, Cut(text, 16), kind);
        return [.. axis.Values.Select(value => value is null ? Height - Bottom + 16 : places[value])];
    }

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    private static string Cut(string text, int most) => text.Length > most ? text[..(most - 1)] + "…" : text;
}
