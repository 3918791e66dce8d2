using Assay.Analyzers.Reporting;
using Assay.Generators.Reading;

namespace Assay.Analyzers.Datasets;

/// <summary>ASY1002: nothing would see that rows are doubled. <c>[NoRowKey]</c> answers it.</summary>
internal static class RowKeyRule
{
    public static void Check(DatasetInquiry dataset)
    {
        var model = dataset.Model;
        // Rows between steps are made of rows that were checked.
        if (model.IsColumns || model.Columns.Count == 0 || model.NoRowKey is not null || model.Columns.Any(static column => column.RowKey))
            return;
        if (IsUnique(dataset))
            return;
        var inquiry = dataset.Declaration;
        inquiry.Report(Descriptors.NoRowKey, Places.Of(inquiry.Attribute, inquiry.Cancellation), model.Name);
    }

    // One that can't be read is reported as such; to ask for one as well would be noise.
    private static bool IsUnique(DatasetInquiry dataset) =>
        dataset.Declaration.Type.GetAttributes().Find(KnownAttributes.Unique) is not null
        || dataset.Sources.Any(static source => source.Attributes.Find(KnownAttributes.Unique) is not null);
}
