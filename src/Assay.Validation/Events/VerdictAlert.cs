using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Assay.Workspace.Alerts;
using Assay.Workspace.Lineage;

namespace Assay.Validation.Events;

/// <summary>A verdict that warns or fails, as an alert: names and counts.</summary>
public static class VerdictAlert
{
    private const int RulesTold = 10;

    /// <summary>The alert of a verdict; null where it neither warns nor fails.</summary>
    /// <param name="project">The project.</param>
    /// <param name="verdict">The verdict.</param>
    /// <param name="opened">When it was judged.</param>
    public static Alert? Of(string project, Verdict verdict, DateTimeOffset opened)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        if (verdict.Status is not (VerdictStatus.Warned or VerdictStatus.Failed))
            return null;
        var broken = verdict.Rules.Where(rule => rule.Status is VerdictStatus.Warned or VerdictStatus.Failed).ToList();
        var details = new Dictionary<string, AlertFact>(StringComparer.Ordinal) { ["rows"] = verdict.Rows };
        if (verdict.Fault is not null)
            details["fault"] = verdict.Fault;
        foreach (var rule in broken.Take(RulesTold))
            details[rule.Id] = rule.Observed;
        if (broken.Count > RulesTold)
            details["more rules"] = broken.Count - RulesTold;
        var urn = Urn.Of(DeclaringProject.OfDataset(verdict.Dataset, project), "dataset", verdict.Dataset);
        return new()
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"verdict-{verdict.Dataset}-{ShortHash(verdict.Source)}"),
            Severity = verdict.Status == VerdictStatus.Failed ? Severity.Error : Severity.Warning,
            Title = Title(verdict, broken.Count),
            Source = urn,
            Kind = "verdict",
            Opened = opened,
            Details = details,
        };
    }

    private static string Title(Verdict verdict, int broken)
    {
        var status = verdict.Status == VerdictStatus.Failed ? "refused" : "admitted with warnings";
        return verdict.Fault is not null
            ? string.Create(CultureInfo.InvariantCulture, $"{verdict.Dataset}: {verdict.Source} could not be read as declared")
            : string.Create(CultureInfo.InvariantCulture, $"{verdict.Dataset}: {verdict.Source} {status}, {broken} of {verdict.Rules.Count} rules broken");
    }

    private static string ShortHash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 6));
}
