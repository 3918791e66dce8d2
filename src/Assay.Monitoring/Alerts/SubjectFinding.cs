using System.Globalization;
using Assay.Monitoring.References;
using Assay.Monitoring.Windows;
using Assay.Workspace.Alerts;

namespace Assay.Monitoring.Alerts;

/// <summary>What a window says of one subject, in the words of an alert: names, counts and statistics, never a cell of the data.</summary>
internal sealed record SubjectFinding(WindowReport Window, DriftFinding? Drift, MetricFinding? Metric)
{
    public string Subject => Drift?.Subject ?? Metric!.Subject;

    public bool IsAlarm => Drift?.Drifted ?? Metric!.Breached;

    public string Kind => Drift is null ? "performance" : "drift";

    public string Title => Drift is { } drift
        ? string.Create(CultureInfo.InvariantCulture, $"{Window.Monitor}: {(drift.Part == ColumnPart.Input ? "input" : "output")} '{drift.Column}' drifted (PSI {drift.Psi:0.###})")
        : string.Create(CultureInfo.InvariantCulture, $"{Window.Monitor}: {(Metric!.Estimated ? "estimated " : "")}{Metric.Metric} {Metric.Value:0.####} {Bound(Metric)}");

    /// <summary>The findings of a window that say something. A metric without an interval says nothing.</summary>
    public static IEnumerable<SubjectFinding> Of(WindowReport window) =>
    [
        .. window.Drift.Select(drift => new SubjectFinding(window, drift, null)),
        .. window.Performance.Where(metric => metric.High is not null).Select(metric => new SubjectFinding(window, null, metric)),
    ];

    public Severity Severity(MonitorDescriptor monitor) => Drift is not null
        ? monitor.Drift?.Severity ?? Assay.Severity.Warning
        : monitor.Performance.FirstOrDefault(performance => performance.Metric == Metric!.Metric)?.Severity ?? Assay.Severity.Error;

    public IReadOnlyDictionary<string, AlertFact> Facts(DateTimeOffset firstWindow)
    {
        var facts = new Dictionary<string, AlertFact>(StringComparer.Ordinal)
        {
            ["first window"] = Time(firstWindow),
            ["last window"] = Time(Window.Start),
            ["model version"] = Window.ModelVersion,
            ["rows"] = Window.Rows,
        };
        if (Drift is { } drift)
        {
            facts["psi"] = drift.Psi;
            facts["psi beyond sampling"] = drift.Effect;
            facts["test"] = drift.Method;
            facts["p-value, adjusted"] = drift.AdjustedPValue;
            facts["share missing"] = drift.MissingShare;
            return facts;
        }

        facts[Metric!.Estimated ? "estimate" : "value"] = Metric.Value ?? double.NaN;
        facts["95 % interval from"] = Metric.Low ?? double.NaN;
        facts["95 % interval to"] = Metric.High ?? double.NaN;
        facts["rows measured"] = Metric.Rows;
        if (Metric.AtLeast is { } least)
            facts["at least"] = least;
        if (Metric.AtMost is { } most)
            facts["at most"] = most;
        return facts;
    }

    private static string Bound(MetricFinding metric) => metric.High < metric.AtLeast
        ? string.Create(CultureInfo.InvariantCulture, $"is below {metric.AtLeast}")
        : string.Create(CultureInfo.InvariantCulture, $"is above {metric.AtMost}");

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture);
}
