using Assay.Analyzers.Reporting;

namespace Assay.Analyzers.Datasets;

/// <summary>ASY4009: a model takes a column that isn't there yet when it predicts.</summary>
internal static class LateFeatureRule
{
    public static void Check(DatasetInquiry dataset)
    {
        var inquiry = dataset.Declaration;
        var late = dataset.Model.Columns.Where(static column => column is { KnownAfter: not null, Label: false, Id: false }).ToList();
        if (late.Count == 0 || inquiry.Index.Features(inquiry.Cancellation).ModelOf(inquiry.Type) is not { } model)
            return;
        foreach (var column in late)
            inquiry.Report(Descriptors.LateFeature, dataset.PlaceOf(column), column.Name, column.KnownAfter!, model);
    }
}
