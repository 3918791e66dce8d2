using System.Globalization;
using Assay.Generators.Reading;
using Assay.Generators.Rendering;

namespace Assay.Generators.Datasets.Rules;

/// <summary>Numbers measured of a column as a whole, between two bounds.</summary>
internal static class MeasureRules
{
    public static readonly RuleEntry[] Entries =
    [
        Measure("Sum", "sum", Fits.Numbers),
        Measure("StandardDeviation", "standard_deviation", Fits.Numbers, 0),
        Measure("Variance", "variance", Fits.Numbers, 0),
        Measure("Median", "median", Fits.Numbers),
        Measure("DistinctCount", "distinct_count", Fits.Values, 0, words: "number of different values"),
        Measure("DistinctShare", "distinct_share", Fits.Values, 0, 1, "share of different values"),
        Measure("NullShare", "null_share", Fits.All, 0, 1, "share of nulls"),
        Measure("ZeroShare", "zero_share", Fits.Numbers, 0, 1, "share of zeros"),
        Measure("Entropy", "entropy", Fits.Values, 0),
        new("Assay.QuantileBetweenAttribute", Quantile),
        new("Assay.CorrelationBetweenAttribute", Correlation),
    ];

    private enum Fits
    {
        Numbers,
        Values,
        All,
    }

    private static RuleEntry Measure(
        string attribute, string kind, Fits fits, double least = double.NegativeInfinity, double greatest = double.PositiveInfinity, string? words = null) =>
        new($"Assay.{attribute}BetweenAttribute", rule => Read(rule, kind, words ?? kind.Replace('_', ' '), fits, 0, least, greatest, [rule.Column.Ordinal]));

    private static void Quantile(RuleRequest rule)
    {
        var share = rule.Attribute.Argument<double>(0);
        if (share is >= 0 and <= 1)
        {
            Read(rule, "quantile", string.Format(CultureInfo.InvariantCulture, "{0} quantile", share), Fits.Numbers, 1, double.NegativeInfinity, double.PositiveInfinity,
                [rule.Column.Ordinal], ("share", JsonText.Number(share)));
        }
        else
        {
            rule.Problem(ProblemKind.Bound, string.Format(CultureInfo.InvariantCulture, "{0} is no share of values from 0 to 1", share));
        }
    }

    private static void Correlation(RuleRequest rule)
    {
        if (rule.Attribute.Argument<string>(0) is not { } name)
            return;
        var other = rule.Columns.FirstOrDefault(source => source.Column.Name == name)?.Column;
        if (other is null || other.Ordinal == rule.Column.Ordinal || !other.IsNumber)
        {
            rule.Problem(ProblemKind.UniqueColumn, $"[CorrelationBetween] names '{name}', which is {(other is null ? "no column" : other.IsNumber ? "the column itself" : "no column of numbers")}");
            return;
        }

        Read(rule, "correlation", $"correlation with {other.StorageName}", Fits.Numbers, 1, -1, 1, [rule.Column.Ordinal, other.Ordinal]);
    }

    private static void Read(
        RuleRequest rule, string kind, string words, Fits fits, int first, double least, double greatest, EquatableArray<int> columns, params (string Name, string? Json)[] more)
    {
        if (rule.Given.Count != first + 2 || !MeasuredRule.IsFit(rule))
            return;
        if (fits == Fits.Numbers && !rule.Column.IsNumber)
        {
            rule.Wrong("numbers");
            return;
        }

        if (fits == Fits.Values && rule.Column.IsNested)
        {
            rule.Wrong("single values");
            return;
        }

        var (min, max) = (rule.Attribute.Argument<double>(first), rule.Attribute.Argument<double>(first + 1));
        if (!(min <= max))
            rule.Problem(ProblemKind.EmptyRange, string.Format(CultureInfo.InvariantCulture, "no {0} is between {1} and {2}", words, min, max));
        else if ((Beyond(min, least, greatest) ?? Beyond(max, least, greatest)) is { } beyond)
            rule.Problem(ProblemKind.Bound, string.Format(CultureInfo.InvariantCulture, "no {0} is {1}: it is {2}", words, beyond, RuleRequest.Between(Text(least), Text(greatest), "")));
        else if (min <= least && max >= greatest)
            rule.Problem(ProblemKind.Bound, "both sides are open, so nothing is checked");
        else
            Add(rule, kind, words, columns, min, max, more);
    }

    private static void Add(RuleRequest rule, string kind, string words, EquatableArray<int> columns, double least, double greatest, (string Name, string? Json)[] more)
    {
        var min = double.IsInfinity(least) ? null : JsonText.Number(least);
        var max = double.IsInfinity(greatest) ? null : JsonText.Number(greatest);
        rule.Add(
            kind,
            RuleRequest.Between(min, max, words + " "),
            columns,
            new RuleLimits(min is null ? null : BoundReader.Number(least), max is null ? null : BoundReader.Number(greatest)),
            [.. more, ("min", min), ("max", max)]);
    }

    private static double? Beyond(double bound, double least, double greatest) =>
        !double.IsInfinity(bound) && (bound < least || bound > greatest) ? bound : null;

    private static string? Text(double bound) => double.IsInfinity(bound) ? null : bound.ToString(CultureInfo.InvariantCulture);
}
