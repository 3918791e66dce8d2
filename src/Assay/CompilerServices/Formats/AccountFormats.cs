using System.Globalization;

namespace Assay.CompilerServices;

/// <summary>Numbers of accounts and cards.</summary>
internal static class AccountFormats
{
    private const int ShortestIban = 15;
    private const int LongestIban = 34;

    // SWIFT's IBAN registry, release of 2024: country and length.
    private const string Registry =
        "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 " +
        "EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 " +
        "IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 " +
        "NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 " +
        "SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30";

    private static readonly Dictionary<string, int> s_lengths = Registry.Split(' ').ToDictionary(
        static entry => entry[..2], static entry => int.Parse(entry.AsSpan(2), CultureInfo.InvariantCulture), StringComparer.Ordinal);

    internal static bool IsIban(string text)
    {
        if (text.Length is < ShortestIban or > LongestIban
            || !char.IsAsciiLetterUpper(text[0]) || !char.IsAsciiLetterUpper(text[1]) || !char.IsAsciiDigit(text[2]) || !char.IsAsciiDigit(text[3])
            || (s_lengths.TryGetValue(text[..2], out var length) && text.Length != length))
            return false;
        var rest = 0;
        for (var i = 0; i < text.Length; i++)
        {
            // The first four characters stand at the end; a letter counts as two digits from 10 on.
            var c = text[(i + 4) % text.Length];
            if (char.IsAsciiDigit(c))
                rest = ((10 * rest) + (c - '0')) % 97;
            else if (char.IsAsciiLetterUpper(c))
                rest = ((100 * rest) + (c - 'A' + 10)) % 97;
            else
                return false;
        }

        // Check digits run from 02 to 98.
        return rest == 1 && text.AsSpan(2, 2) is not ("00" or "01" or "99");
    }

    internal static bool IsCard(ReadOnlySpan<char> text)
    {
        Span<byte> digits = stackalloc byte[CheckedFormats.MostDigits];
        var count = CheckedFormats.Digits(text, digits);
        return count is >= 12 and <= 19 && Luhn(digits[..count]) % 10 == 0;
    }

    private static int Luhn(ReadOnlySpan<byte> digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = (int)digits[digits.Length - 1 - i];
            if (i % 2 == 1)
                digit = digit > 4 ? (2 * digit) - 9 : 2 * digit;
            sum += digit;
        }

        return sum;
    }
}
