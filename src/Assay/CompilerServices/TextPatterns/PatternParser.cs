namespace Assay.CompilerServices;

/// <summary>
/// Parses the part of .NET's pattern syntax that a table of states can run: literals, classes, groups, repetitions, alternatives, and anchors at the
/// ends of the whole. Whatever else there is (options, look-arounds, anchors within, categories), there is no result.
/// </summary>
internal sealed class PatternParser
{
    private readonly string _text;
    private int _at;

    private PatternParser(string text) => _text = text;

    private bool Ended => _at == _text.Length;

    private char Next => Ended ? '\0' : _text[_at];

    /// <summary>The pattern's parts; null where it needs more than this.</summary>
    internal static PatternNode? Parse(string pattern)
    {
        var parser = new PatternParser(pattern);
        return parser.Alternatives(isWhole: true) is { } node && parser.Ended ? node : null;
    }

    private PatternNode? Alternatives(bool isWhole)
    {
        var parts = new List<PatternNode>();
        do
        {
            if (Sequence(isWhole) is not { } part)
                return null;
            parts.Add(part);
        }
        while (Take('|'));
        return parts is [var only] ? only : new PatternNode.Either(parts);
    }

    private PatternNode.Sequence? Sequence(bool isWhole)
    {
        var parts = new List<PatternNode>();
        if (isWhole)
            Take('^');
        while (!Ended && Next is not ('|' or ')'))
        {
            // As the value is matched to its very end, a last $ says nothing more.
            if (isWhole && Next == '$' && (_at + 1 == _text.Length || _text[_at + 1] == '|'))
            {
                _at++;
                break;
            }

            if (Atom() is not { } atom || Repeated(atom) is not { } part)
                return null;
            parts.Add(part);
        }

        return new PatternNode.Sequence(parts);
    }

    private PatternNode? Atom()
    {
        var c = _text[_at++];
        return c switch
        {
            '(' => Group(),
            '[' => Class() is { } set ? new PatternNode.One(set) : null,
            '\\' => Escape(out _) is { } set ? new PatternNode.One(set) : null,
            '.' => new PatternNode.One(CharSet.ButLineFeed),
            '^' or '$' or '*' or '+' or '?' or '{' => null,
            _ => new PatternNode.One(CharSet.Of(c)),
        };
    }

    private PatternNode? Group()
    {
        if (Take('?') && !Take(':'))
            return null;
        return Alternatives(isWhole: false) is { } node && Take(')') ? node : null;
    }

    private PatternNode? Repeated(PatternNode atom)
    {
        int least;
        int? greatest;
        switch (Next)
        {
            case '*':
                (least, greatest) = (0, null);
                _at++;
                break;
            case '+':
                (least, greatest) = (1, null);
                _at++;
                break;
            case '?':
                (least, greatest) = (0, 1);
                _at++;
                break;
            case '{':
                if (!Bounds(out least, out greatest))
                    return null;
                break;
            default:
                return atom;
        }

        // Which of several ways matches makes no difference to whether the whole does.
        Take('?');
        return Next is '*' or '+' or '?' or '{' ? null : new PatternNode.Repeat(atom, least, greatest);
    }

    private bool Bounds(out int least, out int? greatest)
    {
        _at++;
        greatest = null;
        if (!Number(out least))
            return false;
        if (!Take(','))
            greatest = least;
        else if (Next != '}')
        {
            if (!Number(out var number) || number < least)
                return false;
            greatest = number;
        }

        return Take('}');
    }

    private bool Number(out int number)
    {
        number = 0;
        var start = _at;
        while (char.IsAsciiDigit(Next) && _at - start < 4)
            number = (10 * number) + (_text[_at++] - '0');
        return _at > start;
    }

    private CharSet? Class()
    {
        var isNegated = Take('^');
        var sets = new List<CharSet>();
        while (!Ended && (Next != ']' || sets.Count == 0))
        {
            if (Member(out var single) is not { } member)
                return null;
            if (Next == '-' && _at + 1 < _text.Length && _text[_at + 1] != ']')
            {
                _at++;
                if (single is not { } first || Member(out var end) is null || end is not { } last || last < first)
                    return null;
                member = CharSet.Of(first, last);
            }

            sets.Add(member);
        }

        if (!Take(']'))
            return null;
        var union = CharSet.Union(sets);
        return isNegated ? union.Without() : union;
    }

    // What single holds is the character, where the member is one.
    private CharSet? Member(out char? single)
    {
        single = null;
        if (Ended)
            return null;
        var c = _text[_at++];
        if (c == '\\')
            return Escape(out single);
        // A bracket first or within, and what it may subtract, are rare enough for the other way.
        if (c is '[' or ']')
            return null;
        single = c;
        return CharSet.Of(c);
    }

    private CharSet? Escape(out char? single)
    {
        single = null;
        if (Ended)
            return null;
        var c = _text[_at++];
        switch (c)
        {
            case 'd':
                return CharSet.Digits;
            case 'D':
                return CharSet.Digits.Without();
            case 'w':
                return CharSet.Words;
            case 'W':
                return CharSet.Words.Without();
            case 's':
                return CharSet.Spaces;
            case 'S':
                return CharSet.Spaces.Without();
            case 't':
                single = '\t';
                break;
            case 'n':
                single = '\n';
                break;
            case 'r':
                single = '\r';
                break;
            case 'f':
                single = '\f';
                break;
            case 'v':
                single = '\v';
                break;
            default:
                if (char.IsLetterOrDigit(c) || c == '_' || !char.IsAscii(c))
                    return null;
                single = c;
                break;
        }

        return CharSet.Of(single.Value);
    }

    private bool Take(char c)
    {
        if (Ended || _text[_at] != c)
            return false;
        _at++;
        return true;
    }
}
