using Assay.Analyzers.Reporting;
using Assay.Generators.Datasets;
using Assay.Generators.Reading;
using Microsoft.CodeAnalysis;

namespace Assay.Analyzers.Datasets.Values;

/// <summary>ASY1009: a key, set or reference that compares real numbers for equality.</summary>
internal static class RealEqualityRule
{
    // A value of so few binary digits is the same in every type and after every way of storing it.
    private const double ExactFractions = 1024;

    public static void Check(DatasetInquiry dataset)
    {
        var reported = new HashSet<int>();
        foreach (var rule in dataset.Model.Rules)
        {
            foreach (var ordinal in rule.Columns)
            {
                var column = dataset.Model.Columns[ordinal];
                if (column.Kind is not (ColumnKind.Float or ColumnKind.Double) || Word(rule) is not { } word || !reported.Add(ordinal))
                    continue;
                dataset.Declaration.Report(Descriptors.RealEquality, Place(dataset, rule, column), column.Name, word);
            }
        }
    }

    private static string? Word(RuleModel rule) => rule.Kind switch
    {
        "unique" => rule.Attribute < 0 ? "key" : "uniqueness",
        "references" => "reference",
        "one_of" => rule.Limits!.Values.All(static value => IsExact((double)value.Value)) ? null : "set of values",
        _ => null,
    };

    private static bool IsExact(double value) => Math.Floor(value * ExactFractions) == value * ExactFractions;

    private static Location? Place(DatasetInquiry dataset, RuleModel rule, ColumnModel column)
    {
        var cancellation = dataset.Declaration.Cancellation;
        if (dataset.AttributeOf(rule) is not { } attribute)
            return (dataset.AttributeOf(column, KnownAttributes.RowKey) ?? dataset.AttributeOf(column, KnownAttributes.Key)) is { } key ? Places.Of(key, cancellation) : null;
        var named = rule.Kind == "unique" ? attribute.Texts(0).ToList().IndexOf(column.Name) : -1;
        return named < 0 ? Places.Of(attribute, cancellation) : Places.Element(attribute, named, cancellation);
    }
}
