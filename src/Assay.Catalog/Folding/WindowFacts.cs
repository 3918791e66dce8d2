using Assay.Pages.Text;

namespace Assay.Catalog.Folding;

/// <summary>A window as a monitor's event tells of it.</summary>
internal sealed record WindowFacts(
    DateTimeOffset Start, DateTimeOffset End, string? ModelVersion, long? Rows, IReadOnlyList<DriftFact> Drift, IReadOnlyList<MetricFact> Performance,
    IReadOnlyList<string> Notes)
{
    /// <summary>The window as pages show it: how bad a finding is, the declaration says.</summary>
    public MonitorWindow ToWindow(MonitorDescriptor monitor)
    {
        var metrics = new SortedDictionary<string, double>(StringComparer.Ordinal);
        foreach (var metric in Performance)
        {
            if (metric.Value is { } value)
                metrics[metric.Estimated ? metric.Metric + ", estimated" : metric.Metric] = value;
        }

        if (Drift.Max(d => d.Psi) is { } largest)
            metrics["greatest drift (PSI)"] = largest;
        return new(Start, End, ModelVersion, Rows, Status(monitor), [.. Words()], metrics);
    }

    private VerdictStatus Status(MonitorDescriptor monitor) => Drift.Where(d => d.Drifted).Select(_ => monitor.Drift?.Severity ?? Severity.Warning)
        .Concat(Performance.Where(p => p.Breached).Select(p => monitor.Performance.FirstOrDefault(known => known.Metric == p.Metric)?.Severity ?? Severity.Error))
        .Select(severity => severity switch
        {
            Severity.Error => VerdictStatus.Failed,
            Severity.Warning => VerdictStatus.Warned,
            _ => VerdictStatus.Noted,
        })
        .Append(VerdictStatus.Passed).Max();

    private IEnumerable<string> Words() =>
    [
        .. Drift.Where(d => d.Drifted).Select(d => $"{d.Column} drifted (PSI {Show.Number(d.Psi)})"),
        .. Performance.Where(p => p.Breached).Select(p =>
            $"{(p.Estimated ? "estimated " : "")}{p.Metric} {Show.Number(p.Value)} {(p.AtLeast is { } least && p.Value < least ? $"is below {Show.Number(least)}" : $"is above {Show.Number(p.AtMost)}")}"),
        .. Notes,
    ];
}

/// <summary>How a column compares with the reference.</summary>
internal sealed record DriftFact(string Column, double? Psi, bool Drifted);

/// <summary>A metric of a window.</summary>
internal sealed record MetricFact(string Metric, double? Value, double? AtLeast, double? AtMost, bool Estimated, bool Breached);
