using System.Security.Cryptography;

namespace Assay.Workspace.Storage;

/// <summary>
/// The identity of content: SHA-256 as 64 lower-case hexadecimal digits. Chosen because it is cryptographic, in the base class library,
/// and with the processor's SHA instructions faster than MD5.
/// </summary>
public static class ContentHash
{
    /// <summary>The hash of bytes in memory.</summary>
    public static string Of(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));

    /// <summary>The hash of a stream from its position to its end.</summary>
    public static async Task<string> OfStreamAsync(Stream content, CancellationToken cancellationToken = default) =>
        Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken));

    /// <summary>The hash of a file's content, read whole each time; <see cref="ContentHashCache"/> remembers.</summary>
    public static async Task<string> OfFileAsync(string path, CancellationToken cancellationToken = default)
    {
        await using var stream = new FileStream(
            path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 20, FileOptions.Asynchronous | FileOptions.SequentialScan);
        return await OfStreamAsync(stream, cancellationToken);
    }
}
