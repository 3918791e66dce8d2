using Assay.Generators.Reading;
using Microsoft.CodeAnalysis;

namespace Assay.Generators.Datasets.Rules;

/// <summary>Values between bounds, or outside them.</summary>
internal static class RangeRules
{
    public static readonly RuleEntry[] Entries =
    [
        new(KnownAttributes.InRange, static rule => Range(rule, At(rule, 0), At(rule, 1))),
        new(KnownAttributes.AtLeast, static rule => Range(rule, At(rule, 0), null)),
        new(KnownAttributes.AtMost, static rule => Range(rule, null, At(rule, 0))),
        new("Assay.GreaterThanAttribute", static rule => Range(rule, At(rule, 0), null, above: true)),
        new("Assay.LessThanAttribute", static rule => Range(rule, null, At(rule, 0), below: true)),
        new("Assay.OutsideAttribute", Outside),
        new(KnownAttributes.Range, static rule => Range(
            rule,
            At(rule, rule.Given.Count - 2),
            At(rule, rule.Given.Count - 1),
            rule.Attribute.Named<bool>("MinimumIsExclusive"),
            rule.Attribute.Named<bool>("MaximumIsExclusive"))),
    ];

    private static TypedConstant? At(RuleRequest rule, int index) => index >= 0 && index < rule.Given.Count ? rule.Given[index] : null;

    private static void Range(RuleRequest rule, TypedConstant? least, TypedConstant? greatest, bool above = false, bool below = false)
    {
        if (!IsOrdered(rule)
            || !rule.TryBound(least, BoundReader.Side.Least, out var min) || !rule.TryBound(greatest, BoundReader.Side.Greatest, out var max))
            return;
        // An infinite bound leaves its side open.
        min = min?.Json is null ? null : min;
        max = max?.Json is null ? null : max;
        if (min is null && max is null)
        {
            rule.Problem(ProblemKind.Bound, "both sides are open, so nothing is checked");
            return;
        }

        var words = Words(min, max, above, below);
        above &= min is not null;
        below &= max is not null;
        if (above && ExclusiveBounds.IsWhole(rule.Column.Kind))
            (min, above) = (ExclusiveBounds.After(rule.Column.Kind, min!), false);
        if (below && ExclusiveBounds.IsWhole(rule.Column.Kind))
            (max, below) = (ExclusiveBounds.Before(rule.Column.Kind, max!), false);
        var order = min is null || max is null ? -1 : min.Value.CompareTo(max.Value);
        if (order > 0 || (order == 0 && (above || below)) || (min?.Json is null && max?.Json is null))
            rule.Problem(ProblemKind.EmptyRange, $"nothing is {words}");
        else
        {
            rule.Add(
                "range",
                words,
                new RuleLimits(min, max) { LeastIsExcluded = above, GreatestIsExcluded = below },
                ("min", min?.Json),
                ("max", max?.Json),
                ("minExclusive", above ? "true" : null),
                ("maxExclusive", below ? "true" : null));
        }
    }

    private static void Outside(RuleRequest rule)
    {
        if (!IsOrdered(rule)
            || !rule.TryBound(At(rule, 0), BoundReader.Side.Least, out var min) || !rule.TryBound(At(rule, 1), BoundReader.Side.Greatest, out var max))
            return;
        if (min?.Json is null || max?.Json is null)
            rule.Problem(ProblemKind.Bound, "what lies outside has two ends: write [AtLeast], [AtMost], [GreaterThan] or [LessThan] for one");
        else if (min.Value.CompareTo(max.Value) > 0)
            rule.Problem(ProblemKind.EmptyRange, $"nothing is between {min.Words} and {max.Words}, so nothing is checked");
        else
            rule.Add("outside", $"below {min.Words} or above {max.Words}", new RuleLimits(min, max), ("min", min.Json), ("max", max.Json));
    }

    private static bool IsOrdered(RuleRequest rule)
    {
        var isOrdered = !(rule.Column.IsNested || rule.Column.Kind is ColumnKind.Boolean or ColumnKind.String or ColumnKind.Enum or ColumnKind.Binary);
        if (!isOrdered)
            rule.Wrong("numbers, dates and times");
        return isOrdered;
    }

    private static string Words(BoundReader.Bound? min, BoundReader.Bound? max, bool above, bool below) => (min, max, above, below) switch
    {
        (_, _, false, false) => RuleRequest.Between(min?.Words, max?.Words, ""),
        (_, null, _, _) => $"{(above ? "greater than" : "at least")} {min!.Words}",
        (null, _, _, _) => $"{(below ? "less than" : "at most")} {max.Words}",
        _ => $"{(above ? "greater than" : "at least")} {min.Words} and {(below ? "less than" : "at most")} {max.Words}",
    };
}
