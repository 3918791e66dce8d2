using Assay.Generators.Reading;
using Assay.Generators.Rendering;
using Microsoft.CodeAnalysis;

namespace Assay.Generators.Datasets.Rules;

/// <summary>Numbers of a kind, and text that says something.</summary>
internal static class ValueRules
{
    public static readonly RuleEntry[] Entries =
    [
        new("Assay.FiniteAttribute", Finite),
        new("Assay.MultipleOfAttribute", MultipleOf),
        new("Assay.NotBlankAttribute", NotBlank),
        new("Assay.CompleteAttribute", static rule => Complete(rule, null)),
        new("Assay.RequiredWhenAttribute", static rule => Complete(rule, rule.Attribute.Argument<string>(0))),
    ];

    private static void Finite(RuleRequest rule)
    {
        if (rule.Column.Kind is ColumnKind.Float or ColumnKind.Double)
            rule.Add("finite", "a finite number", null);
        else
            rule.Wrong("floating-point numbers: others are always finite");
    }

    private static void MultipleOf(RuleRequest rule)
    {
        if (!rule.Column.IsNumber)
        {
            rule.Wrong("numbers");
            return;
        }

        if (rule.Given is not [{ IsNull: false } given])
            return;
        // A step is a decimal whatever the column: 0.05 is meant as it is written.
        if (BoundReader.Decimal(given) is not { } step || step.Value.CompareTo(0m) <= 0)
            rule.Problem(ProblemKind.Bound, $"a step is a number above 0; '{given.Value}' is none");
        else
            rule.Add("multiple_of", $"a multiple of {step.Words}", null, ("of", step.Json));
    }

    private static void NotBlank(RuleRequest rule)
    {
        if (rule.Column.Kind == ColumnKind.String)
            rule.Add("not_blank", "text that is more than white space", null);
        else
            rule.Wrong("text");
    }

    private static void Complete(RuleRequest rule, string? when)
    {
        if (!rule.Column.Nullable || rule.Column.RowKey)
        {
            rule.Problem(ProblemKind.AttributeType, $"'{rule.Column.Name}' may hold no null anywhere: its type has no '?', so [{rule.Attribute.AttributeClass!.Name.Replace("Attribute", "")}] has no meaning there");
            return;
        }

        rule.Scribe.Add(
            rule.Column.Name, rule.Column, "complete", [rule.Column.Ordinal], when is null ? "not null" : $"not null where {Words(when)}", [], rule.Attribute, when: when);
    }

    private static string Words(string method) => Names.Snake(method).Replace('_', ' ');
}
