using System.Globalization;
using Assay.Analyzers.Reporting;
using Assay.Generators.Monitors;
using Microsoft.CodeAnalysis;

namespace Assay.Analyzers.Monitors;

/// <summary>ASY5008, 5010 and 5012: bounds that nothing meets or breaks, that are tighter than the gate's, or on the wrong side.</summary>
internal static class BoundRules
{
    private const string AtLeast = nameof(AtLeast);
    private const string AtMost = nameof(AtMost);

    public static void Check(MonitorInquiry monitor)
    {
        foreach (var (attribute, performance) in monitor.Performance)
        {
            if (Senseless(performance) is var (argument, words))
                Report(monitor, attribute, argument, Descriptors.SenselessBound, null, performance.Metric, words);
            else if (!IsOnWrongSide(monitor, attribute, performance))
                TighterThanGate(monitor, attribute, performance);
        }
    }

    private static (string Argument, string Words)? Senseless(PerformanceModel performance)
    {
        var (least, most) = (performance.AtLeast, performance.AtMost);
        if (least > most)
            return (AtLeast, $"must be at least {Text(least)} and at most {Text(most)}, which nothing is");
        if (MetricFacts.Of(performance.Metric) is not { } metric)
            return null;
        if (least > metric.Greatest)
            return (AtLeast, $"is never above {Text(metric.Greatest)}, so each window breaks AtLeast = {Text(least)}");
        if (most < metric.Least)
            return (AtMost, $"is never below {Text(metric.Least)}, so each window breaks AtMost = {Text(most)}");
        // One that nothing breaks is harmless beside another that something may.
        var (vainLeast, vainMost) = (least <= metric.Least, most >= metric.Greatest);
        if (vainLeast && (vainMost || double.IsNaN(most)))
            return (AtLeast, $"is never below {Text(metric.Least)}, so nothing breaks AtLeast = {Text(least)}");
        return vainMost && double.IsNaN(least) ? (AtMost, $"is never above {Text(metric.Greatest)}, so nothing breaks AtMost = {Text(most)}") : null;
    }

    private static bool IsOnWrongSide(MonitorInquiry monitor, AttributeData attribute, PerformanceModel performance)
    {
        if (MetricFacts.Of(performance.Metric) is not { } metric)
            return false;
        var (wrong, right, value) = metric.HigherIsBetter ? (AtMost, AtLeast, performance.AtMost) : (AtLeast, AtMost, performance.AtLeast);
        var other = metric.HigherIsBetter ? performance.AtLeast : performance.AtMost;
        if (double.IsNaN(value) || !double.IsNaN(other))
            return false;
        var edit = new ArgumentEdit(wrong, right, Text(value));
        Report(monitor, attribute, wrong, Descriptors.WrongSide, edit, performance.Metric, metric.HigherIsBetter ? "higher" : "lower", wrong, right);
        return true;
    }

    private static void TighterThanGate(MonitorInquiry monitor, AttributeData attribute, PerformanceModel performance)
    {
        // All gates on a metric hold, so the tightest counts.
        var gates = monitor.Model.Gates.Where(gate => gate.Metric == performance.Metric).ToList();
        var least = gates.Select(static gate => gate.AtLeast).Where(static bound => !double.IsNaN(bound)).DefaultIfEmpty(double.NaN).Max();
        var most = gates.Select(static gate => gate.AtMost).Where(static bound => !double.IsNaN(bound)).DefaultIfEmpty(double.NaN).Min();
        if (performance.AtLeast > least)
            Tighter(AtLeast, performance.AtLeast, least);
        if (performance.AtMost < most)
            Tighter(AtMost, performance.AtMost, most);

        void Tighter(string bound, double here, double gate) => Report(
            monitor, attribute, bound, Descriptors.TighterThanGate, ArgumentEdit.To(bound, Text(gate)), performance.Metric, bound, Text(here), monitor.Model.Name, Text(gate));
    }

    private static void Report(
        MonitorInquiry monitor, AttributeData attribute, string argument, DiagnosticDescriptor rule, ArgumentEdit? edit, params object[] arguments)
    {
        var place = Places.Argument(attribute, argument, 0, monitor.Declaration.Cancellation);
        if (edit is null)
            monitor.Declaration.Report(rule, place, arguments);
        else
            monitor.Declaration.Report(rule, place, edit.Facts, arguments);
    }

    private static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
