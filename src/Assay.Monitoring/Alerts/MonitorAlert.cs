using System.Text.Json.Serialization;
using Assay.Workspace.Alerts;

namespace Assay.Monitoring.Alerts;

/// <summary>An alert of a monitor.</summary>
/// <param name="Monitor">The monitor.</param>
/// <param name="Subject">What it is about: <c>drift.input.distance</c>, <c>performance.auc</c>. A subject has at most one alert that isn't resolved.</param>
/// <param name="FirstWindow">The start of the first window that showed it.</param>
/// <param name="LastWindow">The start of the last window that showed it so far.</param>
/// <param name="Alert">The alert as it is sent.</param>
[JsonConverter(typeof(MonitorAlertJson))]
public sealed record MonitorAlert(string Monitor, string Subject, DateTimeOffset FirstWindow, DateTimeOffset LastWindow, Alert Alert)
{
    /// <summary>Whether it still holds.</summary>
    public bool IsLiving => Alert.Status != AlertStatus.Resolved;
}
