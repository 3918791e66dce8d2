using Microsoft.CodeAnalysis;

namespace Assay.Generators.Datasets.Rules;

/// <summary>Which attribute on a column is read by what. A family of rules adds its line here.</summary>
internal static class ColumnRuleTable
{
    private static readonly Dictionary<string, RuleEntry> s_entries = new RuleEntry[][]
    {
        RangeRules.Entries,
        TextRules.Entries,
        SetRules.Entries,
        AggregateRules.Entries,
        MeasureRules.Entries,
        ExtremeRules.Entries,
        DistinctRules.Entries,
        TableRules.ColumnEntries,
        ReferenceRules.Entries,
        ValueRules.Entries,
        ColumnComparisons.Entries,
        WritingRules.Entries,
        SequenceRules.Entries,
        DistributionRules.Entries,
    }.SelectMany(static family => family).ToDictionary(static entry => entry.SimpleName, StringComparer.Ordinal);

    /// <summary>What reads an attribute; null where it is no rule.</summary>
    public static RuleEntry? Find(INamedTypeSymbol attribute) =>
        s_entries.TryGetValue(attribute.MetadataName, out var entry) && entry.IsFor(attribute) ? entry : null;
}
