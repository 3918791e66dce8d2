using System.Globalization;

namespace Assay.CompilerServices;

/// <summary>A set of UTF-16 code units, as ranges in order that don't touch.</summary>
internal sealed class CharSet
{
    // What .NET's \d, \w and \s are: classes of Unicode, not of a culture.
    internal static readonly CharSet Digits = Where(char.IsDigit);
    internal static readonly CharSet Spaces = Where(char.IsWhiteSpace);
    internal static readonly CharSet Words = Where(static c => char.GetUnicodeCategory(c) is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter
        or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.NonSpacingMark
        or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.ConnectorPunctuation);

    /// <summary>What a dot stands for.</summary>
    internal static readonly CharSet ButLineFeed = Of('\n').Without();

    private readonly List<(char First, char Last)> _ranges;

    private CharSet(List<(char First, char Last)> ranges) => _ranges = ranges;

    internal IReadOnlyList<(char First, char Last)> Ranges => _ranges;

    internal static CharSet Of(char one) => new([(one, one)]);

    internal static CharSet Of(char first, char last) => new([(first, last)]);

    internal static CharSet Union(IEnumerable<CharSet> sets)
    {
        var ranges = new List<(char First, char Last)>();
        foreach (var (first, last) in sets.SelectMany(static set => set._ranges).OrderBy(static range => range.First))
        {
            if (ranges.Count > 0 && first <= ranges[^1].Last + 1)
                ranges[^1] = (ranges[^1].First, (char)Math.Max(ranges[^1].Last, last));
            else
                ranges.Add((first, last));
        }

        return new CharSet(ranges);
    }

    /// <summary>All other code units.</summary>
    internal CharSet Without()
    {
        var ranges = new List<(char First, char Last)>();
        var next = 0;
        foreach (var (first, last) in _ranges)
        {
            if (first > next)
                ranges.Add(((char)next, (char)(first - 1)));
            next = last + 1;
        }

        if (next <= char.MaxValue)
            ranges.Add(((char)next, char.MaxValue));
        return new CharSet(ranges);
    }

    internal bool Contains(char c) => _ranges.Exists(range => range.First <= c && c <= range.Last);

    private static CharSet Where(Func<char, bool> holds)
    {
        var ranges = new List<(char First, char Last)>();
        for (var c = 0; c <= char.MaxValue; c++)
        {
            if (!holds((char)c))
                continue;
            if (ranges.Count > 0 && ranges[^1].Last == c - 1)
                ranges[^1] = (ranges[^1].First, (char)c);
            else
                ranges.Add(((char)c, (char)c));
        }

        return new CharSet(ranges);
    }
}
