using Microsoft.CodeAnalysis;

namespace Assay.Generators.Datasets.Rules;

/// <summary>Which different values a column holds, and which of them most often.</summary>
internal static class DistinctRules
{
    public static readonly RuleEntry[] Entries =
    [
        new("Assay.MostCommonInAttribute", static rule => Read(rule, "most_common", "most common value one of ")),
        new("Assay.DistinctValuesEqualAttribute", static rule => Read(rule, "distinct_equal", "different values exactly ")),
        new("Assay.DistinctValuesContainAttribute", static rule => Read(rule, "distinct_contain", "different values contain ")),
        new("Assay.DistinctValuesInAttribute", static rule => Read(rule, "distinct_in", "different values among ")),
    ];

    private static void Read(RuleRequest rule, string kind, string words)
    {
        if (rule.Given is not [{ Kind: TypedConstantKind.Array, IsNull: false } given] || !MeasuredRule.IsFit(rule))
            return;
        if (rule.Column.IsNested || rule.Column.Kind == ColumnKind.Binary)
        {
            rule.Wrong("numbers, text, dates and times");
            return;
        }

        var values = new List<BoundReader.Bound>();
        foreach (var constant in given.Values)
        {
            if (BoundReader.Read(rule.Column, constant, BoundReader.Side.Exact) is not { Json: not null } value)
            {
                rule.NoValue(constant);
                return;
            }

            values.Add(value);
        }

        if (values.Count == 0)
            rule.Problem(ProblemKind.Bound, "no value is given");
        else
            rule.Add(kind, words + string.Join(", ", values.Select(static value => value.Words)), null, ("values", $"[{string.Join(",", values.Select(static value => value.Json))}]"));
    }
}
