using System.Globalization;

namespace Assay.CompilerServices;

/// <summary>Whether a text is written in a format: what the attribute shares with the kernel.</summary>
internal static class TextFormats
{
    /// <summary>Whether a text as a whole is of a format.</summary>
    internal static bool Is(TextFormat format, string text) => format switch
    {
        TextFormat.Email => ContactFormats.IsEmail(text),
        TextFormat.Url => ContactFormats.IsUrl(text),
        TextFormat.Phone => ContactFormats.IsPhone(text),
        TextFormat.Uuid => Guid.TryParseExact(text, "D", out _),
        TextFormat.IPv4 => NetworkFormats.IsIPv4(text),
        TextFormat.IPv6 => NetworkFormats.IsIPv6(text),
        TextFormat.Mac => NetworkFormats.IsMac(text),
        TextFormat.Iban => AccountFormats.IsIban(text),
        TextFormat.CreditCard => AccountFormats.IsCard(text),
        TextFormat.Isbn => CheckedFormats.IsIsbn(text),
        TextFormat.Vin => CheckedFormats.IsVin(text),
        TextFormat.CountryCode => IsoCodes.IsCountry(text),
        TextFormat.CurrencyCode => IsoCodes.IsCurrency(text),
        TextFormat.Json => EncodedFormats.IsJson(text),
        TextFormat.Base64 => EncodedFormats.IsBase64(text),
        _ => throw new NotSupportedException($"This version of Assay knows no text format {format}: update the package Assay."),
    };

    /// <summary>Whether a text is a date or time of one format.</summary>
    internal static bool IsDate(string text, string format) =>
        DateTime.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out _);
}
