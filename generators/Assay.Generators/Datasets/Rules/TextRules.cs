using System.Globalization;
using Assay.Generators.Reading;
using Assay.Generators.Rendering;

namespace Assay.Generators.Datasets.Rules;

/// <summary>Patterns and lengths.</summary>
internal static class TextRules
{
    public static readonly RuleEntry[] Entries =
    [
        new(KnownAttributes.Matches, Pattern),
        new(KnownAttributes.RegularExpression, Pattern),
        new("Assay.NotMatchesAttribute", NotPattern),
        new("Assay.MatchesAnyAttribute", AnyPattern),
        new(KnownAttributes.LengthBetween, Lengths),
        new("Assay.ExactLengthAttribute", static rule => Length(rule, rule.Attribute.Argument<int>(0), rule.Attribute.Argument<int>(0))),
        new(KnownAttributes.Length, Lengths),
        new(KnownAttributes.StringLength, static rule => Length(rule, rule.Attribute.Named("MinimumLength", 0), rule.Attribute.Argument<int>(0))),
        new(KnownAttributes.MaxLength, static rule =>
        {
            if (rule.Given.Count == 1)
                Length(rule, 0, rule.Attribute.Argument<int>(0));
        }),
        new(KnownAttributes.MinLength, static rule =>
        {
            if (rule.Given.Count == 1)
                Length(rule, rule.Attribute.Argument<int>(0), int.MaxValue);
        }),
    ];

    private static void Pattern(RuleRequest rule)
    {
        if (rule.Attribute.Argument<string>(0) is { } pattern && IsPattern(rule, [pattern]))
            rule.Add("pattern", $"matches {pattern}", new RuleLimits { Pattern = pattern }, ("pattern", JsonText.Quote(pattern)));
    }

    private static void NotPattern(RuleRequest rule)
    {
        if (rule.Attribute.Argument<string>(0) is { } pattern && IsPattern(rule, [pattern]))
            rule.Add("not_pattern", $"doesn't match {pattern}", null, ("pattern", JsonText.Quote(pattern)));
    }

    // Several patterns are the alternatives of one.
    private static void AnyPattern(RuleRequest rule)
    {
        var patterns = rule.Attribute.Texts(0).ToList();
        if (patterns.Count == 0)
            rule.Problem(ProblemKind.Bound, "no pattern is given");
        else if (IsPattern(rule, patterns))
        {
            var any = patterns.Count == 1 ? patterns[0] : string.Join("|", patterns.Select(static pattern => $"(?:{pattern})"));
            rule.Add("pattern", $"matches {string.Join(" or ", patterns)}", new RuleLimits { Pattern = any }, ("pattern", JsonText.Quote(any)));
        }
    }

    private static bool IsPattern(RuleRequest rule, List<string> patterns)
    {
        if (rule.Column.Kind != ColumnKind.String)
        {
            rule.Wrong("text");
            return false;
        }

        foreach (var pattern in patterns)
        {
            if (PatternReader.Fault(pattern) is not { } fault)
                continue;
            rule.Problem(ProblemKind.Pattern, $"'{pattern}' is no pattern: {fault}");
            return false;
        }

        return true;
    }

    private static void Lengths(RuleRequest rule)
    {
        if (rule.Given.Count == 2)
            Length(rule, rule.Attribute.Argument<int>(0), rule.Attribute.Argument<int>(1));
    }

    private static void Length(RuleRequest rule, int least, int greatest)
    {
        if (rule.Column.Kind is not (ColumnKind.String or ColumnKind.Binary or ColumnKind.List))
        {
            rule.Wrong("text, bytes and lists");
            return;
        }

        if (least > greatest || greatest < 0)
        {
            rule.Problem(ProblemKind.EmptyRange, string.Format(CultureInfo.InvariantCulture, "no text has a length between {0} and {1}", least, greatest));
            return;
        }

        var min = least <= 0 ? null : Number(least);
        var max = greatest == int.MaxValue ? null : Number(greatest);
        rule.Add(
            "length",
            RuleRequest.Between(min ?? (max is null ? "0" : null), max, "a length "),
            new RuleLimits(min is null ? null : BoundReader.Number((long)least), max is null ? null : BoundReader.Number((long)greatest)),
            ("min", min),
            ("max", max));
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
