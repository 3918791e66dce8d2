using System.Collections.Concurrent;
using System.ComponentModel;
using System.Text.RegularExpressions;

namespace Assay.CompilerServices;

/// <summary>Patterns of <see cref="MatchesAttribute"/>: whole value, non-backtracking, culture-invariant.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Patterns
{
    private static readonly ConcurrentDictionary<string, Regex> s_whole = new(StringComparer.Ordinal);

    /// <summary>The pattern, made to match the whole value. Held for the life of the process: patterns come from declarations.</summary>
    public static Regex Whole(string pattern) => s_whole.GetOrAdd(
        pattern, static text => new Regex($@"\A(?:{text})\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant));
}
