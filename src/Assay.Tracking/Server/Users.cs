using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Assay.Tracking.Server;

/// <summary>
/// Users by their hashed passwords. A password costs a quarter of a second to check, so what was right once is remembered, by its SHA-256, for as long
/// as the process lives; what is wrong is checked each time, one at a time, so that guessing keeps no more than one processor busy.
/// </summary>
internal sealed class Users
{
    // Of nobody: an unknown name takes as long as a wrong password.
    private static readonly string s_nobody = PasswordHash.Of("nobody");

    private readonly IReadOnlyDictionary<string, string> _hashes;
    private readonly ConcurrentDictionary<string, bool> _right = new(StringComparer.Ordinal);
    private readonly Lock _oneAtATime = new();

    internal Users(IReadOnlyDictionary<string, string> hashes)
    {
        foreach (var (name, hash) in hashes)
        {
            if (!PasswordHash.IsHash(hash))
                throw new ArgumentException($"User '{name}': expected a hash pbkdf2-sha256$… of the password, found another text. `assay serve --hash` makes one.");
        }

        _hashes = hashes;
    }

    internal bool Any => _hashes.Count > 0;

    /// <summary>Whether a header <c>Basic …</c> names a user and the user's password.</summary>
    internal bool Know(string authorization)
    {
        const string Basic = "Basic ";
        if (!Any || !authorization.StartsWith(Basic, StringComparison.OrdinalIgnoreCase) || authorization.Length > 4096)
            return false;
        var seen = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(authorization)));
        if (_right.ContainsKey(seen))
            return true;
        var bytes = new byte[authorization.Length];
        if (!Convert.TryFromBase64String(authorization[Basic.Length..].Trim(), bytes, out var length) || Encoding.UTF8.GetString(bytes, 0, length) is not { } pair
            || pair.IndexOf(':', StringComparison.Ordinal) is not (> 0 and var colon))
        {
            return false;
        }

        lock (_oneAtATime)
        {
            var known = _hashes.TryGetValue(pair[..colon], out var hash);
            return (PasswordHash.Matches(hash ?? s_nobody, pair[(colon + 1)..]) && known) && (_right[seen] = true);
        }
    }
}
