using Assay.Analyzers.Declarations;
using Assay.Generators.Monitors;
using Assay.Generators.Reading;
using Microsoft.CodeAnalysis;

namespace Assay.Analyzers.Monitors;

/// <summary>All rules about monitors.</summary>
internal static class MonitorRules
{
    public static void Check(Inquiry inquiry)
    {
        if (inquiry.Index.Monitor(inquiry.Type, inquiry.Cancellation) is not { } monitor)
            return;
        ProblemRules.Check(inquiry, monitor);
        // What can't be generated doesn't run: its details are not worth a word before that is mended.
        if (monitor.Problems.Count == 0 && Watched(inquiry) is { } watched && inquiry.Index.Model(watched, inquiry.Cancellation) is { } model)
            Check(new MonitorInquiry(inquiry, monitor, watched, model));
    }

    private static void Check(MonitorInquiry monitor)
    {
        UnwatchedFeatureRule.Check(monitor);
        DriftRules.Check(monitor);
        MetricRules.Check(monitor);
        BoundRules.Check(monitor);
        EstimateRules.Check(monitor);
        WindowRules.Check(monitor);
        AlertRules.Check(monitor);
    }

    private static ITypeSymbol? Watched(Inquiry inquiry) => inquiry.Attribute.AttributeClass?.TypeArguments.FirstOrDefault();
}
