using System.Globalization;
using Assay.Generators.Reading;
using Assay.Generators.Rendering;

namespace Assay.Generators.Datasets.Rules;

/// <summary>Means, and the age of the newest row.</summary>
internal static class AggregateRules
{
    public static readonly RuleEntry[] Entries = [new(KnownAttributes.MeanBetween, Mean), new(KnownAttributes.EventTime, MaxAge)];

    private static void Mean(RuleRequest rule)
    {
        if (rule.Given.Count != 2)
            return;
        var (least, greatest) = (rule.Attribute.Argument<double>(0), rule.Attribute.Argument<double>(1));
        if (!rule.Column.IsNumber)
        {
            rule.Wrong("numbers");
            return;
        }

        if (!(least <= greatest))
        {
            rule.Problem(ProblemKind.EmptyRange, string.Format(CultureInfo.InvariantCulture, "no mean is between {0} and {1}", least, greatest));
            return;
        }

        var min = double.IsInfinity(least) ? null : JsonText.Number(least);
        var max = double.IsInfinity(greatest) ? null : JsonText.Number(greatest);
        rule.Add(
            "mean",
            RuleRequest.Between(min, max, "mean "),
            new RuleLimits(min is null ? null : BoundReader.Number(least), max is null ? null : BoundReader.Number(greatest)),
            ("min", min),
            ("max", max));
    }

    private static void MaxAge(RuleRequest rule)
    {
        if (rule.Column.Kind is not (ColumnKind.Timestamp or ColumnKind.Instant or ColumnKind.Date))
        {
            rule.Wrong("dates and times");
            return;
        }

        if (rule.Column.MaxAge is not { } age)
            return;
        if (Durations.Seconds(age) is not { } seconds)
        {
            rule.Problem(ProblemKind.Duration, $"'{age}' is no duration: write 15m, 6h, 45d or ISO 8601");
            return;
        }

        // What an event time says of the column is no rule's severity.
        rule.Scribe.Add(
            rule.Column.Name, rule.Column, "max_age", [rule.Column.Ordinal], $"newest row at most {age} old",
            RuleRequest.Arguments(("seconds", JsonText.Number(seconds))));
    }
}
