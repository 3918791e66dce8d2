using System.Collections.Immutable;

namespace Assay.Analyzers.Reporting;

/// <summary>What a code fix may write in the place of a text that a diagnostic marks, the likeliest first.</summary>
internal static class Replacements
{
    /// <summary>More than two would be guessing.</summary>
    public const int Most = 2;

    public static string Key(int index) => index == 0 ? "First replacement" : "Second replacement";

    public static ImmutableDictionary<string, string?> Of(IEnumerable<string> texts)
    {
        var facts = ImmutableDictionary<string, string?>.Empty;
        foreach (var text in texts.Take(Most))
            facts = facts.Add(Key(facts.Count), text);
        return facts;
    }

    /// <summary>The name that a declaration may have in the place of one that it may not.</summary>
    public static ImmutableDictionary<string, string?> OfName(string? name) => NameSuggestion.Kebab(name ?? "") is { } kebab ? Of([kebab]) : Of([]);
}
