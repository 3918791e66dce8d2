namespace Assay.Pages.Escaping;

/// <summary>Decides which addresses a link may have: relative ones, and those of http, https and mailto.</summary>
internal static class SafeUrl
{
    /// <summary>What stands in for an address that a page must not link to.</summary>
    internal const string Refused = "#refused-link";

    internal static string Check(string address)
    {
        // Browsers drop tabs and line ends within an address, and blanks and controls before it: "java\nscript:" runs.
        var seen = new string([.. address.Where(c => c > ' ' && !char.IsControl(c))]);
        var colon = seen.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0 || seen.AsSpan(0, colon).IndexOfAny("/?#") >= 0)
            return address;
        return seen[..colon].ToLowerInvariant() is "http" or "https" or "mailto" ? address : Refused;
    }
}
