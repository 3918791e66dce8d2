using System.Buffers;

namespace Assay.Tracking.Artifacts;

/// <summary>A relative path with <c>/</c> that stays below its root however it is read.</summary>
public static class ArtifactPath
{
    private static readonly SearchValues<char> s_forbidden = SearchValues.Create("\\#?\0");

    /// <summary>Decodes a path until it stops changing, and refuses all that could leave the root.</summary>
    /// <param name="raw">As it came, percent-encoded any number of times; empty is the root.</param>
    /// <returns>The decoded path, without a leading or trailing <c>/</c>.</returns>
    /// <exception cref="TrackingException">400 <c>Invalid path</c>: <c>..</c>, an absolute path, a drive, a scheme, a backslash, NUL, <c>#</c> or <c>?</c>.</exception>
    public static string Clean(string raw)
    {
        ArgumentNullException.ThrowIfNull(raw);
        var path = raw;
        for (var round = 0; ; round++)
        {
            var decoded = Uri.UnescapeDataString(path);
            if (string.Equals(decoded, path, StringComparison.Ordinal))
                break;
            if (round == 16)
                throw Invalid();
            path = decoded;
        }

        if (path.Length == 0)
            return "";
        if (path[0] == '/' || path.AsSpan().ContainsAny(s_forbidden) || HasScheme(path))
            throw Invalid();
        var parts = path.TrimEnd('/').Split('/');
        return parts.Any(part => part is "" or "." or "..") ? throw Invalid() : string.Join('/', parts);
    }

    /// <summary>Encodes a clean path for an address.</summary>
    public static string Encode(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
    }

    internal static string Join(string folder, string name) =>
        folder.Length == 0 ? name : name.Length == 0 ? folder : $"{folder}/{name}";

    internal static TrackingException Invalid() => TrackingException.Invalid("Invalid path");

    // C:\x, C:/x, file:/x: letters before a colon in the first part make an address or a drive of it.
    private static bool HasScheme(string path)
    {
        var end = path.IndexOf('/', StringComparison.Ordinal);
        var first = end < 0 ? path.AsSpan() : path.AsSpan(0, end);
        var colon = first.IndexOf(':');
        if (colon < 0)
            return false;
        foreach (var c in first[..colon])
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('+' or '-' or '.'))
                return false;
        }

        return true;
    }
}
