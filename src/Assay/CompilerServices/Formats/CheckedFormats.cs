namespace Assay.CompilerServices;

/// <summary>Numbers of things, with a check digit where the standard asks for one.</summary>
internal static class CheckedFormats
{
    internal const int MostDigits = 19;

    /// <summary>The digits of a text that single hyphens or spaces may divide; −1 where there is anything else, or too many.</summary>
    internal static int Digits(ReadOnlySpan<char> text, Span<byte> digits)
    {
        var count = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsAsciiDigit(text[i]) && count < digits.Length)
                digits[count++] = (byte)(text[i] - '0');
            else if (text[i] is not (' ' or '-') || i == 0 || i == text.Length - 1 || !char.IsAsciiDigit(text[i - 1]))
                return -1;
        }

        return count;
    }

    internal static bool IsIsbn(ReadOnlySpan<char> text)
    {
        Span<byte> digits = stackalloc byte[13];
        // The last digit of the short form may be an X, for ten.
        var hasX = text.EndsWith('X');
        var count = Digits(hasX ? TrimDivider(text[..^1]) : text, digits);
        if (count == 9 && hasX)
            return (Weighted(digits[..9]) + 10) % 11 == 0;
        if (hasX)
            return false;
        return count switch
        {
            10 => (Weighted(digits[..9]) + digits[9]) % 11 == 0,
            13 => digits[0] == 9 && digits[1] == 7 && digits[2] is 8 or 9 && Ean(digits) % 10 == 0,
            _ => false,
        };
    }

    internal static bool IsVin(ReadOnlySpan<char> text)
    {
        if (text.Length != 17)
            return false;
        foreach (var c in text)
        {
            if (!(char.IsAsciiDigit(c) || char.IsAsciiLetterUpper(c)) || c is 'I' or 'O' or 'Q')
                return false;
        }

        return true;
    }

    private static ReadOnlySpan<char> TrimDivider(ReadOnlySpan<char> text) => text.Length > 1 && text[^1] is ' ' or '-' ? text[..^1] : text;

    private static int Weighted(ReadOnlySpan<byte> digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
            sum += (10 - i) * digits[i];
        return sum;
    }

    private static int Ean(ReadOnlySpan<byte> digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
            sum += i % 2 == 0 ? digits[i] : 3 * digits[i];
        return sum;
    }
}
