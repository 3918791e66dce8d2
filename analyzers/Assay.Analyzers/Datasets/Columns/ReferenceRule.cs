using Assay.Analyzers.Reporting;
using Assay.Generators.Datasets;
using Assay.Generators.Reading;

namespace Assay.Analyzers.Datasets.Columns;

/// <summary>ASY1029: a reference to a column whose values can stand in several rows.</summary>
internal static class ReferenceRule
{
    public static void Check(DatasetInquiry dataset)
    {
        foreach (var rule in dataset.Model.Rules)
        {
            if (rule.Kind != "references" || dataset.AttributeOf(rule) is not { AttributeClass.TypeArguments: [var target] } attribute)
                continue;
            var name = attribute.Argument<string>(0);
            if (dataset.Declaration.Index.Dataset(target, dataset.Declaration.Cancellation) is { } other
                && other.Columns.FirstOrDefault(one => one.Name == name) is { } referred && !IsUnique(other, referred))
            {
                dataset.Declaration.Report(
                    Descriptors.SharedReference, Places.Argument(attribute, null, 0, dataset.Declaration.Cancellation), rule.Member, referred.Name, other.Name);
            }
        }
    }

    private static bool IsUnique(DatasetModel dataset, ColumnModel column) =>
        dataset.Rules.Any(rule => rule.Kind == "unique" && rule.Columns.Count == 1 && rule.Columns[0] == column.Ordinal);
}
