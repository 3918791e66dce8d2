using Assay.Analyzers.Reporting;

namespace Assay.Analyzers.Models;

/// <summary>ASY4011: a gate names a metric that is nearly one of Assay's.</summary>
internal static class MetricNameRule
{
    public static void Check(ModelInquiry model)
    {
        foreach (var gate in model.Gates)
        {
            if (KnownMetric.Near(gate.Gate.Metric) is { } known)
            {
                model.Declaration.Report(
                    Descriptors.NearMetric,
                    Places.Argument(gate.Attribute, null, 0, model.Declaration.Cancellation),
                    Replacements.Of([known]),
                    gate.Gate.Metric,
                    known);
            }
        }
    }
}
