using System.Runtime.InteropServices;

namespace Assay.Profiling.Updates;

internal enum TokenKind
{
    Word,
    Literal,
    Sign,
}

/// <summary>A token of C#: where it stands, and what it is.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct CSharpToken(TokenKind Kind, int Start, int End);

/// <summary>
/// Splits C# into words, literals and signs; comments, blanks and directives are passed over. That is all an edit of one record needs: the
/// compiler's own parser would bring nine megabytes into every app.
/// </summary>
internal static class CSharpTokens
{
    public static List<CSharpToken> Of(string text)
    {
        var tokens = new List<CSharpToken>();
        var at = 0;
        while (at < text.Length)
        {
            var start = at;
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
            }
            else if (Starts(text, at, "//") || (text[at] == '#' && IsFirstOnLine(text, at)))
            {
                at = EndOfLine(text, at);
            }
            else if (Starts(text, at, "/*"))
            {
                var end = text.IndexOf("*/", at + 2, StringComparison.Ordinal);
                at = end < 0 ? text.Length : end + 2;
            }
            else if (char.IsLetter(text[at]) || text[at] is '_' || (text[at] is '@' && at + 1 < text.Length && (char.IsLetter(text[at + 1]) || text[at + 1] == '_')))
            {
                at++;
                while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] == '_'))
                    at++;
                tokens.Add(new CSharpToken(TokenKind.Word, start, at));
            }
            else if (EndOfLiteral(text, at) is var literal && literal > at)
            {
                at = literal;
                tokens.Add(new CSharpToken(TokenKind.Literal, start, at));
            }
            else
            {
                tokens.Add(new CSharpToken(TokenKind.Sign, at, ++at));
            }
        }

        return tokens;
    }

    private static int EndOfLiteral(string text, int at)
    {
        if (char.IsDigit(text[at]))
        {
            while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] is '_' || (text[at] == '.' && at + 1 < text.Length && char.IsDigit(text[at + 1]))
                || (text[at] is '+' or '-' && text[at - 1] is 'e' or 'E')))
                at++;
            return at;
        }

        if (text[at] == '\'')
            return EndOfQuoted(text, at + 1, '\'');
        var start = at;
        while (start < text.Length && text[start] is '$' or '@')
            start++;
        if (start >= text.Length || text[start] != '"')
            return at;
        var quotes = Run(text, start);
        if (quotes >= 3)
        {
            for (var end = start + quotes; end < text.Length; end++)
            {
                if (text[end] == '"' && Run(text, end) is var run && run >= quotes)
                    return end + run;
            }

            return text.Length;
        }

        return text.AsSpan(at, start - at).Contains('@') ? EndOfVerbatim(text, start + 1) : EndOfQuoted(text, start + 1, '"');
    }

    private static int EndOfQuoted(string text, int at, char quote)
    {
        for (; at < text.Length && text[at] != quote; at++)
        {
            if (text[at] == '\\')
                at++;
        }

        return Math.Min(at + 1, text.Length);
    }

    private static int EndOfVerbatim(string text, int at)
    {
        for (; at < text.Length; at++)
        {
            if (text[at] != '"')
                continue;
            if (at + 1 >= text.Length || text[at + 1] != '"')
                return at + 1;
            at++;
        }

        return text.Length;
    }

    private static int Run(string text, int at)
    {
        var end = at;
        while (end < text.Length && text[end] == '"')
            end++;
        return end - at;
    }

    private static bool Starts(string text, int at, string with) => text.AsSpan(at).StartsWith(with, StringComparison.Ordinal);

    private static int EndOfLine(string text, int at) => text.IndexOf('\n', at) is var end && end < 0 ? text.Length : end;

    private static bool IsFirstOnLine(string text, int at)
    {
        while (at > 0 && text[at - 1] is ' ' or '\t')
            at--;
        return at == 0 || text[at - 1] == '\n';
    }
}
