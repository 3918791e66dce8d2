using System.Globalization;
using System.Text;

namespace Assay.Workspace.Alerts;

/// <summary>An alert in words.</summary>
public static class AlertText
{
    /// <summary>
    /// The alert as lines: severity and title, what it is about, one line per fact, the link. Control characters in names and words become
    /// spaces, so that no text can forge a line or move a terminal's cursor.
    /// </summary>
    public static string Plain(Alert alert) => Write(alert, Clean);

    /// <summary>The same lines for Slack, with its three reserved characters escaped.</summary>
    public static string Slack(Alert alert) => Write(alert, text => Clean(text)
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal));

    private static string Write(Alert alert, Func<string, string> safe)
    {
        ArgumentNullException.ThrowIfNull(alert);
        var text = new StringBuilder();
        var status = alert.Status == AlertStatus.Open ? "" : $" ({alert.Status.ToString().ToLowerInvariant()})";
        text.Append(CultureInfo.InvariantCulture, $"{alert.Severity.ToString().ToUpperInvariant()}{status}: {safe(alert.Title)}\n");
        text.Append(CultureInfo.InvariantCulture, $"{safe(alert.Kind)} of {safe(alert.Source)}, opened {alert.Opened.UtcDateTime:yyyy-MM-dd HH:mm:ss}Z\n");
        foreach (var (name, fact) in alert.Details)
            text.Append(CultureInfo.InvariantCulture, $"  {safe(name)}: {safe(fact.ToString())}\n");
        if (alert.Link is not null)
            text.Append(CultureInfo.InvariantCulture, $"{safe(alert.Link.ToString())}\n");
        return text.ToString();
    }

    private static string Clean(string text) =>
        text.Any(char.IsControl) ? string.Create(text.Length, text, (span, from) =>
        {
            for (var i = 0; i < span.Length; i++)
                span[i] = char.IsControl(from[i]) ? ' ' : from[i];
        }) : text;
}
