using System.Globalization;
using System.Text;
using Assay.Generators.Reading;

namespace Assay.Analyzers.Reporting;

/// <summary>Makes of a name that can't be used the nearest one that can.</summary>
internal static class NameSuggestion
{
    /// <summary><c>Our Orders</c> becomes <c>our-orders</c>; null where no letter or digit is left.</summary>
    public static string? Kebab(string name)
    {
        var words = Words(name).Select(Names.Kebab).ToList();
        return words.Count == 0 ? null : string.Join("-", words);
    }

    /// <summary>A C# name in plain letters and digits: <c>Zählen</c> becomes <c>Zahlen</c>; null where it can't begin one.</summary>
    public static string? Identifier(string name)
    {
        var plain = string.Concat(Words(name).Select(static (word, place) => place == 0 ? word : char.ToUpperInvariant(word[0]) + word.Substring(1)));
        return plain.Length > 0 && plain[0] is not (>= '0' and <= '9') ? plain : null;
    }

    private static string[] Words(string name) =>
        Plain(name).Split([' '], StringSplitOptions.RemoveEmptyEntries);

    // Accents are dropped from letters; what is no plain letter or digit then ends a word.
    private static string Plain(string name)
    {
        var text = new StringBuilder(name.Length);
        foreach (var c in name.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark)
                continue;
            if (c == 'ß')
                text.Append("ss");
            else
                text.Append(c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') ? c : ' ');
        }

        return text.ToString();
    }
}
