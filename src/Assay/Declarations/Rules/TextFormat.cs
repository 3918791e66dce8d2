namespace Assay;

/// <summary>How a text is written. Nothing is trimmed: white space around it makes it another text.</summary>
public enum TextFormat
{
    /// <summary>An e-mail address as the HTML standard defines a valid one (input type=email), of at most 254 characters (RFC 5321), 64 of them before the <c>@</c>.</summary>
    Email,

    /// <summary>An absolute URI of scheme http, https or ftp with a host (RFC 3986, international characters allowed), without white space.</summary>
    Url,

    /// <summary>A telephone number of 4 to 15 digits (ITU-T E.164), which a <c>+</c> may start and single spaces, hyphens, dots, slashes or parentheses may divide (E.123).</summary>
    Phone,

    /// <summary>A UUID in the form 8-4-4-4-12 of hexadecimal digits in either case (RFC 9562).</summary>
    Uuid,

    /// <summary>An IPv4 address of four decimal numbers without leading zeros (dec-octet of RFC 3986).</summary>
    IPv4,

    /// <summary>An IPv6 address in text form (RFC 4291, section 2.2), without zone, brackets or port.</summary>
    IPv6,

    /// <summary>A 48-bit MAC address: six pairs of hexadecimal digits, all divided by <c>:</c> or all by <c>-</c> (IEEE 802).</summary>
    Mac,

    /// <summary>An international bank account number in electronic format: capitals and digits without spaces, of the length that the registry gives for its country, with right check digits (ISO 13616, ISO 7064 mod 97-10). Countries not in the registry of 2024 may have up to 34 characters.</summary>
    Iban,

    /// <summary>A payment card number of 12 to 19 digits with a right check digit (ISO/IEC 7812-1, Luhn), which single spaces or hyphens may divide.</summary>
    CreditCard,

    /// <summary>An ISBN of 13 or 10 digits with a right check digit (ISO 2108), which single hyphens or spaces may divide.</summary>
    Isbn,

    /// <summary>A vehicle identification number: 17 capitals and digits without I, O and Q (ISO 3779). The check digit, which not every region uses, is not looked at.</summary>
    Vin,

    /// <summary>An officially assigned two-letter country code in capitals (ISO 3166-1 alpha-2).</summary>
    CountryCode,

    /// <summary>A three-letter currency code in capitals that is in force (ISO 4217, list one as of 2026).</summary>
    CurrencyCode,

    /// <summary>One JSON value (RFC 8259), nested at most 64 deep.</summary>
    Json,

    /// <summary>Base64 with padding, of the standard alphabet and without white space (RFC 4648, section 4). The empty string is the form of no bytes.</summary>
    Base64,
}
