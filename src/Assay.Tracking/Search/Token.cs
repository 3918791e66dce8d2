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

/// <summary>A piece of a filter. <paramref name="Text"/> is as written; <paramref name="Value"/> is without quotes.</summary>
internal readonly record struct Token(TokenKind Kind, string Text, string Value)
{
    internal bool Is(string word) => Kind == TokenKind.Word && Text.Equals(word, StringComparison.OrdinalIgnoreCase);
}
