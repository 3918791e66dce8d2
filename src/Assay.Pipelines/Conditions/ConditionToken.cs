using System.Globalization;
using System.Text;

namespace Assay.Pipelines.Conditions;

internal enum TokenKind
{
    End,
    Name,
    Text,
    Number,
    Operator,
}

/// <summary>A word of a condition.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The name, operator, or text without quotes.</param>
/// <param name="Number">The number.</param>
/// <param name="At">Where it starts, from 0.</param>
internal readonly record struct Token(TokenKind Kind, string Text, double Number, int At)
{
    private static readonly string[] s_operators = ["&&", "||", "==", "!=", "<=", ">=", "<", ">", "!", "(", ")", "[", "]", "."];

    public static List<Token> All(string condition)
    {
        var tokens = new List<Token>();
        for (var at = 0; at < condition.Length;)
        {
            if (char.IsWhiteSpace(condition[at]))
            {
                at++;
                continue;
            }

            var token = One(condition, at, out var length);
            tokens.Add(token);
            at += length;
        }

        tokens.Add(new(TokenKind.End, "", 0, condition.Length));
        return tokens;
    }

    private static Token One(string condition, int at, out int length)
    {
        var first = condition[at];
        if (first is '\'' or '"')
            return Quoted(condition, at, out length);
        if (char.IsAsciiDigit(first) || (first == '-' && at + 1 < condition.Length && char.IsAsciiDigit(condition[at + 1])))
        {
            length = 1;
            while (at + length < condition.Length && (char.IsAsciiDigit(condition[at + length]) || condition[at + length] is '.' or 'e' or 'E'))
                length++;
            var text = condition.Substring(at, length);
            return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                ? new(TokenKind.Number, text, number, at)
                : throw Condition.Fault(condition, at, "a number");
        }

        if (char.IsAsciiLetter(first) || first == '_')
        {
            length = 1;
            while (at + length < condition.Length && (char.IsAsciiLetterOrDigit(condition[at + length]) || condition[at + length] == '_'))
                length++;
            return new(TokenKind.Name, condition.Substring(at, length), 0, at);
        }

        foreach (var text in s_operators)
        {
            if (string.CompareOrdinal(condition, at, text, 0, text.Length) != 0)
                continue;
            length = text.Length;
            return new(TokenKind.Operator, text, 0, at);
        }

        throw Condition.Fault(condition, at, "a name, text, number or operator");
    }

    private static Token Quoted(string condition, int at, out int length)
    {
        var text = new StringBuilder();
        for (var i = at + 1; i < condition.Length; i++)
        {
            if (condition[i] == condition[at])
            {
                length = i - at + 1;
                return new(TokenKind.Text, text.ToString(), 0, at);
            }

            if (condition[i] == '\\' && i + 1 < condition.Length)
                i++;
            text.Append(condition[i]);
        }

        throw Condition.Fault(condition, at, "a closing quote");
    }
}
