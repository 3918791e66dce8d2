using Assay.Analyzers.Reporting;
using Assay.Generators.Datasets;
using Assay.Generators.Reading;
using Microsoft.CodeAnalysis;

namespace Assay.Analyzers.Datasets.Columns;

/// <summary>ASY1028: a key that can be null, or that a model makes.</summary>
internal static class NullableKeyRule
{
    public static void Check(DatasetInquiry dataset)
    {
        foreach (var column in dataset.Model.Columns)
        {
            if (!column.RowKey || Fault(dataset, column) is not { } fault)
                continue;
            if ((dataset.AttributeOf(column, KnownAttributes.RowKey) ?? dataset.AttributeOf(column, KnownAttributes.Key)) is { } key)
                dataset.Declaration.Report(Descriptors.WeakKey, Places.Of(key, dataset.Declaration.Cancellation), column.Name, fault);
        }
    }

    private static string? Fault(DatasetInquiry dataset, ColumnModel column) =>
        column.Score || column.Predicted ? "is what a model answers, which two rows may share: take a column that comes with the row"
        // Of differences, ASY2006 says so.
        : dataset.Model.Versioned?.Strategy != "Diff" && column.TakesNull && !column.Required && dataset.Sources[column.Ordinal].Property.NullableAnnotation == NullableAnnotation.Annotated
            ? "can be null by its type, and every row without it is refused: drop the '?', or take another key"
        : null;
}
