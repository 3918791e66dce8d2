using System.Globalization;
using Assay.Generators.Reading;
using Assay.Generators.Rendering;

namespace Assay.Generators.Datasets.Rules;

/// <summary>Values in the order of their rows.</summary>
internal static class SequenceRules
{
    private const double Day = 86400;

    public static readonly RuleEntry[] Entries =
    [
        new("Assay.IncreasingAttribute", static rule => Ordered(rule, "increasing", "less")),
        new("Assay.DecreasingAttribute", static rule => Ordered(rule, "decreasing", "greater")),
        new("Assay.NoGapsAttribute", NoGaps),
    ];

    private static void Ordered(RuleRequest rule, string kind, string word)
    {
        if (!rule.Column.IsNumber && !IsTime(rule.Column.Kind) && rule.Column.Kind != ColumnKind.Time)
        {
            rule.Wrong("numbers, dates and times");
            return;
        }

        var strictly = rule.Attribute.Named<bool>("Strictly");
        rule.Add(kind, strictly ? $"each {(word == "less" ? "greater" : "less")} than the one before" : $"none {word} than the one before", null, ("strictly", strictly ? "true" : null));
    }

    private static void NoGaps(RuleRequest rule)
    {
        var kind = rule.Column.Kind;
        var given = rule.Attribute.Named<object>("Every");
        if (rule.Column.IsNumber && kind is not (ColumnKind.Float or ColumnKind.Double))
            Steps(rule, given ?? 1);
        else if (IsTime(kind))
            Durations(rule, given ?? (kind == ColumnKind.Date ? "1d" : null));
        else
            rule.Wrong("whole numbers, decimals, dates and times with a date");
    }

    private static void Steps(RuleRequest rule, object given)
    {
        if (BoundReader.Decimal(given) is not { Value: decimal step } read || step <= 0 || (rule.Column.Kind != ColumnKind.Decimal && step != Math.Floor(step)))
            rule.Problem(ProblemKind.Bound, $"Every is '{Convert.ToString(given, CultureInfo.InvariantCulture)}': a step of '{rule.Column.Name}' is a {(rule.Column.Kind == ColumnKind.Decimal ? "" : "whole ")}number above 0");
        else
            rule.Add("no_gaps", $"each the one before plus {read.Words}", null, ("every", read.Json));
    }

    private static void Durations(RuleRequest rule, object? given)
    {
        if (given is not string text || Reading.Durations.Seconds(text) is not { } seconds || (rule.Column.Kind == ColumnKind.Date && seconds % Day != 0))
            rule.Problem(ProblemKind.Duration, $"Every is '{given ?? "not given"}': write {(rule.Column.Kind == ColumnKind.Date ? "whole days, as \"1d\"" : "a duration, as \"15m\" or \"1d\"")}");
        else
            rule.Add("no_gaps", $"each the one before plus {text}", null, ("every", JsonText.Number(seconds)));
    }

    private static bool IsTime(ColumnKind kind) => kind is ColumnKind.Date or ColumnKind.Timestamp or ColumnKind.Instant;
}
