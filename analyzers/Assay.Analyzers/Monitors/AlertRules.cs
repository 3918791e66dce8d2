using Assay.Analyzers.Reporting;

namespace Assay.Analyzers.Monitors;

/// <summary>ASY5003, 5011 and 5015: alerts that reach nobody, and routes without effect.</summary>
internal static class AlertRules
{
    private static readonly string[] s_severities = ["Info", "Warning", "Error"];

    public static void Check(MonitorInquiry monitor)
    {
        var inquiry = monitor.Declaration;
        var greatest = Greatest(monitor);
        // What is only recorded needs nobody to be told.
        if (monitor.Alerts.Count == 0 && greatest > 0)
            inquiry.Report(Descriptors.NoAlert, Places.Of(inquiry.Attribute, inquiry.Cancellation), monitor.Monitor.Name);
        for (var i = 0; i < monitor.Alerts.Count; i++)
        {
            var (attribute, route) = monitor.Alerts[i];
            if (greatest >= 0 && Rank(route.From) > greatest)
            {
                var severity = s_severities[greatest];
                inquiry.Report(
                    Descriptors.NeverSent,
                    Places.Argument(attribute, "From", 0, inquiry.Cancellation),
                    ArgumentEdit.To("From", "Severity." + severity).Facts,
                    route.Channel,
                    route.From,
                    monitor.Monitor.Name,
                    severity);
            }
            else if (IsCovered(monitor, i))
            {
                inquiry.Report(Descriptors.ChannelTwice, Places.Of(attribute, inquiry.Cancellation), route.Channel, route.From);
            }
        }
    }

    // Another route to the same channel sends all that this one would.
    private static bool IsCovered(MonitorInquiry monitor, int place)
    {
        var route = monitor.Monitor.Alerts[place];
        for (var i = 0; i < monitor.Monitor.Alerts.Count; i++)
        {
            var other = monitor.Monitor.Alerts[i];
            var order = Rank(other.From).CompareTo(Rank(route.From));
            if (i != place && other.Channel == route.Channel && (order < 0 || (order == 0 && i < place)))
                return true;
        }

        return false;
    }

    // −1 where nothing is watched.
    private static int Greatest(MonitorInquiry monitor) => monitor.Monitor.Performance.Select(static performance => performance.Severity)
        .Concat(monitor.Monitor.Drift is { } drift ? [drift.Severity] : [])
        .Select(Rank).DefaultIfEmpty(-1).Max();

    private static int Rank(string severity) => Array.IndexOf(s_severities, severity);
}
