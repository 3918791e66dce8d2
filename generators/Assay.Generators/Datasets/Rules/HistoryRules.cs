using System.Globalization;
using Assay.Generators.Reading;
using Assay.Generators.Rendering;

namespace Assay.Generators.Datasets.Rules;

/// <summary>Numbers that lie near those of former batches.</summary>
internal static class HistoryRules
{
    public static readonly DatasetRuleEntry[] Entries = [new("Assay.NearHistoryAttribute", Read)];

    private static void Read(DatasetRuleRequest rule)
    {
        var (column, attribute) = (rule.Column, rule.Attribute);
        if (attribute.ConstructorArguments is not [var argument] || AttributeValues.EnumMember(argument) is not { } member)
            return;
        var metric = Names.Snake(member);
        var percent = attribute.Named("WithinPercent", 0.0);
        var deviations = attribute.Named("WithinStandardDeviations", 0.0);
        var last = attribute.Named("OfLast", 30);
        var least = attribute.Named("AtLeastKnown", 5);
        var culture = CultureInfo.InvariantCulture;
        var wrong = (column is null) != (metric == "row_count") ? (ProblemKind.AttributeType, metric == "row_count" ? "the number of rows is one of the record, not of a column" : $"{member} is measured of a column: put the attribute on its property")
            : column is not null && !Fits(metric, column) ? (ProblemKind.AttributeType, $"{member} is measured of {(metric is "distinct_count" or "distinct_share" or "entropy" ? "single values" : "numbers")}; '{column.Name}' is of type {column.Kind}")
            : metric is "min" or "max" && column!.Sensitivity is not (null or "None") ? (ProblemKind.AttributeType, $"'{column.Name}' is sensitive: its least and greatest value are kept nowhere")
            : attribute.Has("Mostly") ? (ProblemKind.Mostly, "the rule measures all rows together, so Mostly, a share of rows that pass, has no meaning there")
            : attribute.Has("By") ? (ProblemKind.UniqueColumn, "the history knows batches and not their segments, so By has no meaning there")
            : !attribute.Has("WithinPercent") && !attribute.Has("WithinStandardDeviations") ? (ProblemKind.Bound, "neither WithinPercent nor WithinStandardDeviations is given, so nothing is checked")
            : !(percent >= 0) || !(deviations >= 0) || double.IsInfinity(percent) || double.IsInfinity(deviations) ? (ProblemKind.Bound, "how far a number may lie is a finite number of at least 0")
            : attribute.Has("WithinStandardDeviations") && least < 2 ? (ProblemKind.Bound, "a deviation needs at least two former batches (AtLeastKnown)")
            : least < 1 || last < least ? (ProblemKind.EmptyRange, string.Format(culture, "of the last {0} batches at least {1} can't be known", last, least))
            : ((ProblemKind, string)?)null;
        if (wrong is { } found)
        {
            rule.Problem(found.Item1, found.Item2);
            return;
        }

        var robust = attribute.Named("Robust", false);
        var within = new List<string>();
        if (attribute.Has("WithinPercent"))
            within.Add(string.Format(culture, "{0} %", percent));
        if (attribute.Has("WithinStandardDeviations"))
            within.Add(string.Format(culture, "{0} deviations", deviations));
        rule.Add(
            "near_history",
            string.Format(culture, "{0} within {1} of the {2} of the last {3} batches", metric.Replace('_', ' '), string.Join(" and ", within), robust ? "median" : "mean", last),
            column is null ? [] : [column.Ordinal],
            RuleRequest.Arguments(
                ("metric", JsonText.Quote(metric)),
                ("within_percent", attribute.Has("WithinPercent") ? JsonText.Number(percent) : null),
                ("within_deviations", attribute.Has("WithinStandardDeviations") ? JsonText.Number(deviations) : null),
                ("last", last.ToString(culture)),
                ("at_least", least.ToString(culture)),
                ("robust", robust ? "true" : null)),
            id: metric + "_history");
    }

    private static bool Fits(string metric, ColumnModel column) => metric switch
    {
        "null_share" => true,
        "distinct_count" or "distinct_share" or "entropy" => !column.IsNested,
        _ => column.IsNumber,
    };
}
