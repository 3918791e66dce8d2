using System.Buffers;

namespace Assay.CompilerServices;

/// <summary>Addresses at which somebody or something is reached.</summary>
internal static class ContactFormats
{
    private const int LongestEmail = 254;
    private const int LongestLocalPart = 64;
    private const int LongestLabel = 63;

    private static readonly SearchValues<char> s_local = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.!#$%&'*+/=?^_`{|}~-");

    /// <summary>HTML, section 4.10.5.1.5: a local part of those characters, then labels of letters, digits and inner hyphens.</summary>
    internal static bool IsEmail(ReadOnlySpan<char> text)
    {
        var at = text.IndexOf('@');
        if (at is < 1 or > LongestLocalPart || text.Length > LongestEmail || text[..at].ContainsAnyExcept(s_local))
            return false;
        var rest = text[(at + 1)..];
        while (true)
        {
            var dot = rest.IndexOf('.');
            if (!IsLabel(dot < 0 ? rest : rest[..dot]))
                return false;
            if (dot < 0)
                return true;
            rest = rest[(dot + 1)..];
        }
    }

    internal static bool IsUrl(string text)
    {
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c) || char.IsControl(c) || c == '\\')
                return false;
        }

        return Uri.TryCreate(text, UriKind.Absolute, out var uri)
            && text.Contains("://", StringComparison.Ordinal)
            && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeFtp)
            && uri.Host.Length > 0;
    }

    internal static bool IsPhone(ReadOnlySpan<char> text)
    {
        if (text.StartsWith('+'))
            text = text[1..];
        var (digits, open, last) = (0, false, 'x');
        foreach (var c in text)
        {
            if (char.IsAsciiDigit(c))
                digits++;
            else if (c == '(' && !open)
                open = true;
            else if (c == ')' && open && char.IsAsciiDigit(last))
                open = false;
            else if (c is not (' ' or '-' or '.' or '/') || !(char.IsAsciiDigit(last) || last == ')'))
                return false;
            last = c;
        }

        return digits is >= 4 and <= 15 && !open && (char.IsAsciiDigit(last) || last == ')');
    }

    private static bool IsLabel(ReadOnlySpan<char> label)
    {
        if (label.Length is 0 or > LongestLabel || label[0] == '-' || label[^1] == '-')
            return false;
        foreach (var c in label)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c != '-')
                return false;
        }

        return true;
    }
}
