namespace Assay.Generators.Datasets.Rules;

/// <summary>The least and the greatest value of a column, between two bounds in its type.</summary>
internal static class ExtremeRules
{
    public static readonly RuleEntry[] Entries =
    [
        new("Assay.MinBetweenAttribute", static rule => Read(rule, "min", "least value ")),
        new("Assay.MaxBetweenAttribute", static rule => Read(rule, "max", "greatest value ")),
    ];

    private static void Read(RuleRequest rule, string kind, string words)
    {
        if (rule.Given.Count != 2 || !MeasuredRule.IsFit(rule))
            return;
        if (rule.Column.IsNested || rule.Column.Kind is ColumnKind.Boolean or ColumnKind.String or ColumnKind.Enum or ColumnKind.Binary)
        {
            rule.Wrong("numbers, dates and times");
            return;
        }

        if (!rule.TryBound(rule.Given[0], BoundReader.Side.Least, out var min) || !rule.TryBound(rule.Given[1], BoundReader.Side.Greatest, out var max))
            return;
        min = min?.Json is null ? null : min;
        max = max?.Json is null ? null : max;
        if (min is null && max is null)
            rule.Problem(ProblemKind.Bound, "both sides are open, so nothing is checked");
        else if (min is not null && max is not null && min.Value.CompareTo(max.Value) > 0)
            rule.Problem(ProblemKind.EmptyRange, $"nothing is between {min.Words} and {max.Words}");
        else
            rule.Add(kind, RuleRequest.Between(min?.Words, max?.Words, words), new RuleLimits(min, max), ("min", min?.Json), ("max", max?.Json));
    }
}
