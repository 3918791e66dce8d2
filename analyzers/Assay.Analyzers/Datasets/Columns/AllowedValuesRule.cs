using System.Collections.Immutable;
using Assay.Analyzers.Reporting;
using Assay.Generators.Datasets;
using Assay.Generators.Reading;
using Assay.Generators.Rendering;

namespace Assay.Analyzers.Datasets.Columns;

/// <summary>ASY1010: a column's allowed values differ from those of the column that it is taken from, or refers to.</summary>
internal static class AllowedValuesRule
{
    /// <summary>The fact that holds the values to write, as arguments.</summary>
    public const string Values = nameof(Values);

    public static void Check(DatasetInquiry dataset)
    {
        foreach (var rule in dataset.Model.Rules)
        {
            if (rule.Kind != "one_of")
                continue;
            var column = dataset.Model.Columns[rule.Columns[0]];
            if (dataset.OriginOf(column) is { } origin)
                Compare(dataset, rule, column, dataset.Origin!, origin, both: true);
            else if (dataset.RulesByColumn[column.Ordinal].FirstOrDefault(static other => other.Kind == "references") is { } reference)
                Compare(dataset, rule, column, reference);
        }
    }

    // A column may use a part of what it refers to.
    private static void Compare(DatasetInquiry dataset, RuleModel rule, ColumnModel column, RuleModel reference)
    {
        if (dataset.AttributeOf(reference) is { AttributeClass.TypeArguments: [var target] } attribute
            && dataset.Declaration.Index.Dataset(target, dataset.Declaration.Cancellation) is { } other
            && other.Columns.FirstOrDefault(one => one.Name == attribute.Argument<string>(0)) is { } referred)
        {
            Compare(dataset, rule, column, other, referred, both: false);
        }
    }

    private static void Compare(DatasetInquiry dataset, RuleModel rule, ColumnModel column, DatasetModel from, ColumnModel origin, bool both)
    {
        var original = from.Rules.FirstOrDefault(one => one.Kind == "one_of" && one.Columns[0] == origin.Ordinal);
        if (original is null || origin.Kind != column.Kind || (original.Severity, original.When is null) != (rule.Severity, rule.When is null))
            return;
        var added = Without(rule, original);
        var missing = both ? Without(original, rule) : [];
        if (added.Count + missing.Count == 0 || dataset.PlaceOf(rule) is not { } place)
            return;
        var differences = string.Join(" and ", ((string[])[Words(missing, "missing"), Words(added, "not there")]).Where(static words => words.Length > 0));
        dataset.Declaration.Report(Descriptors.OtherValues, place, Facts(column, original), column.Name, origin.Name, from.Name, differences);
    }

    private static List<string> Without(RuleModel one, RuleModel other) => one.Limits!.Values
        .Where(value => !other.Limits!.Values.Any(known => known.Value.CompareTo(value.Value) == 0)).Select(static value => value.Words).ToList();

    private static string Words(List<string> values, string what) =>
        values.Count == 0 ? "" : $"{string.Join(", ", values.Select(static value => $"'{value}'"))} {(values.Count == 1 ? "is" : "are")} {what}";

    private static ImmutableDictionary<string, string?> Facts(ColumnModel column, RuleModel rule)
    {
        // Attributes take neither decimals nor dates: those are text.
        var isLiteral = column.Kind is ColumnKind.Boolean || (column.IsNumber && column.Kind != ColumnKind.Decimal);
        return ImmutableDictionary<string, string?>.Empty.Add(
            Values, string.Join(", ", rule.Limits!.Values.Select(value => isLiteral ? value.Words : Literals.Text(value.Words))));
    }
}
