using System.Text;

namespace Assay.Tracking.Search;

/// <summary>Cuts a filter or an ordering into tokens.</summary>
internal static class Lexer
{
    internal static List<Token> Read(string text)
    {
        var tokens = new List<Token>();
        var at = 0;
        while (true)
        {
            while (at < text.Length && char.IsWhiteSpace(text[at]))
                at++;
            if (at == text.Length)
                break;
            var start = at;
            tokens.Add(text[at] switch
            {
                '(' => One(TokenKind.Open),
                ')' => One(TokenKind.Close),
                ',' => One(TokenKind.Comma),
                '=' or '!' or '<' or '>' => Operator(),
                '\'' or '"' => new Token(TokenKind.Text, "", Quoted(), start) with { Text = text[start..at] },
                _ => Word(),
            });

            Token One(TokenKind kind)
            {
                at++;
                return new Token(kind, text[start..at], "", start);
            }

            Token Operator()
            {
                while (at < text.Length && text[at] is '=' or '!' or '<' or '>')
                    at++;
                return new Token(TokenKind.Operator, text[start..at], "", start);
            }

            Token Word()
            {
                var value = new StringBuilder();
                while (at < text.Length && !char.IsWhiteSpace(text[at]) && text[at] is not ('(' or ')' or ',' or '=' or '!' or '<' or '>'))
                {
                    if (text[at] is '`' or '"' or '\'')
                        value.Append(Quoted());
                    else
                        value.Append(text[at++]);
                }

                var written = text[start..at];
                return new Token(IsNumber(written) ? TokenKind.Number : TokenKind.Word, written, value.ToString(), start);
            }
        }

        tokens.Add(new Token(TokenKind.End, "", "", text.Length));
        return tokens;

        string Quoted()
        {
            var opened = at;
            var quote = text[at++];
            var value = new StringBuilder();
            while (at < text.Length)
            {
                if (text[at] != quote)
                {
                    value.Append(text[at++]);
                }
                else if (at + 1 < text.Length && text[at + 1] == quote)
                {
                    value.Append(quote);
                    at += 2;
                }
                else
                {
                    at++;
                    return value.ToString();
                }
            }

            throw TrackingException.Invalid($"Invalid clause(s) in filter string: a {quote} is opened at character {opened + 1} and not closed.");
        }
    }

    private static bool IsNumber(string text) =>
        (char.IsAsciiDigit(text[0]) || text[0] is '-' or '+' or '.') && double.TryParse(
            text, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out _);
}
