using Assay.Analyzers.Reporting;
using Assay.Generators.Reading;

namespace Assay.Analyzers.Datasets;

/// <summary>ASY1013: a schedule would run a pipeline on an empty or stale file. <c>[RowCount(Min = 0)]</c> says that an empty one is fine.</summary>
internal static class EmptyOrStaleRule
{
    public static void Check(DatasetInquiry dataset)
    {
        var model = dataset.Model;
        if (model.IsColumns || model.Columns.Any(static column => column.MaxAge is not null))
            return;
        var inquiry = dataset.Declaration;
        // An upper bound alone lets an empty file pass.
        if (inquiry.Type.GetAttributes().Find(KnownAttributes.RowCount) is { } count && count.Has("Min"))
            return;
        if (inquiry.Index.Scheduled(inquiry.Cancellation).PipelineOf(model.Name) is { } pipeline)
            inquiry.Report(Descriptors.EmptyOrStalePasses, Places.Of(inquiry.Attribute, inquiry.Cancellation), model.Name, pipeline);
    }
}
