using System.ComponentModel;
using System.Text.RegularExpressions;

namespace Assay.CompilerServices;

/// <summary>
/// A pattern that a text matches as a whole. Those of literals, classes, repetitions and alternatives run as a table of states over the
/// text's characters; others as a non-backtracking <see cref="Regex"/>. Both say the same, whatever the culture.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TextPattern
{
    private readonly StateTable? _table;
    private readonly Regex? _regex;

    internal TextPattern(string pattern)
    {
        _table = PatternParser.Parse(pattern) is { } node ? StateTable.Of(node) : null;
        if (_table is null)
            _regex = new Regex($@"\A(?:{pattern})\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
    }

    /// <summary>Whether it runs as a table of states, so that an answer costs less than remembering it.</summary>
    public bool IsTable => _table is not null;

    /// <summary>Whether the whole text matches.</summary>
    public bool IsMatch(ReadOnlySpan<char> text) => _table?.IsMatch(text) ?? _regex!.IsMatch(text);
}
