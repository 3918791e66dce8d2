using Assay.Generators.Reading;
using Microsoft.CodeAnalysis;

namespace Assay.Generators.Datasets.Rules;

/// <summary>Values of a set.</summary>
internal static class SetRules
{
    public static readonly RuleEntry[] Entries = [new(KnownAttributes.OneOf, OneOf)];

    private static void OneOf(RuleRequest rule)
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
            if (BoundReader.Read(rule.Column, constant, BoundReader.Side.Exact) is not { } value)
            {
                rule.NoValue(constant);
                return;
            }

            values.Add(value);
        }

        if (values.Count == 0 || values.Any(static value => value.Json is null))
        {
            rule.Problem(ProblemKind.Bound, "no value is allowed");
            return;
        }

        rule.Add(
            "one_of",
            $"one of {string.Join(", ", values.Select(static value => value.Words))}",
            new RuleLimits { Values = values.ToEquatableArray() },
            ("values", $"[{string.Join(",", values.Select(static value => value.Json))}]"));
    }
}
