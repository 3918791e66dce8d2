using Assay.Analyzers.Reporting;
using Assay.Generators.Datasets;

namespace Assay.Analyzers.Datasets;

/// <summary>ASY1003 and 1004: any value of a column passes. <c>[Unvalidated]</c> on the column or the record answers both.</summary>
internal static class UncheckedColumnRule
{
    // What bounds a number: a key or a longest text doesn't.
    private static readonly string[] s_ofNumbers =
    [
        "range", "outside", "one_of", "mean", "references", "compare", "sum_equals", "check", "min", "max", "median", "quantile", "distinct_in", "distinct_equal",
        "distribution_near", "distribution_near_history",
    ];

    // That a value is there, or how many there are, says nothing of it.
    private static readonly string[] s_none =
    [
        "required", "row_count", "complete", "any_of", "all_or_none", "rows_distinct", "distinct_within_row", "null_share", "distinct_count",
        "distinct_share", "fresh",
    ];

    public static void Check(DatasetInquiry dataset)
    {
        var model = dataset.Model;
        if (model.Unvalidated is not null)
            return;
        var inquiry = dataset.Declaration;
        var learner = inquiry.Index.Features(inquiry.Cancellation).ModelOf(inquiry.Type);
        foreach (var column in model.Columns)
        {
            if (column.Unvalidated is not null || model.Problems.Any(problem => problem.Member == column.Name))
                continue;
            if (learner is not null && column.IsNumber && !column.Label && !column.Id)
            {
                if (!IsCovered(dataset, column, s_ofNumbers))
                    inquiry.Report(Descriptors.UncheckedFeature, dataset.PlaceOf(column), column.Name, learner);
            }
            else if (!IsBoundByType(column) && !IsCovered(dataset, column, null))
            {
                inquiry.Report(Descriptors.UncheckedColumn, dataset.PlaceOf(column), column.Name);
            }
        }
    }

    // Reading refuses what is none of these; what lists and structs hold has rules of its own.
    private static bool IsBoundByType(ColumnModel column) => column.Kind is ColumnKind.Boolean or ColumnKind.Enum or ColumnKind.Guid || column.IsNested;

    // A column that is taken over as it stands was checked where it comes from.
    private static bool IsCovered(DatasetInquiry dataset, ColumnModel column, string[]? kinds) =>
        HasRule(dataset.Model, column, kinds)
        || (dataset.OriginOf(column) is { } original
            && dataset.Origin is { } from
            && (from.Unvalidated is not null || original.Unvalidated is not null || HasRule(from, original, kinds)));

    private static bool HasRule(DatasetModel model, ColumnModel column, string[]? kinds) => model.Rules.Any(rule =>
        rule.Columns.Contains(column.Ordinal) && (kinds is null ? !s_none.Contains(KindOf(rule)) : kinds.Contains(rule.Kind)));

    // What lies near the history is a number that another kind measures.
    private static string KindOf(RuleModel rule) =>
        rule.Kind == "near_history" && rule.Arguments.FirstOrDefault(static argument => argument.Name == "metric") is { } metric ? metric.Json.Trim('"') : rule.Kind;
}
