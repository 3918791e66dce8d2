using System.Globalization;
using Assay.Analyzers.Reporting;
using Assay.Generators.Datasets;

namespace Assay.Analyzers.Monitors;

/// <summary>ASY5009: windows that the days' rhythm or the data's own grain don't fill.</summary>
internal static class WindowRules
{
    private const double SecondsOfDay = 86400;

    private static readonly (double Seconds, string Text)[] s_partsOfDay =
    [
        (43200, "12h"), (28800, "8h"), (21600, "6h"), (14400, "4h"), (10800, "3h"), (7200, "2h"), (3600, "1h"),
        (1800, "30m"), (1200, "20m"), (900, "15m"), (600, "10m"), (300, "5m"), (60, "1m"),
    ];

    public static void Check(MonitorInquiry monitor)
    {
        var window = monitor.Monitor.WindowSeconds;
        if (window < SecondsOfDay && monitor.Request?.Columns.FirstOrDefault(static column => column.EventTime) is { Kind: ColumnKind.Date } date)
        {
            Report(monitor, "1d", $"'{date.Name}' is a date, so all rows of a day fall into its first window and the others stay empty");
        }
        else if (window < SecondsOfDay ? SecondsOfDay % window != 0 : window % SecondsOfDay != 0)
        {
            Report(monitor, Near(window), "They begin at another hour each day, so that one is filled by nights and the next by days, and what is usual at an hour looks like drift");
        }
    }

    private static void Report(MonitorInquiry monitor, string? better, string words)
    {
        var inquiry = monitor.Declaration;
        var place = Places.Argument(inquiry.Attribute, "Window", 0, inquiry.Cancellation);
        if (better is null)
            inquiry.Report(Descriptors.UnevenWindow, place, monitor.Monitor.Name, words);
        else
            inquiry.Report(Descriptors.UnevenWindow, place, ArgumentEdit.To("Window", $"\"{better}\"").Facts, monitor.Monitor.Name, $"{words}: write \"{better}\"");
    }

    // The next shorter one, so that alarms don't come later than was meant.
    private static string? Near(double window) => window > SecondsOfDay
        ? Math.Floor(window / SecondsOfDay).ToString(CultureInfo.InvariantCulture) + "d"
        : s_partsOfDay.FirstOrDefault(part => part.Seconds <= window).Text;
}
