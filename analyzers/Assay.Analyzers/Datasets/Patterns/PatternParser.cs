using System.Globalization;

namespace Assay.Analyzers.Datasets.Patterns;

/// <summary>
/// Parses patterns in .NET's syntax, as far as the non-backtracking engine takes them. What it doesn't know gives no tree: rules that ask for one
/// are silent then. That a pattern is correct, the reader has made sure of.
/// </summary>
internal sealed class PatternParser
{
    private readonly string _text;
    private readonly PatternClassParser _classes;
    private int _at;
    private bool _ignoreCase;
    private bool _singleLine;

    private PatternParser(string text)
    {
        _text = text;
        _classes = new PatternClassParser(text);
    }

    /// <summary>The tree of a pattern; null where it can't be told.</summary>
    public static PatternNode? Parse(string pattern)
    {
        try
        {
            var parser = new PatternParser(pattern);
            var node = parser.Alternatives();
            return parser._at == pattern.Length ? node : null;
        }
        catch (UnknownPatternException)
        {
            return null;
        }
    }

    private bool Ends => _at >= _text.Length;

    private PatternNode Alternatives()
    {
        // Options that are set within a group end with it.
        var (ignoreCase, singleLine) = (_ignoreCase, _singleLine);
        var branches = new List<PatternNode> { Sequence() };
        while (Take('|'))
            branches.Add(Sequence());
        (_ignoreCase, _singleLine) = (ignoreCase, singleLine);
        return branches.Count == 1 ? branches[0] : new PatternNode.Alternation(branches);
    }

    private PatternNode Sequence()
    {
        var parts = new List<PatternNode>();
        while (!Ends && _text[_at] is not ('|' or ')'))
        {
            if (Atom() is { } atom)
                parts.Add(Quantified(atom));
        }

        return parts.Count switch { 0 => new PatternNode.Empty(), 1 => parts[0], _ => new PatternNode.Sequence(parts) };
    }

    private PatternNode? Atom()
    {
        var one = _text[_at++];
        return one switch
        {
            '^' or '$' => new PatternNode.Anchor(one),
            '.' => new PatternNode.Chars(_singleLine ? CharSet.All : CharSet.AllButLineEnd),
            '[' => Chars(_classes.Class(ref _at)),
            '(' => Group(),
            '\\' => Escape(),
            '*' or '+' or '?' => throw new UnknownPatternException(),
            _ => Chars(CharSet.Of(one)),
        };
    }

    private PatternNode.Chars Chars(CharSet set) => new(_ignoreCase ? set.InBothCases() : set);

    private PatternNode Escape()
    {
        if (Ends)
            throw new UnknownPatternException();
        if (_text[_at] is 'A' or 'Z' or 'z' or 'G' or 'b' or 'B')
            return new PatternNode.Anchor(_text[_at++]);
        if (_text[_at] is (>= '1' and <= '9') or 'k')
            throw new UnknownPatternException();
        return Chars(_classes.Escape(ref _at));
    }

    private PatternNode? Group()
    {
        if (!Take('?'))
            return Closed();
        if (Take('#'))
        {
            _at = _text.IndexOf(')', _at) + 1;
            return _at == 0 ? throw new UnknownPatternException() : null;
        }

        if (Take(':'))
            return Closed();
        if (Ends)
            throw new UnknownPatternException();
        return _text[_at] is '<' or '\'' ? Named() : Options();
    }

    private PatternNode Named()
    {
        var close = _text[_at++] == '<' ? '>' : '\'';
        var start = _at;
        while (!Ends && (char.IsLetterOrDigit(_text[_at]) || _text[_at] == '_'))
            _at++;
        // Look-behinds and balancing groups have no name here.
        return _at > start && Take(close) ? Closed() : throw new UnknownPatternException();
    }

    private PatternNode? Options()
    {
        var (ignoreCase, singleLine) = (_ignoreCase, _singleLine);
        for (var on = true; !Ends; _at++)
        {
            switch (_text[_at])
            {
                case '-':
                    on = false;
                    break;
                case 'i':
                    _ignoreCase = on;
                    break;
                case 's':
                    _singleLine = on;
                    break;
                case 'n':
                    break;
                case ')':
                    _at++;
                    return null;
                case ':':
                    _at++;
                    var node = Closed();
                    (_ignoreCase, _singleLine) = (ignoreCase, singleLine);
                    return node;
                default:
                    // White space that means nothing, anchors of lines, look-arounds, conditions.
                    throw new UnknownPatternException();
            }
        }

        throw new UnknownPatternException();
    }

    private PatternNode Closed()
    {
        var node = Alternatives();
        return Take(')') ? node : throw new UnknownPatternException();
    }

    private PatternNode Quantified(PatternNode atom)
    {
        while (!Ends && Quantifier() is var (least, greatest))
        {
            Take('?');
            atom = new PatternNode.Repeat(atom, least, greatest);
        }

        return atom;
    }

    private (int Least, int Greatest)? Quantifier()
    {
        switch (_text[_at])
        {
            case '*':
                _at++;
                return (0, int.MaxValue);
            case '+':
                _at++;
                return (1, int.MaxValue);
            case '?':
                _at++;
                return (0, 1);
            case '{':
                return Braces();
            default:
                return null;
        }
    }

    // Braces that hold no numbers stand for themselves.
    private (int Least, int Greatest)? Braces()
    {
        var close = _text.IndexOf('}', _at);
        if (close < 0)
            return null;
        var parts = _text.Substring(_at + 1, close - _at - 1).Split(',');
        if (parts.Length > 2 || Number(parts[0]) is not { } least)
            return null;
        var greatest = parts.Length == 1 ? least : parts[1].Length == 0 ? int.MaxValue : Number(parts[1]);
        if (greatest is not { } most)
            return null;
        _at = close + 1;
        return (least, most);
    }

    private static int? Number(string digits) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private bool Take(char one)
    {
        if (Ends || _text[_at] != one)
            return false;
        _at++;
        return true;
    }
}

/// <summary>A pattern says something that the parser doesn't know.</summary>
internal sealed class UnknownPatternException : Exception;
