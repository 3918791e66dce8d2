using Assay.Generators.Reading;
using Microsoft.CodeAnalysis;

namespace Assay.Generators.Datasets.Rules;

/// <summary>Values of a set, or of none of it.</summary>
internal static class SetRules
{
    public static readonly RuleEntry[] Entries =
    [
        new(KnownAttributes.OneOf, static rule => Set(rule, "one_of", "one of")),
        new("Assay.NotOneOfAttribute", static rule => Set(rule, "not_one_of", "none of")),
        new("System.ComponentModel.DataAnnotations.AllowedValuesAttribute", static rule => Set(rule, "one_of", "one of", skipsNull: true)),
        new("System.ComponentModel.DataAnnotations.DeniedValuesAttribute", static rule => Set(rule, "not_one_of", "none of", skipsNull: !rule.Column.Nullable)),
    ];

    private static void Set(RuleRequest rule, string kind, string words, bool skipsNull = false)
    {
        if (rule.Given is not [{ Kind: TypedConstantKind.Array, IsNull: false } given])
            return;
        if (rule.Column.IsNested || rule.Column.Kind == ColumnKind.Binary)
        {
            rule.Wrong("numbers, text, dates and times");
            return;
        }

        var values = new List<BoundReader.Bound>();
        foreach (var constant in given.Values)
        {
            if (constant.IsNull && skipsNull)
                continue;
            if (BoundReader.Read(rule.Column, constant, BoundReader.Side.Exact) is not { } value)
            {
                rule.NoValue(constant);
                return;
            }

            values.Add(value);
        }

        if (values.Count == 0 || values.Any(static value => value.Json is null))
        {
            rule.Problem(ProblemKind.Bound, kind == "one_of" ? "no value is allowed" : "no value is refused");
            return;
        }

        rule.Add(
            kind,
            $"{words} {string.Join(", ", values.Select(static value => value.Words))}",
            new RuleLimits { Values = values.ToEquatableArray() },
            ("values", $"[{string.Join(",", values.Select(static value => value.Json))}]"));
    }
}
