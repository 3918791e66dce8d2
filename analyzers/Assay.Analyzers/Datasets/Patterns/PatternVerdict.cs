using System.Collections.Concurrent;

namespace Assay.Analyzers.Datasets.Patterns;

/// <summary>What is to be said of a pattern. Each is looked at once: declarations are read at every edit, while patterns seldom change.</summary>
internal sealed record PatternVerdict(bool BeginsAnchored, bool EndsAnchored, bool HasBranches, bool IsExponential, int WrittenOut, int LeastLength, int GreatestLength)
{
    private const int Kept = 1000;

    private static readonly ConcurrentDictionary<string, PatternVerdict?> s_verdicts = new(StringComparer.Ordinal);

    /// <summary>The verdict; null where the pattern can't be told.</summary>
    public static PatternVerdict? Of(string pattern)
    {
        if (s_verdicts.Count > Kept)
            s_verdicts.Clear();
        return s_verdicts.GetOrAdd(pattern, static text => Judge(text));
    }

    private static PatternVerdict? Judge(string pattern)
    {
        if (PatternParser.Parse(pattern) is not { } node)
            return null;
        return new PatternVerdict(
            PatternFacts.BeginsAnchored(node),
            PatternFacts.EndsAnchored(node),
            node is PatternNode.Alternation,
            PatternAmbiguity.IsExponential(node),
            PatternFacts.WrittenOut(node),
            PatternFacts.LeastLength(node),
            PatternFacts.GreatestLength(node));
    }
}
