using System.Text;

namespace Assay.CompilerServices;

/// <summary>How text is written, whatever it says.</summary>
internal static class Writing
{
    /// <summary>Whether no letter has another form in a case.</summary>
    internal static bool IsIn(TextCase letters, ReadOnlySpan<char> text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if ((letters == TextCase.Lower ? Rune.ToLowerInvariant(rune) : Rune.ToUpperInvariant(rune)) != rune)
                return false;
        }

        return true;
    }

    /// <summary>Whether there is no white space at either end.</summary>
    internal static bool IsTrimmed(ReadOnlySpan<char> text) => text.IsEmpty || !(char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1]));
}
