using Assay.Generators.Reading;
using Microsoft.CodeAnalysis;

namespace Assay.Generators.Datasets.Rules;

/// <summary>Values between bounds.</summary>
internal static class RangeRules
{
    public static readonly RuleEntry[] Entries =
    [
        new(KnownAttributes.InRange, static rule => Range(rule, At(rule, 0), At(rule, 1))),
        new(KnownAttributes.AtLeast, static rule => Range(rule, At(rule, 0), null)),
        new(KnownAttributes.AtMost, static rule => Range(rule, null, At(rule, 0))),
        new(KnownAttributes.Range, static rule => Range(rule, At(rule, rule.Given.Count - 2), At(rule, rule.Given.Count - 1))),
    ];

    private static TypedConstant? At(RuleRequest rule, int index) => index >= 0 && index < rule.Given.Count ? rule.Given[index] : null;

    private static void Range(RuleRequest rule, TypedConstant? least, TypedConstant? greatest)
    {
        if (rule.Column.IsNested || rule.Column.Kind is ColumnKind.Boolean or ColumnKind.String or ColumnKind.Enum or ColumnKind.Binary)
        {
            rule.Wrong("numbers, dates and times");
            return;
        }

        if (rule.Attribute.Named<bool>("MinimumIsExclusive") || rule.Attribute.Named<bool>("MaximumIsExclusive"))
        {
            rule.Problem(ProblemKind.Bound, "bounds are included here: an exclusive bound can't be kept");
            return;
        }

        if (!rule.TryBound(least, BoundReader.Side.Least, out var min) || !rule.TryBound(greatest, BoundReader.Side.Greatest, out var max))
            return;
        // An infinite bound leaves its side open.
        min = min?.Json is null ? null : min;
        max = max?.Json is null ? null : max;
        if (min is null && max is null)
            rule.Problem(ProblemKind.Bound, "both sides are open, so nothing is checked");
        else if (min is not null && max is not null && min.Value.CompareTo(max.Value) > 0)
            rule.Problem(ProblemKind.EmptyRange, $"nothing is between {min.Words} and {max.Words}");
        else
            rule.Add("range", RuleRequest.Between(min?.Words, max?.Words, ""), new RuleLimits(min, max), ("min", min?.Json), ("max", max?.Json));
    }
}
