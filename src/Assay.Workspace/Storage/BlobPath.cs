namespace Assay.Workspace.Storage;

/// <summary>
/// Which paths an object may have: non-empty segments between single <c>/</c>, none of them <c>.</c> or <c>..</c>, no backslash, no
/// control character, no colon, and no last segment of the form that is kept for files being written (<c>.….tmp</c>).
/// So a name from outside can't leave the store.
/// </summary>
public static class BlobPath
{
    /// <summary>True when an object may have this path.</summary>
    public static bool IsValid(string path)
    {
        if (string.IsNullOrEmpty(path) || path.Length > 1024)
            return false;
        foreach (var range in path.AsSpan().Split('/'))
        {
            if (!IsSegment(path.AsSpan(range)))
                return false;
        }

        return !IsTemporary(path.AsSpan(path.LastIndexOf('/') + 1));
    }

    /// <summary>The path itself when it is allowed.</summary>
    /// <exception cref="ArgumentException">It isn't; the message names the rule.</exception>
    public static string Checked(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return IsValid(path)
            ? path
            : throw new ArgumentException(
                $"'{path}' can't be an object's path: use non-empty segments between single '/', without '.', '..', '\\', ':' or control characters.",
                nameof(path));
    }

    internal static bool IsTemporary(ReadOnlySpan<char> name) => name.StartsWith('.') && name.EndsWith(".tmp", StringComparison.Ordinal);

    private static bool IsSegment(ReadOnlySpan<char> segment)
    {
        if (segment is "" or "." or "..")
            return false;
        foreach (var c in segment)
        {
            if (c is '\\' or ':' || char.IsControl(c))
                return false;
        }

        return true;
    }
}
