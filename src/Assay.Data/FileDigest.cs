using System.Security.Cryptography;
using Assay.Data.Files;

namespace Assay.Data;

/// <summary>The identity of a source's content.</summary>
public static class FileDigest
{
    /// <summary>
    /// <c>sha256:</c> and 64 hexadecimal digits. Of one file it is the SHA-256 of its bytes, as <c>sha256sum</c> prints it; of several,
    /// the SHA-256 of their digests in the order in which the files are read, one a line. Names don't count.
    /// </summary>
    /// <exception cref="SourceException">A file is missing or unreadable, or a glob matches none.</exception>
    public static async Task<string> ComputeAsync(SourceSpec spec, CancellationToken cancellation = default)
    {
        var files = FileSource.Files(spec);
        if (files.Count == 1)
            return "sha256:" + await OfFileAsync(files[0], cancellation).ConfigureAwait(false);

        using var whole = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files)
            whole.AppendData(System.Text.Encoding.ASCII.GetBytes(await OfFileAsync(file, cancellation).ConfigureAwait(false) + "\n"));
        return "sha256:" + Convert.ToHexStringLower(whole.GetHashAndReset());
    }

    private static async Task<string> OfFileAsync(DataFile file, CancellationToken cancellation)
    {
        var stream = FileOpening.Open(file);
        await using (stream.ConfigureAwait(false))
            return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellation).ConfigureAwait(false));
    }
}
