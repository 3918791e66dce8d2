using System.Text;

namespace Assay.Data.Sql;

/// <summary>
/// Patterns of the language that .NET, RE2 (DuckDB) and PostgreSQL read alike: characters, sets of characters, groups, alternatives, greedy counts.
/// Classes such as <c>\d</c> (all of Unicode's digits here, ten there), options, look-around and back-references are not among them. Rewritten so
/// that each engine reads it: a point is "all but the line end", anchors at the ends are dropped since the whole value is matched.
/// </summary>
internal sealed class SqlPattern
{
    private const int MostRepeats = 255;
    private const string Special = @"\.[]{}()*+?^$|/-";
    private readonly string _pattern;
    private readonly StringBuilder _written = new();
    private int _at;

    private SqlPattern(string pattern) => _pattern = pattern;

    /// <summary>The pattern without anchors, to be matched with the whole text.</summary>
    public string Written => _written.ToString();

    /// <summary>Whether a point or a set of what is excluded counts characters: one of two UTF-16 units counts twice here, once there.</summary>
    public bool CountsCharacters { get; private set; }

    /// <summary>The pattern for a database; null where the engines might read it differently.</summary>
    public static SqlPattern? Of(string pattern)
    {
        if (pattern.Any(c => char.IsSurrogate(c) || (char.IsControl(c) && c is not ('\t' or '\n' or '\r'))))
            return null;
        var read = new SqlPattern(pattern);
        return read.Alternatives(top: true) is not null && read._at == pattern.Length ? read : null;
    }

    private char Next => _at < _pattern.Length ? _pattern[_at] : '\0';

    /// <summary>Reads up to a closing parenthesis or the end. Whether something in it is counted; null where it isn't of the language.</summary>
    private bool? Alternatives(bool top)
    {
        var counted = false;
        while (true)
        {
            if (top && Next == '^')
                _at++;
            while (_at < _pattern.Length && Next is not ('|' or ')'))
            {
                if (top && Next == '$' && (_at + 1 == _pattern.Length || _pattern[_at + 1] == '|'))
                {
                    _at++;
                    break;
                }

                if (Piece() is not { } some)
                    return null;
                counted |= some;
            }

            if (Next != '|')
                return _at < _pattern.Length && top ? null : counted;
            _at++;
            _written.Append('|');
        }
    }

    private bool? Piece()
    {
        bool? counted = Next switch
        {
            '(' => Group(),
            '[' => Set() ? false : null,
            '.' => Point(),
            _ => Character() is { } c ? Write(c) : null,
        };
        return counted is { } within ? Count(within) : null;
    }

    private bool? Group()
    {
        _at++;
        if (Next == '?')
        {
            if (_at + 1 >= _pattern.Length || _pattern[_at + 1] != ':')
                return null;
            _at += 2;
        }

        _written.Append("(?:");
        if (Alternatives(top: false) is not { } counted || Next != ')')
            return null;
        _at++;
        _written.Append(')');
        return counted;
    }

    private bool Point()
    {
        _at++;
        _written.Append(@"[^\n]");
        CountsCharacters = true;
        return false;
    }

    private bool Write(char c)
    {
        Append(c);
        return false;
    }

    /// <summary>A character that stands for itself, or one escaped; null for what else a backslash or sign says.</summary>
    private char? Character()
    {
        var c = Next;
        _at++;
        if (c != '\\')
            return Special.Contains(c, StringComparison.Ordinal) && c is not (']' or '}' or '/' or '-') ? null : c;
        if (_at == _pattern.Length)
            return null;
        c = Next;
        _at++;
        return c switch
        {
            'n' => '\n',
            't' => '\t',
            'r' => '\r',
            _ => char.IsAscii(c) && !char.IsAsciiLetterOrDigit(c) && !char.IsControl(c) ? c : null,
        };
    }

    private bool Set()
    {
        _at++;
        _written.Append('[');
        if (Next == '^')
        {
            _at++;
            _written.Append('^');
            CountsCharacters = true;
        }

        var first = true;
        while (Next != ']')
        {
            if (_at >= _pattern.Length || Element() is not { } least)
                return false;
            var greatest = least;
            if (Next == '-' && _at + 1 < _pattern.Length && _pattern[_at + 1] != ']')
            {
                _at++;
                if (Next == '[' || Element() is not { } end || end < least || (least < '\uD800' && end > '\uDFFF'))
                    return false;
                greatest = end;
            }

            Append(least);
            if (greatest != least)
            {
                _written.Append('-');
                Append(greatest);
            }

            first = false;
        }

        _at++;
        _written.Append(']');
        return !first;
    }

    private char? Element()
    {
        if (Next == '\\')
            return Character();
        if (Next is '[' or ']' or '\0')
            return null;
        _at++;
        return _pattern[_at - 1];
    }

    /// <summary>Reads how often a piece comes. Counts within counts grow beyond what the engines take.</summary>
    private bool? Count(bool within)
    {
        var counted = within;
        if (Next is '*' or '+' or '?')
        {
            _written.Append(Next);
            _at++;
        }
        else if (Next == '{')
        {
            if (within || Braces() is not { } braces)
                return null;
            _written.Append(braces);
            counted = true;
        }

        // Lazy, possessive and repeated counts.
        return Next is '*' or '+' or '?' or '{' ? null : counted;
    }

    private string? Braces()
    {
        var end = _pattern.IndexOf('}', _at);
        if (end < 0)
            return null;
        var parts = _pattern[(_at + 1)..end].Split(',');
        if (parts.Length > 2 || Number(parts[0]) is not { } least)
            return null;
        var greatest = parts.Length == 1 ? least : parts[1].Length == 0 ? MostRepeats : Number(parts[1]);
        if (greatest is null || greatest < least)
            return null;
        var written = _pattern[_at..(end + 1)];
        _at = end + 1;
        return written;
    }

    private static int? Number(string digits) =>
        digits.Length is > 0 and <= 3 && digits.All(char.IsAsciiDigit) && int.Parse(digits, System.Globalization.CultureInfo.InvariantCulture) is <= MostRepeats and var number ? number : null;

    private void Append(char c)
    {
        var escaped = c switch { '\n' => @"\n", '\t' => @"\t", '\r' => @"\r", _ => null };
        if (escaped is not null)
            _written.Append(escaped);
        else if (char.IsAscii(c) && !char.IsAsciiLetterOrDigit(c) && c is not (' ' or '_'))
            _written.Append('\\').Append(c);
        else
            _written.Append(c);
    }
}
