using System.Globalization;

namespace Assay.Analyzers.Datasets.Patterns;

/// <summary>A set of UTF-16 code units, as classes of patterns name them.</summary>
internal sealed class CharSet
{
    private const int Words = (char.MaxValue + 1) / 64;

    private readonly ulong[] _bits;

    private CharSet(ulong[] bits) => _bits = bits;

    public static CharSet Digits { get; } = OfCategories(static category => category == UnicodeCategory.DecimalDigitNumber);

    public static CharSet Spaces { get; } = Where(char.IsWhiteSpace);

    /// <summary>What <c>\w</c> stands for: letters, marks, decimal digits and connectors.</summary>
    public static CharSet WordParts { get; } = OfCategories(IsWordPart);

    public static CharSet All { get; } = Where(static _ => true);

    public static CharSet AllButLineEnd { get; } = Of('\n').Negated();

    public static CharSet Of(char one) => Range(one, one);

    public static CharSet Range(char least, char greatest)
    {
        var bits = new ulong[Words];
        for (int at = least; at <= greatest; at++)
            bits[at / 64] |= 1UL << (at % 64);
        return new CharSet(bits);
    }

    /// <summary>The characters of some categories.</summary>
    public static CharSet OfCategories(Func<UnicodeCategory, bool> belongs) => Where(one => belongs(CharUnicodeInfo.GetUnicodeCategory(one)));

    public CharSet Negated() => Combine(this, static (one, _) => ~one);

    public CharSet With(CharSet other) => Combine(other, static (one, two) => one | two);

    public CharSet Without(CharSet other) => Combine(other, static (one, two) => one & ~two);

    /// <summary>The set with both cases of its letters, whatever the culture.</summary>
    public CharSet InBothCases()
    {
        var bits = (ulong[])_bits.Clone();
        for (var at = 0; at <= char.MaxValue; at++)
        {
            if (!Contains((char)at))
                continue;
            int lower = char.ToLowerInvariant((char)at), upper = char.ToUpperInvariant((char)at);
            bits[lower / 64] |= 1UL << (lower % 64);
            bits[upper / 64] |= 1UL << (upper % 64);
        }

        return new CharSet(bits);
    }

    public bool Contains(char one) => (_bits[one / 64] & (1UL << (one % 64))) != 0;

    public bool Intersects(CharSet other)
    {
        for (var i = 0; i < Words; i++)
        {
            if ((_bits[i] & other._bits[i]) != 0)
                return true;
        }

        return false;
    }

    /// <summary>Whether it holds every character, or every one but the line end.</summary>
    public bool IsAny
    {
        get
        {
            for (var i = 0; i < Words; i++)
            {
                if ((_bits[i] | ~AllButLineEnd._bits[i]) != ulong.MaxValue)
                    return false;
            }

            return true;
        }
    }

    private static bool IsWordPart(UnicodeCategory category) => category is <= UnicodeCategory.OtherLetter
        or UnicodeCategory.NonSpacingMark or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.ConnectorPunctuation;

    private static CharSet Where(Func<char, bool> belongs)
    {
        var bits = new ulong[Words];
        for (var at = 0; at <= char.MaxValue; at++)
        {
            if (belongs((char)at))
                bits[at / 64] |= 1UL << (at % 64);
        }

        return new CharSet(bits);
    }

    private CharSet Combine(CharSet other, Func<ulong, ulong, ulong> combine)
    {
        var bits = new ulong[Words];
        for (var i = 0; i < Words; i++)
            bits[i] = combine(_bits[i], other._bits[i]);
        return new CharSet(bits);
    }
}
