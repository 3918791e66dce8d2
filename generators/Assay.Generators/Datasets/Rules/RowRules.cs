using Assay.Generators.Reading;
using Assay.Generators.Rendering;
using Microsoft.CodeAnalysis;

namespace Assay.Generators.Datasets.Rules;

/// <summary>Several columns of each row.</summary>
internal static class RowRules
{
    public static readonly DatasetRuleEntry[] Entries =
    [
        new("Assay.RowsDistinctAttribute", RowsDistinct),
        new("Assay.AnyOfAttribute", static rule => Columns(rule, "any_of", "at least one of {0} is not null")),
        new("Assay.AllOrNoneAttribute", static rule => Columns(rule, "all_or_none", "all of {0} are null, or none")),
        new("Assay.DistinctWithinRowAttribute", DistinctWithinRow),
        new("Assay.SumEqualsAttribute", SumEquals),
        new("Assay.OneOfTuplesAttribute", OneOfTuples),
    ];

    private static void RowsDistinct(DatasetRuleRequest rule)
    {
        if (rule.TryColumns(rule.Columns.Select(static source => source.Column.Name)) is { } all)
            rule.Add("rows_distinct", "no two rows that agree in all columns", Ordinals(all), rule.WholeArguments);
    }

    private static void Columns(DatasetRuleRequest rule, string kind, string words)
    {
        if (Several(rule, rule.Attribute.Texts(0)) is not { } found)
            return;
        if (kind == "any_of" && found.Find(static source => !source.Column.Nullable) is { } always)
            rule.Problem(ProblemKind.AttributeType, $"'{always.Column.Name}' is never null, so nothing is checked");
        else
            rule.Add(kind, words.Replace("{0}", Names(rule, found)), Ordinals(found));
    }

    private static void DistinctWithinRow(DatasetRuleRequest rule)
    {
        if (Several(rule, rule.Attribute.Texts(0)) is not { } found)
            return;
        var first = found[0].Column;
        if (found.Find(static source => source.Column.Kind == ColumnKind.Binary)?.Column is { } bytes)
            rule.Problem(ProblemKind.AttributeType, $"'{bytes.Name}' holds bytes, which have no single value to compare");
        else if (found.Find(source => !found.All(other => source.Column.IsComparableWith(other.Column)))?.Column is { } odd)
            rule.Problem(ProblemKind.AttributeType, $"'{odd.Name}' is of type {odd.Kind}, '{first.Name}' of type {first.Kind}: values of these can't be compared exactly");
        else
            rule.Add("distinct_within_row", $"{Names(rule, found)} differ", Ordinals(found));
    }

    private static void SumEquals(DatasetRuleRequest rule)
    {
        if (rule.Attribute.Argument<string>(0) is not { } total || Several(rule, new[] { total }.Concat(rule.Attribute.Texts(1))) is not { } found)
            return;
        var tolerance = rule.Attribute.Named("Tolerance", 0.0);
        if (found.Find(static source => !source.Column.IsNumber)?.Column is { } odd)
            rule.Problem(ProblemKind.AttributeType, $"'{odd.Name}' is of type {odd.Kind}: a sum is made of numbers");
        else if (!(tolerance >= 0 && tolerance <= 1e15))
            rule.Problem(ProblemKind.Bound, "Tolerance is a number from 0 to 10¹⁵");
        else
        {
            EquatableArray<RuleArgument> arguments = tolerance > 0 ? [new RuleArgument("tolerance", JsonText.Number(tolerance)!)] : [];
            var parts = found.Skip(1).Select(static source => source.Column.StorageName);
            rule.Add("sum_equals", $"{found[0].Column.StorageName} is {string.Join(" + ", parts)}", Ordinals(found), arguments);
        }
    }

    private static void OneOfTuples(DatasetRuleRequest rule)
    {
        if (Several(rule, rule.Attribute.Texts(0)) is not { } found
            || rule.Attribute.ConstructorArguments is not [_, { Kind: TypedConstantKind.Array, IsNull: false } given])
            return;
        if (given.Values.Length == 0 || given.Values.Length % found.Count != 0)
        {
            rule.Problem(ProblemKind.Bound, $"there are {given.Values.Length} values: give {found.Count} for each row of the list");
            return;
        }

        var rows = new List<string>();
        var words = new List<string>();
        for (var start = 0; start < given.Values.Length; start += found.Count)
        {
            var values = found.Select((source, index) => BoundReader.Read(source.Column, given.Values[start + index], BoundReader.Side.Exact)).ToList();
            if (values.FindIndex(static value => value?.Json is null) is >= 0 and var at)
            {
                rule.Problem(ProblemKind.Bound, $"'{given.Values[start + at].Value}' is no value of '{found[at].Column.Name}'");
                return;
            }

            rows.Add($"[{string.Join(",", values.Select(static value => value!.Json))}]");
            words.Add($"({string.Join(", ", values.Select(static value => value!.Words))})");
        }

        rule.Add("one_of_tuples", $"{Names(rule, found)} together one of {string.Join(", ", words)}", Ordinals(found), [new RuleArgument("values", $"[{string.Join(",", rows)}]")]);
    }

    private static List<ColumnReader.Source>? Several(DatasetRuleRequest rule, IEnumerable<string> names)
    {
        var found = rule.TryColumns(names);
        if (found is null || (found.Count > 1 && found.Distinct().Count() == found.Count))
            return found;
        rule.Problem(ProblemKind.UniqueColumn, $"{rule.Written} names {(found.Count > 1 ? "one column twice" : "fewer than two columns")}");
        return null;
    }

    private static EquatableArray<int> Ordinals(List<ColumnReader.Source> found) => found.Select(static source => source.Column.Ordinal).ToEquatableArray();

    private static string Names(DatasetRuleRequest rule, List<ColumnReader.Source> found) => rule.Scribe.NamesOf(Ordinals(found));
}
