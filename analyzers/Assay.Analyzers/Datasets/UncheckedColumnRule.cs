using Assay.Analyzers.Reporting;
using Assay.Generators.Datasets;

namespace Assay.Analyzers.Datasets;

/// <summary>ASY1003 and 1004: any value of a column passes. <c>[Unvalidated]</c> on the column or the record answers both.</summary>
internal static class UncheckedColumnRule
{
    // What bounds a number: a key or a longest text doesn't.
    private static readonly string[] s_ofNumbers = ["range", "one_of", "mean", "references", "check"];

    // That a value is there says nothing of it.
    private static readonly string[] s_none = ["required", "row_count"];

    public static void Check(DatasetInquiry dataset)
    {
        var model = dataset.Model;
        if (model.Unvalidated is not null)
            return;
        var inquiry = dataset.Declaration;
        var learner = inquiry.Index.Features(inquiry.Cancellation).ModelOf(inquiry.Type);
        var origin = new Lazy<DatasetModel?>(() => Origin(dataset), isThreadSafe: false);
        foreach (var column in model.Columns)
        {
            if (column.Unvalidated is not null || model.Problems.Any(problem => problem.Member == column.Name))
                continue;
            if (learner is not null && column.IsNumber && !column.Label && !column.Id)
            {
                if (!IsCovered(model, column, s_ofNumbers, origin))
                    inquiry.Report(Descriptors.UncheckedFeature, dataset.PlaceOf(column), column.Name, learner);
            }
            else if (!IsBoundByType(column) && !IsCovered(model, column, null, origin))
            {
                inquiry.Report(Descriptors.UncheckedColumn, dataset.PlaceOf(column), column.Name);
            }
        }
    }

    // Reading refuses what is none of these; what lists and structs hold has rules of its own.
    private static bool IsBoundByType(ColumnModel column) => column.Kind is ColumnKind.Boolean or ColumnKind.Enum or ColumnKind.Guid || column.IsNested;

    private static bool IsCovered(DatasetModel model, ColumnModel column, string[]? kinds, Lazy<DatasetModel?> origin)
    {
        if (HasRule(model, column, kinds))
            return true;
        // A column that is taken over as it stands was checked where it comes from.
        return model.Features?.Projections.FirstOrDefault(one => one.Column == column.Name) is { IsIdentity: true, Sources: [var source] }
            && origin.Value is { } from
            && from.Columns.FirstOrDefault(one => one.Name == source.Name) is { } original
            && (from.Unvalidated is not null || original.Unvalidated is not null || HasRule(from, original, kinds));
    }

    private static bool HasRule(DatasetModel model, ColumnModel column, string[]? kinds) => model.Rules.Any(rule =>
        rule.Columns.Contains(column.Ordinal) && (kinds is null ? !s_none.Contains(rule.Kind) : kinds.Contains(rule.Kind)));

    private static DatasetModel? Origin(DatasetInquiry dataset) =>
        DatasetNames.FeaturesOf(dataset.Declaration.Type)?.Parameters[0].Type is Microsoft.CodeAnalysis.INamedTypeSymbol from
            ? dataset.Declaration.Index.Dataset(from, dataset.Declaration.Cancellation)
            : null;
}
