using Assay.Monitoring.Windows;
using Assay.Workspace.Alerts;

namespace Assay.Monitoring.Alerts;

/// <summary>
/// The life of a monitor's alerts: one opens with the first window that shows a subject out of order, is kept up to date while windows go on
/// showing it, and resolves with the first later window that shows the subject well. A window that says nothing of the subject changes nothing.
/// </summary>
internal sealed class AlertBook
{
    private readonly MonitorDescriptor _monitor;
    private readonly string _source;
    private readonly DateTimeOffset _now;
    private readonly List<MonitorAlert> _alerts;
    private readonly HashSet<string> _touched = new(StringComparer.Ordinal);
    private readonly HashSet<string> _opened = new(StringComparer.Ordinal);
    private readonly HashSet<string> _resolved = new(StringComparer.Ordinal);

    /// <summary>A book that goes on from what is known.</summary>
    public AlertBook(MonitorDescriptor monitor, string project, IReadOnlyList<MonitorAlert> known, DateTimeOffset now)
    {
        _monitor = monitor;
        _source = Urn.Of(project, "monitor", monitor.Name);
        _now = now;
        _alerts = [.. known];
    }

    /// <summary>Alerts that this book changed, in the order of their opening.</summary>
    public IReadOnlyList<MonitorAlert> Changed => [.. _alerts.Where(alert => _touched.Contains(alert.Alert.Id))];

    /// <summary>Alerts that opened here, whether or not they have resolved since.</summary>
    public IReadOnlyList<MonitorAlert> Opened => [.. _alerts.Where(alert => _opened.Contains(alert.Alert.Id))];

    /// <summary>Alerts that resolved here.</summary>
    public IReadOnlyList<MonitorAlert> Resolved => [.. _alerts.Where(alert => _resolved.Contains(alert.Alert.Id))];

    /// <summary>Alerts that hold.</summary>
    public IReadOnlyList<MonitorAlert> Living => [.. _alerts.Where(alert => alert.IsLiving)];

    /// <summary>Reads windows in order of time. Windows that alerts already know change nothing.</summary>
    public void Read(IEnumerable<WindowReport> windows)
    {
        foreach (var window in windows.GroupBy(report => report.Start).OrderBy(group => group.Key))
        {
            // Where two versions answered in one window, the subject is out of order where either shows it.
            foreach (var subject in window.SelectMany(SubjectFinding.Of).GroupBy(finding => finding.Subject, StringComparer.Ordinal))
            {
                if (subject.FirstOrDefault(finding => finding.IsAlarm) is { } alarm)
                    Alarm(alarm);
                else
                    Well(subject.Key, window.Key);
            }
        }
    }

    private void Alarm(SubjectFinding finding)
    {
        var start = finding.Window.Start;
        var at = _alerts.FindLastIndex(alert => alert.Subject == finding.Subject && alert.FirstWindow <= start);
        if (at >= 0 && start <= _alerts[at].LastWindow)
            return;
        if (at >= 0 && _alerts[at].IsLiving)
        {
            _alerts[at] = _alerts[at] with { LastWindow = start, Alert = _alerts[at].Alert with { Title = finding.Title, Details = finding.Facts(_alerts[at].FirstWindow) } };
            _touched.Add(_alerts[at].Alert.Id);
            return;
        }

        // A window that is judged anew may show what later windows have long shown as well again: only the latest part of a life is open.
        if (_alerts.Exists(alert => alert.Subject == finding.Subject && alert.FirstWindow > start))
            return;
        var opened = new MonitorAlert(_monitor.Name, finding.Subject, start, start, new Alert
        {
            Id = Guid.CreateVersion7(_now).ToString("N"),
            Severity = finding.Severity(_monitor),
            Title = finding.Title,
            Source = _source,
            Kind = finding.Kind,
            Opened = _now,
            Details = finding.Facts(start),
        });
        _alerts.Add(opened);
        _opened.Add(opened.Alert.Id);
        _touched.Add(opened.Alert.Id);
    }

    private void Well(string subject, DateTimeOffset start)
    {
        var at = _alerts.FindLastIndex(alert => alert.Subject == subject && alert.IsLiving && alert.LastWindow < start);
        if (at < 0)
            return;
        _alerts[at] = _alerts[at] with { Alert = _alerts[at].Alert with { Status = AlertStatus.Resolved } };
        _resolved.Add(_alerts[at].Alert.Id);
        _touched.Add(_alerts[at].Alert.Id);
    }
}
