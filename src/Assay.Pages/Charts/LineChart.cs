using System.Globalization;
using Assay.Pages.Text;

namespace Assay.Pages.Charts;

/// <summary>A point of a line.</summary>
/// <param name="X">Where.</param>
/// <param name="Y">How much. Not finite: the line has a gap here.</param>
/// <param name="Flagged">Whether it is marked, e.g. as an alarm.</param>
public sealed record Dot(double X, double Y, bool Flagged = false)
{
    /// <summary>A point in time.</summary>
    public static Dot At(DateTimeOffset time, double y, bool flagged = false) => new(time.ToUnixTimeMilliseconds(), y, flagged);
}

/// <summary>A line of a <see cref="LineChart"/>.</summary>
/// <param name="Name">What it stands for.</param>
/// <param name="Dots">Its points in ascending order of x.</param>
public sealed record Line(string Name, IReadOnlyList<Dot> Dots);

/// <summary>A level that lines are compared with, drawn across.</summary>
/// <param name="Name">What it stands for.</param>
/// <param name="Value">The level; finite.</param>
public sealed record Limit(string Name, double Value);

/// <summary>What a <see cref="LineChart"/> shows beside its lines.</summary>
public sealed record LineChartOptions
{
    /// <summary>Levels drawn across.</summary>
    public IReadOnlyList<Limit> Limits { get; init; } = [];

    /// <summary>Whether x is time (points made by <see cref="Dot.At"/>), shown in UTC.</summary>
    public bool OverTime { get; init; }

    /// <summary>Name and unit of x; null for none.</summary>
    public string? XLabel { get; init; }

    /// <summary>Name and unit of y; null for none.</summary>
    public string? YLabel { get; init; }
}

/// <summary>Values along an axis or over time, with levels to compare and marked points.</summary>
public static class LineChart
{
    /// <summary>Draws lines. The y axis covers values and limits; it doesn't start at zero unless they do.</summary>
    /// <param name="title">What is shown.</param>
    /// <param name="lines">The lines; without a finite point the chart says that there is no data.</param>
    /// <param name="options">What is shown beside them; null for nothing.</param>
    public static SafeHtml Draw(string title, IReadOnlyList<Line> lines, LineChartOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(title);
        ArgumentNullException.ThrowIfNull(lines);
        var shown = options ?? new();
        var dots = lines.SelectMany(l => l.Dots).Where(IsFinite).ToList();
        if (dots.Count == 0)
            return Frame.Nothing(title);

        var levels = dots.Select(d => d.Y).Concat(shown.Limits.Select(l => l.Value)).ToList();
        var (first, last) = (dots.Min(d => d.X), dots.Max(d => d.X));
        var x = Frame.X(first, last);
        var y = Frame.Y(levels.Min(), levels.Max());
        var svg = new Svg();
        Frame.DrawY(svg, y, shown.YLabel);
        if (shown.OverTime)
            TimeAxis.Draw(svg, x, first, last, shown.XLabel);
        else
            Frame.DrawX(svg, x, shown.XLabel);
        foreach (var limit in shown.Limits)
        {
            svg.Line(Frame.Left, y.At(limit.Value), Frame.Width - Frame.Right, y.At(limit.Value), "limit");
            svg.Text(Frame.Width - Frame.Right - 4, y.At(limit.Value) - 4, $"{limit.Name} {Show.Number(limit.Value)}", "tick end");
        }

        for (var i = 0; i < lines.Count; i++)
            DrawLine(svg, lines[i], i, x, y, shown.OverTime);
        var drawing = svg.Drawing(Frame.Width, Frame.Height, "plot", title, Describe(lines, dots, shown));
        return Frame.Figure(title, drawing, lines.Count > 1 ? [.. lines.Select(l => l.Name)] : []);
    }

    private static void DrawLine(Svg svg, Line line, int index, Scale x, Scale y, bool overTime)
    {
        var kind = $"s{index % 4}";
        svg.Path(line.Dots.Select(d => (x.At(d.X), y.At(d.Y))), "line " + kind);
        var few = line.Dots.Count <= 60;
        foreach (var dot in line.Dots.Where(d => IsFinite(d) && (few || d.Flagged)))
        {
            var tip = $"{line.Name}, {(overTime ? TimeAxis.Tell(dot.X) : Show.Number(dot.X))}: {Show.Number(dot.Y)}{(dot.Flagged ? " (alarm)" : "")}";
            svg.Circle(x.At(dot.X), y.At(dot.Y), dot.Flagged ? 5 : 2.5, dot.Flagged ? "alarm" : "dot " + kind, tip);
        }
    }

    private static bool IsFinite(Dot dot) => double.IsFinite(dot.X) && double.IsFinite(dot.Y);

    private static string Describe(IReadOnlyList<Line> lines, List<Dot> dots, LineChartOptions options)
    {
        var alarms = dots.Count(d => d.Flagged);
        var limits = string.Concat(options.Limits.Select(l => $", {l.Name} at {Show.Number(l.Value)}"));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{(lines.Count == 1 ? lines[0].Name : $"{lines.Count} lines")}, {dots.Count} points from {Show.Number(dots.Min(d => d.Y))} to {Show.Number(dots.Max(d => d.Y))}{limits}{(alarms > 0 ? $"; {alarms} marked as alarms" : "")}.");
    }
}
