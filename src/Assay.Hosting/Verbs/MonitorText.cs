using System.Globalization;
using Assay.Monitoring.Alerts;
using Assay.Monitoring.Windows;

namespace Assay.Hosting.Verbs;

/// <summary>Windows and alerts as lines for people.</summary>
internal static class MonitorText
{
    private const int MostWindows = 12;

    /// <summary>A table of the windows that have something to say: those with alarms or notes, and the last. At most a dozen, the latest.</summary>
    public static void Windows(TextWriter output, IReadOnlyList<WindowReport> windows)
    {
        if (windows.Count == 0)
            return;
        var telling = windows.Where(window => window == windows[^1] || IsTelling(window)).ToList();
        var shown = telling.TakeLast(MostWindows).ToList();
        output.WriteLine($"  {"window",-16} {"version",7} {"rows",8} {"labelled",8}  findings");
        foreach (var window in shown)
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  {window.Start.UtcDateTime:yyyy-MM-dd HH:mm} {window.ModelVersion,7} {window.Rows,8:N0} {window.Labelled,8:N0}  {Findings(window)}"));
            foreach (var note in window.Notes)
                output.WriteLine($"  {"",-16} {note}");
        }

        if (telling.Count > shown.Count)
            output.WriteLine($"  and {telling.Count - shown.Count} earlier windows with alarms or notes");
        if (windows.Count > telling.Count)
            output.WriteLine($"  {windows.Count - telling.Count} windows without any are not shown");
    }

    /// <summary>A line per alert.</summary>
    public static void Alerts(TextWriter output, IReadOnlyList<MonitorAlert> alerts)
    {
        foreach (var alert in alerts)
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  {alert.Alert.Severity.ToString().ToLowerInvariant()}: {alert.Alert.Title}; {alert.FirstWindow.UtcDateTime:yyyy-MM-dd} to {alert.LastWindow.UtcDateTime:yyyy-MM-dd}"));
        }
    }

    private static bool IsTelling(WindowReport window) =>
        window.Notes.Count > 0 || window.Drift.Any(finding => finding.Drifted) || window.Performance.Any(finding => finding.Breached);

    private static string Findings(WindowReport window)
    {
        var drifted = window.Drift.Where(finding => finding.Drifted).OrderByDescending(finding => finding.Psi)
            .Select(finding => string.Create(CultureInfo.InvariantCulture, $"✗ {finding.Column} PSI {finding.Psi:0.00}"));
        return string.Join("  ", window.Performance.Select(Metric).Concat(drifted));
    }

    private static string Metric(MetricFinding finding) => finding.Value is { } value
        ? string.Create(CultureInfo.InvariantCulture, $"{(finding.Breached ? "✗" : "✓")} {finding.Metric}{(finding.Estimated ? " (estimated)" : "")} {value:0.000} [{finding.Low:0.000}, {finding.High:0.000}]")
        : $"– {finding.Metric}: {finding.Note}";
}
