namespace Assay.Tracking.Search;

internal enum TokenKind
{
    Word,
    Text,
    Number,
    Operator,
    Open,
    Close,
    Comma,
    End,
}

/// <summary>
/// A piece of a filter. <paramref name="Text"/> is as written; <paramref name="Value"/> is without quotes; <paramref name="At"/> is where it begins, from 0.
/// </summary>
internal readonly record struct Token(TokenKind Kind, string Text, string Value, int At)
{
    /// <summary>Where it begins, for people, who count from 1.</summary>
    internal string Place => FormattableString.Invariant($"at character {At + 1}");

    internal bool Is(string word) => Kind == TokenKind.Word && Text.Equals(word, StringComparison.OrdinalIgnoreCase);
}
