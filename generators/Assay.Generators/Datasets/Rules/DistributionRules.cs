using System.Globalization;
using Assay.Generators.Reading;
using Assay.Generators.Rendering;
using Microsoft.CodeAnalysis;

namespace Assay.Generators.Datasets.Rules;

/// <summary>Distributions that lie near those of former batches, or of another dataset.</summary>
internal static class DistributionRules
{
    public static readonly RuleEntry[] Entries =
    [
        new("Assay.DistributionNearHistoryAttribute", NearHistory),
        new(KnownAttributes.DistributionNear, Near),
    ];

    private static void NearHistory(RuleRequest rule)
    {
        if (Measure(rule, 0) is not { } measure)
            return;
        var (last, least) = (rule.Attribute.Named("OfLast", 30), rule.Attribute.Named("AtLeastKnown", 5));
        if (least < 1 || last < least)
            rule.Problem(ProblemKind.EmptyRange, string.Format(CultureInfo.InvariantCulture, "of the last {0} batches at least {1} can't be known", last, least));
        else if (rule.Column.Sensitivity is not (null or "None"))
            rule.Problem(ProblemKind.AttributeType, $"'{rule.Column.Name}' is sensitive: what its values are is kept nowhere. Compare it with a version: [DistributionNear<T>]");
        else
        {
            rule.Add(
                "distribution_near_history",
                string.Format(CultureInfo.InvariantCulture, "{0} from the last {1} batches", measure.Words, last),
                null,
                [.. measure.Arguments, ("last", Whole(last)), ("at_least", Whole(least))]);
        }
    }

    private static void Near(RuleRequest rule)
    {
        if (rule.Attribute.Argument<string>(0) is not { } name || Measure(rule, 1) is not { } measure)
            return;
        var target = rule.Attribute.AttributeClass!.TypeArguments[0];
        var version = rule.Attribute.Named<string>("Version");
        if (DatasetNames.Of(target) is not { } dataset)
        {
            rule.Problem(ProblemKind.Reference, $"{DeclaredType.Plain(target)} is no dataset");
            return;
        }

        var property = target is INamedTypeSymbol named ? ColumnReader.Properties(named).Find(property => property.Name == name) : null;
        var own = rule.Columns[rule.Column.Ordinal].Property.ContainingType;
        var wrong = property is null ? $"{DeclaredType.Plain(target)} has no column '{name}'"
            : !SymbolEqualityComparer.Default.Equals(ColumnTypes.Unwrap(property.Type, out _), rule.ValueType) ? $"'{name}' is of type {DeclaredType.Plain(property.Type)}, not {DeclaredType.Plain(rule.ValueType)}"
            : version is null && name == rule.Column.Name && SymbolEqualityComparer.Default.Equals(target, own) ? $"'{name}' would be compared with itself: give the Version that it is compared with"
            : null;
        if (wrong is not null)
            rule.Problem(ProblemKind.Reference, wrong);
        else if (rule.Attribute.Has("When"))
            rule.Problem(ProblemKind.When, "the other dataset is compared with as a whole, so When has no meaning there");
        else
        {
            rule.Scribe.Add(
                rule.Column.Name, rule.Column, "distribution_near", [rule.Column.Ordinal],
                $"{measure.Words} from {dataset}{(version is null ? "" : $"@{version}")}.{name}",
                RuleRequest.Arguments([.. measure.Arguments, ("dataset", JsonText.Quote(dataset)), ("column", JsonText.Quote(name)), ("version", version is null ? null : JsonText.Quote(version))]),
                rule.Attribute,
                target: DeclaredType.Global(target));
        }
    }

    // The measure and its bound, which follow each other in the constructor.
    private static (string Words, (string Name, string? Json)[] Arguments)? Measure(RuleRequest rule, int first)
    {
        if (rule.Given.Count != first + 2 || AttributeValues.EnumMember(rule.Given[first]) is not { } member || !MeasuredRule.IsFit(rule))
            return null;
        var (measure, most, rows) = (Names.Snake(member), rule.Attribute.Argument<double>(first + 1), rule.Attribute.Named("LeastRows", 30));
        var isCategory = rule.Column.Kind is ColumnKind.String or ColumnKind.Enum or ColumnKind.Boolean;
        var wrong = !rule.Column.IsNumber && !isCategory ? (ProblemKind.AttributeType, $"distributions are compared of numbers, text, enums and bool; '{rule.Column.Name}' is of type {rule.Column.Kind}")
            : isCategory && (measure is "kolmogorov_smirnov" or "wasserstein") ? (ProblemKind.AttributeType, $"{member} is measured of numbers; '{rule.Column.Name}' is of type {rule.Column.Kind}")
            : rule.Attribute.Has("By") ? (ProblemKind.UniqueColumn, "the baseline knows no segments, so By has no meaning there")
            : !(most >= 0) || double.IsInfinity(most) ? (ProblemKind.Bound, "a distance is a finite number of at least 0")
            : most >= 1 && measure is not ("population_stability" or "wasserstein") ? (ProblemKind.Bound, $"{member} is at most 1, so nothing is checked")
            : rows < 1 ? (ProblemKind.Bound, "LeastRows is at least 1")
            : ((ProblemKind, string)?)null;
        if (wrong is { } found)
        {
            rule.Problem(found.Item1, found.Item2);
            return null;
        }

        return ($"{measure.Replace('_', ' ')} at most {JsonText.Number(most)}",
            [("measure", JsonText.Quote(measure)), ("at_most", JsonText.Number(most)), ("least_rows", Whole(rows))]);
    }

    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);
}
