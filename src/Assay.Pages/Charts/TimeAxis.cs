using System.Globalization;

namespace Assay.Pages.Charts;

/// <summary>Ticks at round times in UTC; x in milliseconds since 1970.</summary>
internal static class TimeAxis
{
    private const int Wished = 6;

    private static readonly TimeSpan[] Steps =
    [
        TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15),
        TimeSpan.FromHours(1), TimeSpan.FromHours(3), TimeSpan.FromHours(6), TimeSpan.FromHours(12), TimeSpan.FromDays(1), TimeSpan.FromDays(2),
        TimeSpan.FromDays(7), TimeSpan.FromDays(14), TimeSpan.FromDays(30), TimeSpan.FromDays(91), TimeSpan.FromDays(182), TimeSpan.FromDays(365),
    ];

    internal static string Tell(double milliseconds) => Time(milliseconds).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) + " UTC";

    internal static void Draw(Svg svg, Scale x, double first, double last, string? label)
    {
        var range = TimeSpan.FromMilliseconds(last - first);
        var step = Steps.FirstOrDefault(s => range / s <= Wished, TimeSpan.FromDays(365 * Math.Ceiling(range.TotalDays / 365 / Wished)));
        var format = step < TimeSpan.FromMinutes(1) ? "HH:mm:ss" : step < TimeSpan.FromDays(1) ? "MM-dd HH:mm" : "yyyy-MM-dd";
        var axis = Frame.Height - Frame.Bottom;
        svg.Line(Frame.Left, axis, Frame.Width - Frame.Right, axis, "axis");
        for (var tick = Math.Ceiling(first / step.TotalMilliseconds) * step.TotalMilliseconds; tick <= last; tick += step.TotalMilliseconds)
        {
            svg.Line(x.At(tick), axis, x.At(tick), axis + 4, "axis");
            svg.Text(x.At(tick), axis + 17, Time(tick).ToString(format, CultureInfo.InvariantCulture), "tick middle");
        }

        svg.Text(Frame.Left + (Frame.PlotWidth / 2), Frame.Height - 5, label ?? "UTC", "label middle");
    }

    private static DateTime Time(double milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds((long)milliseconds).UtcDateTime;
}
