using Assay.Analyzers.Reporting;
using Assay.Generators.Datasets;
using Assay.Generators.Reading;
using Microsoft.CodeAnalysis;

namespace Assay.Analyzers.Datasets;

/// <summary>
/// ASY1050: a record within the row has rules over whole batches, which nobody checks there. One that has rows of its own is checked on those;
/// <c>[Unvalidated]</c> on the column answers it.
/// </summary>
internal static class RulesWithinRule
{
    public static void Check(DatasetInquiry dataset)
    {
        var inquiry = dataset.Declaration;
        foreach (var column in dataset.Model.Columns)
        {
            if (!column.IsNested || column.Unvalidated is not null
                || NestedReader.RecordOf(dataset.Sources[column.Ordinal].ValueType) is not { } record
                || inquiry.Index.Dataset(record, inquiry.Cancellation) is not { Source: null } held)
            {
                continue;
            }

            var rules = held.Rules.Select(NameOf).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
            if (rules.Count > 0)
                inquiry.Report(Descriptors.RulesWithin, dataset.PlaceOf(column), column.Name, DeclaredType.Plain(record), string.Join(", ", rules));
        }
    }

    private static string Camel(string kind) => string.Concat(kind.Split('_').Select(static word => char.ToUpperInvariant(word[0]) + word.Substring(1)));

    // What a key says of a record is true within a row too, and readers of the catalog want it: that alone is no promise to check.
    private static string? NameOf(RuleModel rule) => rule.Kind switch
    {
        "unique" when !rule.Id.EndsWith(".row_key", StringComparison.Ordinal) => "[Unique]",
        "rows_distinct" => "[RowsDistinct]",
        "increasing" => "[Increasing]",
        "decreasing" => "[Decreasing]",
        "no_gaps" => "[NoGaps]",
        "mean" => "[MeanBetween]",
        "row_count" => "[RowCount]",
        "max_age" => "MaxAge",
        "sum" or "variance" or "standard_deviation" or "median" or "quantile" or "min" or "max" or "zero_share" or "null_share"
            or "distinct_count" or "distinct_share" or "entropy" or "correlation" => $"[{Camel(rule.Kind)}Between]",
        "near_history" => "[NearHistory]",
        "distribution_near" => "[DistributionNear]",
        "distribution_near_history" => "[DistributionNearHistory]",
        "sql" => "[Sql]",
        "row_count_of" => "[RowCountOf]",
        "fresh" => "[FreshWithin]",
        "no_columns_beyond" => "[NoColumnsBeyond]",
        "exact_columns" => "[ExactColumns]",
        "most_common" => "[MostCommonIn]",
        "distinct_equal" or "distinct_contain" or "distinct_in" => $"[DistinctValues{Camel(rule.Kind.Substring("distinct_".Length))}]",
        "check" when rule.Method is { TakesStatistics: true } method => method.Name,
        _ => null,
    };
}
