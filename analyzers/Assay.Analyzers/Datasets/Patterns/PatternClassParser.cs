using System.Collections.Concurrent;
using System.Globalization;

namespace Assay.Analyzers.Datasets.Patterns;

/// <summary>Parses what stands for one character: classes in brackets, and escapes.</summary>
internal sealed class PatternClassParser(string text)
{
    private static readonly ConcurrentDictionary<string, CharSet?> s_categories = new(StringComparer.Ordinal);

    private static readonly Dictionary<string, UnicodeCategory> s_names = new(StringComparer.Ordinal)
    {
        ["Lu"] = UnicodeCategory.UppercaseLetter, ["Ll"] = UnicodeCategory.LowercaseLetter, ["Lt"] = UnicodeCategory.TitlecaseLetter,
        ["Lm"] = UnicodeCategory.ModifierLetter, ["Lo"] = UnicodeCategory.OtherLetter, ["Mn"] = UnicodeCategory.NonSpacingMark,
        ["Mc"] = UnicodeCategory.SpacingCombiningMark, ["Me"] = UnicodeCategory.EnclosingMark, ["Nd"] = UnicodeCategory.DecimalDigitNumber,
        ["Nl"] = UnicodeCategory.LetterNumber, ["No"] = UnicodeCategory.OtherNumber, ["Zs"] = UnicodeCategory.SpaceSeparator,
        ["Zl"] = UnicodeCategory.LineSeparator, ["Zp"] = UnicodeCategory.ParagraphSeparator, ["Cc"] = UnicodeCategory.Control,
        ["Cf"] = UnicodeCategory.Format, ["Cs"] = UnicodeCategory.Surrogate, ["Co"] = UnicodeCategory.PrivateUse,
        ["Pc"] = UnicodeCategory.ConnectorPunctuation, ["Pd"] = UnicodeCategory.DashPunctuation, ["Ps"] = UnicodeCategory.OpenPunctuation,
        ["Pe"] = UnicodeCategory.ClosePunctuation, ["Pi"] = UnicodeCategory.InitialQuotePunctuation, ["Pf"] = UnicodeCategory.FinalQuotePunctuation,
        ["Po"] = UnicodeCategory.OtherPunctuation, ["Sm"] = UnicodeCategory.MathSymbol, ["Sc"] = UnicodeCategory.CurrencySymbol,
        ["Sk"] = UnicodeCategory.ModifierSymbol, ["So"] = UnicodeCategory.OtherSymbol, ["Cn"] = UnicodeCategory.OtherNotAssigned,
    };

    /// <summary>A class, from behind its opening bracket on.</summary>
    public CharSet Class(ref int at)
    {
        var negated = Take(ref at, '^');
        CharSet? set = null;
        for (var first = true; ; first = false)
        {
            var one = Next(at);
            if (one == ']' && !first)
            {
                at++;
                break;
            }

            if (one == '-' && !first && Next(at + 1) == '[')
            {
                at += 2;
                var taken = Class(ref at);
                if (Next(at++) != ']')
                    throw new UnknownPatternException();
                return (negated ? set!.Negated() : set!).Without(taken);
            }

            var part = Part(ref at, out var least);
            if (least is { } from && Next(at) == '-' && Next(at + 1) is not (']' or '['))
            {
                at++;
                _ = Part(ref at, out var greatest);
                part = greatest >= from ? CharSet.Range(from, greatest.Value) : throw new UnknownPatternException();
            }

            set = set is null ? part : set.With(part);
        }

        return negated ? set!.Negated() : set!;
    }

    /// <summary>An escape, from behind its backslash on.</summary>
    public CharSet Escape(ref int at) => Escape(ref at, out _);

    private CharSet Part(ref int at, out char? single)
    {
        var one = Next(at++);
        if (one == '\\')
            return Escape(ref at, out single);
        single = one;
        return CharSet.Of(one);
    }

    private CharSet Escape(ref int at, out char? single)
    {
        var one = Next(at++);
        single = null;
        switch (one)
        {
            case 'd':
                return CharSet.Digits;
            case 'D':
                return CharSet.Digits.Negated();
            case 's':
                return CharSet.Spaces;
            case 'S':
                return CharSet.Spaces.Negated();
            case 'w':
                return CharSet.WordParts;
            case 'W':
                return CharSet.WordParts.Negated();
            case 'p':
                return Category(ref at);
            case 'P':
                return Category(ref at).Negated();
            default:
                var known = Single(one, ref at);
                single = known;
                return CharSet.Of(known);
        }
    }

    private char Single(char one, ref int at)
    {
        switch (one)
        {
            case 'a':
                return '\a';
            case 'b':
                return '\b';
            case 't':
                return '\t';
            case 'r':
                return '\r';
            case 'v':
                return '\v';
            case 'f':
                return '\f';
            case 'n':
                return '\n';
            case 'e':
                return '\u001B';
            case 'x':
                return Hexadecimal(ref at, 2);
            case 'u':
                return Hexadecimal(ref at, 4);
            case 'c':
                return (char)(char.ToUpperInvariant(Next(at++)) - '@');
            case >= '0' and <= '7':
                return Octal(one, ref at);
            default:
                return char.IsLetterOrDigit(one) ? throw new UnknownPatternException() : one;
        }
    }

    private char Hexadecimal(ref int at, int digits)
    {
        if (at + digits > text.Length
            || !int.TryParse(text.Substring(at, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
        {
            throw new UnknownPatternException();
        }

        at += digits;
        return (char)code;
    }

    private char Octal(char first, ref int at)
    {
        var code = first - '0';
        for (var digits = 1; digits < 3 && at < text.Length && text[at] is >= '0' and <= '7'; digits++)
            code = (code * 8) + (text[at++] - '0');
        return (char)(code & 0xFF);
    }

    private CharSet Category(ref int at)
    {
        var close = text.IndexOf('}', at);
        if (Next(at) != '{' || close < 0)
            throw new UnknownPatternException();
        var name = text.Substring(at + 1, close - at - 1);
        at = close + 1;
        // Blocks have names as well; nobody has needed them yet.
        return s_categories.GetOrAdd(name, static one => OfCategory(one)) ?? throw new UnknownPatternException();
    }

    private static CharSet? OfCategory(string name)
    {
        var members = new HashSet<UnicodeCategory>(s_names.Where(pair => pair.Key == name || (name.Length == 1 && pair.Key[0] == name[0])).Select(static pair => pair.Value));
        return members.Count == 0 ? null : CharSet.OfCategories(members.Contains);
    }

    private char Next(int at) => at < text.Length ? text[at] : throw new UnknownPatternException();

    private bool Take(ref int at, char one)
    {
        if (Next(at) != one)
            return false;
        at++;
        return true;
    }
}
