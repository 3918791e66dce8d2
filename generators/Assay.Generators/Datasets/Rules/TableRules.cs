using System.Globalization;
using Assay.Generators.Reading;
using Assay.Generators.Rendering;

namespace Assay.Generators.Datasets.Rules;

/// <summary>Rules that stand on the record and hold of a batch as a table, and the freshness of segments.</summary>
internal static class TableRules
{
    public static readonly RuleEntry[] ColumnEntries = [new("Assay.FreshWithinAttribute", Fresh)];

    public static readonly DatasetRuleEntry[] Entries =
    [
        new("Assay.RowCountOfAttribute`1", RowCountOf),
        new("Assay.NoColumnsBeyondAttribute", static rule => Columns(rule, "no_columns_beyond", "no column that isn't declared")),
        new("Assay.ExactColumnsAttribute", static rule => Columns(
            rule,
            "exact_columns",
            "exactly the columns declared" + (rule.Attribute.Named("AnyOrder", false) ? "" : ", in their order"),
            ("any_order", rule.Attribute.Named("AnyOrder", false) ? "true" : null))),
    ];

    private static void RowCountOf(DatasetRuleRequest rule)
    {
        var attribute = rule.Attribute;
        var target = attribute.AttributeClass!.TypeArguments[0];
        if (attribute.ConstructorArguments.Length != 2)
            return;
        var (least, greatest) = (attribute.Argument<double>(0), attribute.Argument<double>(1));
        if (DatasetNames.Of(target) is not { } dataset)
        {
            rule.Problem(ProblemKind.Reference, $"{DeclaredType.Plain(target)} is no dataset");
            return;
        }

        if (!(least <= greatest) || least < 0)
        {
            rule.Problem(ProblemKind.EmptyRange, string.Format(CultureInfo.InvariantCulture, "no number of rows is between {0} and {1} times another", least, greatest));
            return;
        }

        if (attribute.Has("By"))
        {
            rule.Problem(ProblemKind.UniqueColumn, "the other dataset's rows are counted as a whole, so By has no meaning there");
            return;
        }

        if (!IsWhole(rule))
            return;
        var most = double.IsInfinity(greatest) ? null : JsonText.Number(greatest);
        var words = least == 1 && greatest == 1 ? $"as many rows as {dataset}" : RuleRequest.Between(JsonText.Number(least), most, "") + $" times the rows of {dataset}";
        rule.Scribe.Add(
            "", null, "row_count_of", [], words,
            RuleRequest.Arguments(("dataset", JsonText.Quote(dataset)), ("least", JsonText.Number(least)), ("greatest", most)),
            attribute,
            target: DeclaredType.Global(target));
    }

    private static void Columns(DatasetRuleRequest rule, string kind, string words, params (string Name, string? Json)[] arguments)
    {
        if (rule.Attribute.Has("By") || rule.Attribute.Has("When"))
            rule.Problem(ProblemKind.When, "the rule looks at the columns that are stored and not at rows, so When and By have no meaning there");
        else if (IsWhole(rule))
            rule.Add(kind, words, [], RuleRequest.Arguments(arguments));
    }

    private static void Fresh(RuleRequest rule)
    {
        if (rule.Attribute.Argument<string>(0) is not { } age || !MeasuredRule.IsFit(rule))
            return;
        if (rule.Column.Kind is not (ColumnKind.Timestamp or ColumnKind.Instant or ColumnKind.Date))
            rule.Wrong("dates and times");
        else if (Durations.Seconds(age) is not { } seconds)
            rule.Problem(ProblemKind.Duration, $"'{age}' is no duration: write 15m, 6h, 45d or ISO 8601");
        else
            rule.Add("fresh", $"newest row at most {age} old", null, ("seconds", JsonText.Number(seconds)));
    }

    private static bool IsWhole(DatasetRuleRequest rule)
    {
        if (!rule.Attribute.Has("Mostly"))
            return true;
        rule.Problem(ProblemKind.Mostly, "the rule looks at the batch as a whole, so Mostly, a share of rows that pass, has no meaning there");
        return false;
    }
}
