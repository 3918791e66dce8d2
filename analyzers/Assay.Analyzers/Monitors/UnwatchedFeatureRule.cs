using Assay.Analyzers.Reporting;
using Assay.Generators.Datasets;

namespace Assay.Analyzers.Monitors;

/// <summary>ASY5002: features of a served model that no monitor compares with what the model learnt from.</summary>
internal static class UnwatchedFeatureRule
{
    public static void Check(MonitorInquiry monitor)
    {
        var inquiry = monitor.Declaration;
        if (monitor.Monitor.Drift is { } drift)
        {
            // An event time goes on by its nature, and ids differ by theirs.
            var blind = (monitor.Input?.Columns ?? default)
                .Where(column => IsTime(column.Kind) && !column.EventTime && !column.Label && !column.Id && !column.RowKey && column.KnownAfter is null)
                .Where(column => !drift.Except.Contains(column.Name))
                .Select(static column => column.Name).ToList();
            if (blind.Count == 0)
                return;
            inquiry.Report(
                Descriptors.UnwatchedFeature,
                Places.Of(monitor.Drift!, inquiry.Cancellation),
                ArgumentEdit.To("Except", $"[{string.Join(", ", drift.Except.Concat(blind).Select(Literal))}]").Facts,
                $"[Drift] compares numbers, categories and texts, and '{string.Join("', '", blind)}' of model '{monitor.Model.Name}' {(blind.Count == 1 ? "is a time" : "are times")}: make a number of it, or name it in Except");
        }
        else if (inquiry.Index.Watched(inquiry.Cancellation).Of(monitor.Model.Name) is { Count: > 0 } all && all[0].Name == monitor.Monitor.Name && all.All(static one => one.Drift is null))
        {
            inquiry.Report(
                Descriptors.UnwatchedFeature,
                Places.Of(inquiry.Attribute, inquiry.Cancellation),
                $"No monitor compares the features of model '{monitor.Model.Name}' with what it learnt from: add [Drift] to '{inquiry.Type.Name}'");
        }
    }

    private static bool IsTime(ColumnKind kind) => kind is ColumnKind.Timestamp or ColumnKind.Instant or ColumnKind.Date or ColumnKind.Time;

    private static string Literal(string text) => Generators.Rendering.Literals.Text(text);
}
