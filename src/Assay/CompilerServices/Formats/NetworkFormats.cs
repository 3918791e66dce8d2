using System.Buffers;
using System.Net;
using System.Net.Sockets;

namespace Assay.CompilerServices;

/// <summary>Addresses of networks.</summary>
internal static class NetworkFormats
{
    private static readonly SearchValues<char> s_ipv6 = SearchValues.Create("0123456789abcdefABCDEF:.");

    internal static bool IsIPv4(ReadOnlySpan<char> text)
    {
        for (var octets = 1; ; octets++)
        {
            var dot = text.IndexOf('.');
            var octet = dot < 0 ? text : text[..dot];
            if (!IsOctet(octet))
                return false;
            if (dot < 0)
                return octets == 4;
            text = text[(dot + 1)..];
        }
    }

    internal static bool IsIPv6(ReadOnlySpan<char> text)
    {
        if (text.ContainsAnyExcept(s_ipv6) || !text.Contains(':'))
            return false;
        // The last part may be written as an IPv4 address, whose octets the parser takes with leading zeros.
        var last = text[(text.LastIndexOf(':') + 1)..];
        return (!last.Contains('.') || IsIPv4(last)) && IPAddress.TryParse(text, out var address) && address.AddressFamily == AddressFamily.InterNetworkV6;
    }

    internal static bool IsMac(ReadOnlySpan<char> text)
    {
        if (text.Length != 17 || text[2] is not (':' or '-'))
            return false;
        for (var i = 0; i < text.Length; i++)
        {
            if (i % 3 == 2 ? text[i] != text[2] : !char.IsAsciiHexDigit(text[i]))
                return false;
        }

        return true;
    }

    private static bool IsOctet(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > 3 || (text.Length > 1 && text[0] == '0'))
            return false;
        var value = 0;
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c))
                return false;
            value = (10 * value) + (c - '0');
        }

        return value <= byte.MaxValue;
    }
}
