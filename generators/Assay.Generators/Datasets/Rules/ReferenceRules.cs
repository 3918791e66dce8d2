using Assay.Generators.Reading;
using Assay.Generators.Rendering;
using Microsoft.CodeAnalysis;

namespace Assay.Generators.Datasets.Rules;

/// <summary>Values that stand in another dataset.</summary>
internal static class ReferenceRules
{
    public static readonly RuleEntry[] Entries = [new(KnownAttributes.References, References)];

    private static void References(RuleRequest rule)
    {
        if (rule.Column.IsNested || rule.Column.Kind == ColumnKind.Binary)
        {
            rule.Wrong("numbers, text, dates and times");
            return;
        }

        var target = rule.Attribute.AttributeClass!.TypeArguments[0];
        var name = rule.Attribute.Argument<string>(0);
        var dataset = DatasetNames.Of(target);
        if (dataset is null || name is null)
        {
            rule.Problem(ProblemKind.Reference, $"{DeclaredType.Plain(target)} is no dataset");
            return;
        }

        var property = target is INamedTypeSymbol named ? ColumnReader.Properties(named).Find(property => property.Name == name) : null;
        if (property is null || !SymbolEqualityComparer.Default.Equals(ColumnTypes.Unwrap(property.Type, out _), rule.ValueType))
        {
            rule.Problem(ProblemKind.Reference, property is null
                ? $"{DeclaredType.Plain(target)} has no column '{name}'"
                : $"'{name}' is of type {DeclaredType.Plain(property.Type)}, not {DeclaredType.Plain(rule.ValueType)}");
            return;
        }

        rule.Scribe.Add(
            rule.Column.Name, rule.Column, "references", [rule.Column.Ordinal], $"found in {dataset}.{name}",
            RuleRequest.Arguments(("dataset", JsonText.Quote(dataset)), ("column", JsonText.Quote(name))), rule.Attribute,
            target: DeclaredType.Global(target));
    }
}
