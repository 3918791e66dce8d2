using Assay.Analyzers.Reporting;
using Assay.Generators.Datasets;
using Assay.Generators.Reading;
using Microsoft.CodeAnalysis;

namespace Assay.Analyzers.Datasets;

/// <summary>ASY2002, 2003, 2006 and 3005: versions can't be kept as declared, or nothing says why they are.</summary>
internal static class VersionRules
{
    public static void Check(DatasetInquiry dataset)
    {
        var inquiry = dataset.Declaration;
        if (dataset.Model.Versioned is not { } versioned || inquiry.Type.GetAttributes().Find(KnownAttributes.Versioned) is not { } attribute)
            return;
        if (versioned.Strategy == "Diff")
            CheckKey(dataset, attribute);
        if (versioned.Why is null)
            inquiry.Report(Descriptors.VersionedWithoutReason, Places.Of(attribute, inquiry.Cancellation), dataset.Model.Name, Words(versioned.Strategy));
        if (versioned.Keep is { Length: > 0 } keep && Durations.Seconds(keep) is null)
        {
            inquiry.Report(
                Descriptors.BadTime, Places.Argument(attribute, "Keep", 0, inquiry.Cancellation), $"'{keep}' is no duration: write 15m, 6h, 45d or ISO 8601");
        }
    }

    private static void CheckKey(DatasetInquiry dataset, AttributeData attribute)
    {
        var inquiry = dataset.Declaration;
        if (!dataset.Model.Columns.Any(static column => column.RowKey))
            inquiry.Report(Descriptors.DifferenceWithoutKey, Places.Of(attribute, inquiry.Cancellation), dataset.Model.Name);
        foreach (var column in dataset.Model.Columns)
        {
            if (column is { RowKey: true, Nullable: true })
                inquiry.Report(Descriptors.KeyMayBeNull, dataset.PlaceOf(column), column.Name, dataset.Model.Name);
        }
    }

    private static string Words(string strategy) => strategy switch
    {
        "Diff" => "differences",
        "Snapshot" => "snapshots",
        _ => "the store chooses",
    };
}
