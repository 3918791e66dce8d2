using Assay.Analyzers.Reporting;
using Assay.Generators.Datasets;
using Assay.Generators.Reading;

namespace Assay.Analyzers.Datasets.Columns;

/// <summary>ASY1011, 1015 and 1030: when a row happened isn't told, or not by which clock.</summary>
internal static class EventTimeRules
{
    private const string Zone = nameof(Zone);
    private const string LocalOf = "local-of:";

    public static void Check(DatasetInquiry dataset)
    {
        Missing(dataset);
        foreach (var column in dataset.Model.Columns)
        {
            if (!column.EventTime || (column.Zone is null && column.Kind != ColumnKind.Timestamp))
                continue;
            if (dataset.AttributeOf(column, KnownAttributes.EventTime) is not { } attribute)
                continue;
            var cancellation = dataset.Declaration.Cancellation;
            if (column.Zone is null)
                dataset.Declaration.Report(Descriptors.NoZone, Places.Of(attribute, cancellation), column.Name);
            else if (Fault(dataset.Model, column.Zone) is { } fault)
                dataset.Declaration.Report(Descriptors.BadZone, Places.Argument(attribute, Zone, 0, cancellation), column.Zone, fault);
        }
    }

    // A request that comes in alone happens when it comes in; rows of a source are scored together.
    private static void Missing(DatasetInquiry dataset)
    {
        var (model, inquiry) = (dataset.Model, dataset.Declaration);
        if (model.IsColumns || model.Source is null || model.NoEventTime is not null || model.Columns.Any(static column => column.EventTime))
            return;
        if (inquiry.Index.Monitored(inquiry.Cancellation).MonitorOf(model.Name) is { } monitor)
            inquiry.Report(Descriptors.NoEventTime, Places.Of(inquiry.Attribute, inquiry.Cancellation), model.Name, monitor);
    }

    private static string? Fault(DatasetModel model, string zone)
    {
        if (zone.StartsWith(LocalOf, StringComparison.Ordinal))
            return model.Columns.Any(column => column.Name == zone.Substring(LocalOf.Length)) ? null : "names no column";
        return IsZoneId(zone) ? null : "is no zone id";
    }

    // The shape of IANA's names; which of them exist depends on the machine that reads.
    private static bool IsZoneId(string zone) => zone.Length > 0 && char.IsLetter(zone[0])
        && zone.Split('/').All(static part => part.Length > 0 && part.All(static one => one is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '-' or '+'));
}
