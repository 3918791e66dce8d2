using Assay.Analyzers.Reporting;
using Assay.Generators.Reading;

namespace Assay.Analyzers.Datasets;

/// <summary>ASY2002 and 3005: versions can't be kept as declared.</summary>
internal static class VersionRules
{
    public static void Check(DatasetInquiry dataset)
    {
        var inquiry = dataset.Declaration;
        if (dataset.Model.Versioned is not { } versioned || inquiry.Type.GetAttributes().Find(KnownAttributes.Versioned) is not { } attribute)
            return;
        if (versioned.Strategy == "Diff" && !dataset.Model.Columns.Any(static column => column.RowKey))
            inquiry.Report(Descriptors.DifferenceWithoutKey, Places.Of(attribute, inquiry.Cancellation), dataset.Model.Name);
        if (versioned.Keep is { Length: > 0 } keep && Durations.Seconds(keep) is null)
        {
            inquiry.Report(
                Descriptors.BadTime, Places.Argument(attribute, "Keep", 0, inquiry.Cancellation), $"'{keep}' is no duration: write 15m, 6h, 45d or ISO 8601");
        }
    }
}
