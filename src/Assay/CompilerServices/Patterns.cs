using System.Collections.Concurrent;
using System.ComponentModel;

namespace Assay.CompilerServices;

/// <summary>Patterns of <see cref="MatchesAttribute"/>: whole value, non-backtracking, culture-invariant.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Patterns
{
    private static readonly ConcurrentDictionary<string, TextPattern> s_whole = new(StringComparer.Ordinal);

    /// <summary>The pattern, made to match the whole value. Held for the life of the process: patterns come from declarations.</summary>
    public static TextPattern Whole(string pattern) => s_whole.GetOrAdd(pattern, static text => new TextPattern(text));
}
