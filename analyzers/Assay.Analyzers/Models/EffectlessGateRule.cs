using System.Collections.Immutable;
using System.Globalization;
using Assay.Analyzers.Reporting;

namespace Assay.Analyzers.Models;

/// <summary>ASY4007 and 4010: conditions that nothing can pass or nothing can fail, and margins below zero.</summary>
internal static class EffectlessGateRule
{
    /// <summary>The fact that names the bound which was meant.</summary>
    public const string OtherBound = "Other bound";

    private const string AtLeast = "AtLeast";
    private const string AtMost = "AtMost";
    private const string Margin = "NotWorseThanChampionBy";

    public static void Check(ModelInquiry model)
    {
        foreach (var gate in model.Gates)
        {
            if (gate.Metric is { } metric)
            {
                CheckBounds(model, gate, metric);
                CheckMargin(model, gate, metric);
            }
            else if (gate.IsRelative && KnownMetric.Near(gate.Gate.Metric) is null)
            {
                Report(model, gate, Margin, [], $"can't be passed: Assay doesn't compute '{gate.Gate.Metric}', so it can't be compared with the champion's; give a bound instead");
            }
        }

        foreach (var metric in model.Gates.GroupBy(static one => one.Gate.Metric, StringComparer.Ordinal))
            CheckTogether(model, metric);
    }

    private static void CheckBounds(ModelInquiry model, GateUnderRule gate, MetricFacts metric)
    {
        var (least, most) = (gate.Gate.AtLeast, gate.Gate.AtMost);
        if (least > metric.Greatest)
            Report(model, gate, AtLeast, Percent(least), $"can't be passed: {metric.Name} is never above {Text(metric.Greatest)}");
        else if (least <= metric.Least)
            Report(model, gate, AtLeast, [], $"can't fail: {metric.Name} is never below {Text(metric.Least)}");
        if (most < metric.Least)
            Report(model, gate, AtMost, [], $"can't be passed: {metric.Name} is never below {Text(metric.Least)}");
        else if (most >= metric.Greatest)
            Report(model, gate, AtMost, Percent(most), $"can't fail: {metric.Name} is never above {Text(metric.Greatest)}");
        else if (metric.HigherIsBetter && !double.IsNaN(most) && !Has(model, metric, static one => one.AtLeast))
            WrongWay(model, gate, AtMost, AtLeast, "more");
        if (!metric.HigherIsBetter && least > metric.Least && !Has(model, metric, static one => one.AtMost))
            WrongWay(model, gate, AtLeast, AtMost, "less");
    }

    private static void CheckMargin(ModelInquiry model, GateUnderRule gate, MetricFacts metric)
    {
        var margin = gate.Gate.NotWorseThanChampionBy;
        if (margin >= metric.Greatest - metric.Least)
        {
            Report(model, gate, Margin, Percent(margin), $"can't fail: no two values of {metric.Name} are further apart, and the margin is in its own units");
        }
        else if (margin < 0)
        {
            model.Declaration.Report(
                Descriptors.NegativeMargin, Place(model, gate, Margin), Replacements.Of([Text(-margin)]), gate.Gate.Metric, Text(margin), Text(-margin));
        }
    }

    // What is impossible by itself is told above.
    private static void CheckTogether(ModelInquiry model, IEnumerable<GateUnderRule> gates)
    {
        GateUnderRule? highest = null, lowest = null;
        foreach (var gate in gates)
        {
            if (!double.IsNaN(gate.Gate.AtLeast) && (highest is null || gate.Gate.AtLeast > highest.Gate.AtLeast))
                highest = gate;
            if (!double.IsNaN(gate.Gate.AtMost) && (lowest is null || gate.Gate.AtMost < lowest.Gate.AtMost))
                lowest = gate;
        }

        if (highest is null || lowest is null || !(highest.Gate.AtLeast > lowest.Gate.AtMost))
            return;
        if (highest.Metric is { } metric && (highest.Gate.AtLeast > metric.Greatest || lowest.Gate.AtMost < metric.Least))
            return;
        Report(model, lowest, AtMost, [], $"can't be passed: it asks for at least {Text(highest.Gate.AtLeast)} and at most {Text(lowest.Gate.AtMost)}");
    }

    private static void WrongWay(ModelInquiry model, GateUnderRule gate, string given, string meant, string better) => model.Declaration.Report(
        Descriptors.EffectlessGate,
        Place(model, gate, given),
        ImmutableDictionary<string, string?>.Empty.Add(OtherBound, meant),
        gate.Gate.Metric,
        $"lets the worst pass: {better} is better, so write {meant}");

    private static bool Has(ModelInquiry model, MetricFacts metric, Func<Generators.Models.GateModel, double> bound) =>
        model.Gates.Any(one => one.Gate.Metric == metric.Name && !double.IsNaN(bound(one.Gate)));

    private static void Report(ModelInquiry model, GateUnderRule gate, string argument, IEnumerable<string> replacements, string words) =>
        model.Declaration.Report(Descriptors.EffectlessGate, Place(model, gate, argument), Replacements.Of(replacements), gate.Gate.Metric, words);

    private static Microsoft.CodeAnalysis.Location? Place(ModelInquiry model, GateUnderRule gate, string argument) =>
        Places.Argument(gate.Attribute, argument, 0, model.Declaration.Cancellation);

    // 62 where a share was asked for is mostly a percentage.
    private static IEnumerable<string> Percent(double value) => value is > 1 and < 100 ? [Text((double)((decimal)value / 100))] : [];

    private static string Text(double value) => value.ToString("0.##########", CultureInfo.InvariantCulture);
}
