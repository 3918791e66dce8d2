using Assay.Generators.Reading;

namespace Assay.Generators.Datasets.Rules;

/// <summary>Rows that differ in some columns.</summary>
internal static class KeyRules
{
    public static readonly DatasetRuleEntry[] Entries = [new(KnownAttributes.Unique, Unique)];

    private static void Unique(DatasetRuleRequest rule)
    {
        var names = rule.Attribute.Texts(0).ToList();
        if (names.Count == 0 && rule.Column is { } column)
            names.Add(column.Name);
        if (rule.TryColumns(names) is not { } found)
            return;
        if (found.Count == 0)
        {
            rule.Problem(ProblemKind.UniqueColumn, "[Unique] names no column");
            return;
        }

        var ordinals = found.Select(static source => source.Column.Ordinal).ToEquatableArray();
        rule.Add("unique", $"no two rows with the same {rule.Scribe.NamesOf(ordinals)}", ordinals, rule.WholeArguments);
    }
}
