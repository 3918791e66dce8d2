using Assay.Analyzers.Declarations;
using Assay.Analyzers.Reporting;
using Assay.Generators.Monitors;
using Assay.Generators.Reading;
using Microsoft.CodeAnalysis;

namespace Assay.Analyzers.Monitors;

/// <summary>ASY3005, 5006 and 6006: what the reader found wrong with a monitor.</summary>
internal static class ProblemRules
{
    public static void Check(Inquiry inquiry, MonitorModel monitor)
    {
        foreach (var problem in monitor.Problems)
        {
            var (rule, place) = problem.Kind switch
            {
                MonitorProblemKind.Name => (Descriptors.BadName, Places.Argument(inquiry.Attribute, null, 0, inquiry.Cancellation)),
                MonitorProblemKind.Window => (Descriptors.BadTime, Places.Argument(inquiry.Attribute, "Window", 0, inquiry.Cancellation)),
                MonitorProblemKind.Drift => (Descriptors.NoMonitor, Place(inquiry, KnownAttributes.Drift)),
                MonitorProblemKind.Performance => (Descriptors.NoMonitor, Place(inquiry, KnownAttributes.Performance)),
                _ => (Descriptors.NoMonitor, null),
            };
            inquiry.Report(rule, place, Replacements.OfName(problem.Kind == MonitorProblemKind.Name ? monitor.Name : null), problem.Detail);
        }
    }

    // Only a [Performance] without a bound is at fault.
    private static Location? Place(Inquiry inquiry, string attribute) => inquiry.Type.GetAttributes()
        .Where(one => one.Is(attribute) && (attribute == KnownAttributes.Drift || !(one.Has("AtLeast") || one.Has("AtMost"))))
        .Select(one => Places.Of(one, inquiry.Cancellation)).FirstOrDefault();
}
