using System.Globalization;
using Assay.Analyzers.Reporting;
using Assay.Generators.Monitors;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Assay.Analyzers.Monitors;

/// <summary>ASY5004 and 5007: drift that alarms too often by chance, or excepts what isn't there.</summary>
internal static class DriftRules
{
    private const double SecondsOfWeek = 7 * 86400;

    public static void Check(MonitorInquiry monitor)
    {
        if (monitor is not { Drift: { } attribute, Monitor.Drift: { } drift })
            return;
        FalseAlarms(monitor, attribute, drift);
        Exceptions(monitor, attribute, drift);
    }

    // Benjamini and Hochberg hold the rate over all columns of a window together: their number doesn't multiply it.
    private static void FalseAlarms(MonitorInquiry monitor, AttributeData attribute, DriftModel drift)
    {
        var windows = SecondsOfWeek / monitor.Monitor.WindowSeconds;
        var alarms = drift.FalseAlarmRate * windows;
        if (alarms <= 1 + 1e-9)
            return;
        var rate = AtMostOne(windows);
        monitor.Declaration.Report(
            Descriptors.FalseAlarms,
            Places.Argument(attribute, "FalseAlarmRate", 0, monitor.Declaration.Cancellation),
            ArgumentEdit.To("FalseAlarmRate", rate).Facts,
            windows.ToString("0.#", CultureInfo.InvariantCulture),
            drift.FalseAlarmRate.ToString(CultureInfo.InvariantCulture),
            alarms.ToString("0.#", CultureInfo.InvariantCulture),
            rate);
    }

    // Rounded down to two digits, so that it stays below one.
    private static string AtMostOne(double windows)
    {
        var digit = Math.Pow(10, Math.Floor(Math.Log10(1 / windows)) - 1);
        return ((decimal)(Math.Floor((1 / windows / digit) + 1e-9) * digit)).ToString("0.##########", CultureInfo.InvariantCulture);
    }

    private static void Exceptions(MonitorInquiry monitor, AttributeData attribute, DriftModel drift)
    {
        if (drift.Except.Count == 0 || monitor.Input is not { } input || monitor.Output is not { } output)
            return;
        string[] columns = [.. input.Columns.Concat(output.Columns).Select(static column => column.Name).Distinct()];
        for (var i = 0; i < drift.Except.Count; i++)
        {
            if (!columns.Contains(drift.Except[i]))
            {
                monitor.Declaration.Report(
                    Descriptors.NoColumnToExcept, Element(monitor, attribute, i), monitor.Model.Name, drift.Except[i], string.Join(", ", columns));
            }
        }
    }

    private static Location? Element(MonitorInquiry monitor, AttributeData attribute, int place)
    {
        var cancellation = monitor.Declaration.Cancellation;
        if (attribute.ApplicationSyntaxReference?.GetSyntax(cancellation) is not AttributeSyntax { ArgumentList: { } list })
            return null;
        var elements = list.Arguments.FirstOrDefault(static one => one.NameEquals?.Name.Identifier.ValueText == "Except")?.Expression switch
        {
            CollectionExpressionSyntax collection => [.. collection.Elements],
            ArrayCreationExpressionSyntax { Initializer: { } initializer } => [.. initializer.Expressions],
            ImplicitArrayCreationExpressionSyntax array => [.. array.Initializer.Expressions],
            _ => Array.Empty<SyntaxNode>(),
        };
        return place < elements.Length ? elements[place].GetLocation() : Places.Argument(attribute, "Except", 0, cancellation);
    }
}
