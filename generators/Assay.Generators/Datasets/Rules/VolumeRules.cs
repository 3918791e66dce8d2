using System.Globalization;
using Assay.Generators.Reading;

namespace Assay.Generators.Datasets.Rules;

/// <summary>How many rows there are.</summary>
internal static class VolumeRules
{
    public static readonly DatasetRuleEntry[] Entries = [new(KnownAttributes.RowCount, RowCount)];

    private static void RowCount(DatasetRuleRequest rule)
    {
        var least = rule.Attribute.Named("Min", 0L);
        var greatest = rule.Attribute.Named("Max", long.MaxValue);
        if (least > greatest)
        {
            rule.Problem(ProblemKind.EmptyRange, string.Format(CultureInfo.InvariantCulture, "no number of rows is between {0} and {1}", least, greatest));
            return;
        }

        var arguments = new List<RuleArgument>();
        if (least > 0)
            arguments.Add(new RuleArgument("min", least.ToString(CultureInfo.InvariantCulture)));
        if (greatest != long.MaxValue)
            arguments.Add(new RuleArgument("max", greatest.ToString(CultureInfo.InvariantCulture)));
        arguments.AddRange(rule.WholeArguments);
        var words = (least > 0, greatest != long.MaxValue) switch
        {
            (true, true) => string.Format(CultureInfo.InvariantCulture, "between {0:N0} and {1:N0} rows", least, greatest),
            (true, false) => string.Format(CultureInfo.InvariantCulture, "at least {0:N0} rows", least),
            (false, true) => string.Format(CultureInfo.InvariantCulture, "at most {0:N0} rows", greatest),
            _ => "any number of rows",
        };
        var limits = new RuleLimits(least > 0 ? BoundReader.Number(least) : null, greatest == long.MaxValue ? null : BoundReader.Number(greatest));
        rule.Add("row_count", words, [], arguments.ToEquatableArray(), limits);
    }
}
