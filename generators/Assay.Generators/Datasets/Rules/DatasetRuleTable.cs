using Microsoft.CodeAnalysis;

namespace Assay.Generators.Datasets.Rules;

/// <summary>Which attribute on a record is read by what. A family of rules adds its line here.</summary>
internal static class DatasetRuleTable
{
    private static readonly Dictionary<string, DatasetRuleEntry> s_entries = new DatasetRuleEntry[][]
    {
        KeyRules.Entries,
        VolumeRules.Entries,
        RowRules.Entries,
        TableRules.Entries,
        HistoryRules.Entries,
        SqlRules.Entries,
    }.SelectMany(static family => family).ToDictionary(static entry => entry.SimpleName, StringComparer.Ordinal);

    /// <summary>What reads an attribute; null where it is no rule of a record.</summary>
    public static DatasetRuleEntry? Find(INamedTypeSymbol? attribute) =>
        attribute is not null && s_entries.TryGetValue(attribute.MetadataName, out var entry) && entry.IsFor(attribute) ? entry : null;
}
