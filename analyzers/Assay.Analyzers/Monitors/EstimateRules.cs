using Assay.Analyzers.Reporting;
using Assay.Generators.Datasets;
using Assay.Generators.Reading;

namespace Assay.Analyzers.Monitors;

/// <summary>ASY5005 and 5014: an estimate that would help until labels arrive, or that there is none of.</summary>
internal static class EstimateRules
{
    public static void Check(MonitorInquiry monitor)
    {
        foreach (var (attribute, performance) in monitor.Performance)
        {
            if (MetricFacts.Of(performance.Metric) is not { } metric)
                continue;
            var cancellation = monitor.Declaration.Cancellation;
            if (performance.Estimate && !metric.HasEstimate)
            {
                monitor.Declaration.Report(
                    Descriptors.NoEstimate, Places.Argument(attribute, "Estimate", 0, cancellation), ArgumentEdit.Without("Estimate").Facts, performance.Metric);
            }
            else if (metric.HasEstimate && !attribute.Has("Estimate") && Event(monitor) is { } known)
            {
                monitor.Declaration.Report(
                    Descriptors.Unestimated, Places.Of(attribute, cancellation), ArgumentEdit.To("Estimate", "true").Facts, monitor.Model.Name, known, performance.Metric);
            }
        }
    }

    // What the label waits for; null where it isn't said, or where it comes within a window.
    private static string? Event(MonitorInquiry monitor)
    {
        if (monitor.Input is not { } input || monitor.Output?.Columns.Any(static column => column.Score) != true)
            return null;
        // Scores are calibrated to the probability of a class.
        if (input.Columns.FirstOrDefault(static column => column.Label) is not { Kind: ColumnKind.Boolean } label)
            return null;
        var known = label.KnownAfter ?? Source(monitor, input, label.Name)?.KnownAfter;
        return known is null || Durations.Seconds(known) <= monitor.Monitor.WindowSeconds ? null : known;
    }

    private static ColumnModel? Source(MonitorInquiry monitor, DatasetModel input, string label)
    {
        var sources = input.Features?.Columns.Where(one => one.Column == label).SelectMany(static one => one.Origins).Select(static one => one.Column).ToList();
        return sources is { Count: > 0 }
            ? monitor.Request?.Columns.FirstOrDefault(column => column.KnownAfter is not null && sources.Contains(column.Name))
            : null;
    }
}
