using System.Globalization;
using System.Security.Cryptography;

namespace Assay.Tracking.Server;

/// <summary>
/// Passwords as they may be kept: PBKDF2 with HMAC-SHA-256 (RFC 8018), 600,000 rounds as OWASP's Password Storage Cheat Sheet asks, a salt of 16 random
/// bytes; <c>pbkdf2-sha256$rounds$salt$hash</c>, the last two in base64.
/// </summary>
public static class PasswordHash
{
    private const string Kind = "pbkdf2-sha256";
    private const int Rounds = 600_000;
    private const int MostRounds = 10_000_000;
    private const int Bytes = 32;

    /// <summary>The hash of a password, another one each time.</summary>
    public static string Of(string password)
    {
        ArgumentException.ThrowIfNullOrEmpty(password);
        var salt = RandomNumberGenerator.GetBytes(16);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Kind}${Rounds}${Convert.ToBase64String(salt)}${Convert.ToBase64String(Rfc2898DeriveBytes.Pbkdf2(password, salt, Rounds, HashAlgorithmName.SHA256, Bytes))}");
    }

    /// <summary>Whether a text is a hash that <see cref="Of"/> could have made.</summary>
    public static bool IsHash(string text) => TryRead(text, out _, out _, out _);

    internal static bool Matches(string hash, string password) =>
        TryRead(hash, out var rounds, out var salt, out var expected)
        && CryptographicOperations.FixedTimeEquals(Rfc2898DeriveBytes.Pbkdf2(password, salt, rounds, HashAlgorithmName.SHA256, expected.Length), expected);

    private static bool TryRead(string text, out int rounds, out byte[] salt, out byte[] hash)
    {
        (rounds, salt, hash) = (0, [], []);
        if (text?.Split('$') is not [Kind, var count, var salted, var hashed]
            || !int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out rounds) || rounds is < 1 or > MostRounds)
        {
            return false;
        }

        try
        {
            (salt, hash) = (Convert.FromBase64String(salted), Convert.FromBase64String(hashed));
            return salt.Length >= 16 && hash.Length == Bytes;
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
