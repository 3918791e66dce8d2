using System.Globalization;
using Assay.Analyzers.Datasets.Patterns;
using Assay.Generators.Datasets;

namespace Assay.Analyzers.Datasets.Values;

/// <summary>Compares what rules of one column let pass.</summary>
internal static class Limits
{
    private static readonly string[] s_severities = ["Info", "Warning", "Error"];

    /// <summary>Whether two rules can't both let a value pass.</summary>
    public static bool AreDisjoint(RuleModel one, RuleModel two) => (one.Kind, two.Kind) switch
    {
        ("range", "range") or ("length", "length") => AreApart(one.Limits!, two.Limits!),
        ("length", "pattern") => Lengths(two) is { } lengths && AreApart(one.Limits!, lengths),
        ("outside", "range") => IsWithin(two.Limits!, one.Limits!),
        ("not_one_of", "one_of") => two.Limits!.Values.All(value => !Passes(one, value)),
        ("mean", "range") => two.Mostly == 1 && AreApart(AsReal(one.Limits!), AsReal(two.Limits!)),
        _ => false,
    };

    /// <summary>Whether what passes one rule passes another one as well, each value or, of a mean, all together.</summary>
    public static bool Includes(RuleModel narrow, RuleModel wide) => (narrow.Kind, wide.Kind) switch
    {
        ("range", "range") or ("length", "length") => IsWithin(narrow.Limits!, wide.Limits!),
        ("pattern", "length") => Lengths(narrow) is { } lengths && IsWithin(lengths, wide.Limits!),
        ("outside", "outside") => IsWithin(wide.Limits!, narrow.Limits!),
        ("range", "outside") => AreApart(narrow.Limits!, wide.Limits!),
        ("range", "finite") => narrow.Limits is { Least: not null, Greatest: not null },
        ("finite", "finite") or ("not_blank", "not_blank") or ("complete", "complete") => true,
        ("pattern", "pattern") => narrow.Limits!.Pattern == wide.Limits!.Pattern,
        ("range", "mean") => narrow.Mostly == 1 && narrow.When is null && IsWithin(AsReal(narrow.Limits!), AsReal(wide.Limits!)),
        ("mean", "mean") => IsWithin(narrow.Limits!, wide.Limits!),
        ("one_of", "range" or "outside" or "not_one_of" or "length" or "pattern") => narrow.Limits!.Values.All(value => Passes(wide, value)),
        ("references", "references") or ("max_age", "max_age") or ("starts_with", "starts_with") or ("ends_with", "ends_with")
            or ("contains", "contains") or ("not_pattern", "not_pattern") or ("casing", "casing") or ("ascii", "ascii") or ("trimmed", "trimmed")
            or ("format", "format") or ("date_text", "date_text") => narrow.Arguments.Equals(wide.Arguments),
        _ => false,
    };

    /// <summary>Whether a rule lets a value of its column pass.</summary>
    public static bool Passes(RuleModel rule, BoundReader.Bound value)
    {
        switch (rule.Kind)
        {
            case "range":
                return IsWithin(new RuleLimits(value, value), rule.Limits!);
            case "outside":
                return !IsWithin(new RuleLimits(value, value), rule.Limits!);
            case "not_one_of":
                return rule.Limits!.Values.All(refused => refused.Value.CompareTo(value.Value) != 0);
            case "length":
                return value.Value is not string text || IsWithin(Exactly(text.Length), rule.Limits!);
            case "pattern":
                return value.Value is not string match || PatternReader.IsWholeMatch(rule.Limits!.Pattern!, match) is not false;
            default:
                return true;
        }
    }

    /// <summary>Whether a rule that holds says as much of each row as another one: it is as grave, and no more rows may fail it.</summary>
    public static bool IsAsStrict(RuleModel one, RuleModel other) =>
        Array.IndexOf(s_severities, one.Severity) >= Array.IndexOf(s_severities, other.Severity)
        && (one.When == other.When ? one.Mostly >= other.Mostly : one.When is null && one.Mostly == 1);

    private static RuleLimits Exactly(int length) => new(BoundReader.Number((long)length), BoundReader.Number((long)length));

    private static RuleLimits? Lengths(RuleModel pattern) => PatternVerdict.Of(pattern.Limits!.Pattern!) is { } verdict
        ? new RuleLimits(
            BoundReader.Number((long)verdict.LeastLength),
            verdict.GreatestLength == int.MaxValue ? null : BoundReader.Number((long)verdict.GreatestLength))
        : null;

    private static RuleLimits AsReal(RuleLimits limits) => new(AsReal(limits.Least), AsReal(limits.Greatest));

    private static BoundReader.Bound? AsReal(BoundReader.Bound? bound) => bound?.Value is IConvertible number
        ? BoundReader.Number(number.ToDouble(CultureInfo.InvariantCulture))
        : null;

    private static bool AreApart(RuleLimits one, RuleLimits two) =>
        IsAbove(one.Least, two.Greatest, one.LeastIsExcluded || two.GreatestIsExcluded)
        || IsAbove(two.Least, one.Greatest, two.LeastIsExcluded || one.GreatestIsExcluded);

    private static bool IsWithin(RuleLimits narrow, RuleLimits wide) =>
        (wide.Least is null || (narrow.Least is not null && !IsAbove(wide.Least, narrow.Least, wide.LeastIsExcluded && !narrow.LeastIsExcluded)))
        && (wide.Greatest is null || (narrow.Greatest is not null && !IsAbove(narrow.Greatest, wide.Greatest, wide.GreatestIsExcluded && !narrow.GreatestIsExcluded)));

    private static bool IsAbove(BoundReader.Bound? one, BoundReader.Bound? two, bool orEqual) =>
        one is not null && two is not null && one.Value.CompareTo(two.Value) is var order && (order > 0 || (orEqual && order == 0));
}
