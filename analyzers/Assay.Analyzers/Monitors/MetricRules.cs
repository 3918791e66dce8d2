using System.Collections.Immutable;
using Assay.Analyzers.Models;
using Assay.Analyzers.Reporting;
using Assay.Generators.Datasets;
using Assay.Generators.Monitors;
using Microsoft.CodeAnalysis;

namespace Assay.Analyzers.Monitors;

/// <summary>ASY5013 and 5016: a metric that can never be computed, or that is watched twice.</summary>
internal static class MetricRules
{
    public static void Check(MonitorInquiry monitor)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (attribute, performance) in monitor.Performance)
        {
            var place = Places.Argument(attribute, null, 0, monitor.Declaration.Cancellation);
            if (!seen.Add(performance.Metric))
                monitor.Declaration.Report(Descriptors.MetricTwice, place, performance.Metric, monitor.Monitor.Performance.First(one => one.Metric == performance.Metric).Severity);
            else if (Obstacle(monitor, performance) is { } obstacle)
                monitor.Declaration.Report(Descriptors.MetricNeverComputed, place, Near(performance), performance.Metric, obstacle);
        }
    }

    private static ImmutableDictionary<string, string?> Near(PerformanceModel performance) =>
        Replacements.Of(KnownMetric.Near(performance.Metric) is { } known ? [known] : []);

    private static string? Obstacle(MonitorInquiry monitor, PerformanceModel performance)
    {
        if (MetricFacts.Of(performance.Metric) is null)
            return $"monitors know {string.Join(", ", MetricFacts.All.Select(static metric => metric.Name))}";
        if (monitor is not { Input: { } input, Output: { } output })
            return null;
        return Obstacle(input, static column => column.Label, "[Label]") ?? Obstacle(output, static column => column.Score, "[Score]");
    }

    // The first that is marked is the one that monitors read.
    private static string? Obstacle(DatasetModel rows, Func<ColumnModel, bool> isMarked, string mark)
    {
        if (rows.Columns.Count == 0)
            return null;
        if (rows.Columns.FirstOrDefault(isMarked) is not { } column)
            return $"no column of '{rows.Name}' is marked {mark}";
        return column.IsNumber || column.Kind == ColumnKind.Boolean ? null : $"{mark} '{column.Name}' of '{rows.Name}' is neither a number nor a boolean";
    }
}
