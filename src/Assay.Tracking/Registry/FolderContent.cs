using System.Security.Cryptography;
using System.Text;

namespace Assay.Tracking.Registry;

/// <summary>A hash of a whole folder: SHA-256 over the lines <c>sha256␠␠path</c> of its files, sorted by path in ordinal order.</summary>
public static class FolderContent
{
    /// <summary>The hash that lines of a folder's files make, 64 lower-case hexadecimal digits.</summary>
    /// <param name="files">Paths with <c>/</c>, relative to the folder, and the SHA-256 of each.</param>
    public static string Hash(IEnumerable<(string Path, string Sha256)> files) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Lines(files))));

    /// <summary>The lines themselves, as <c>sha256sum --check</c> reads them.</summary>
    /// <param name="files">Paths with <c>/</c>, relative to the folder, and the SHA-256 of each.</param>
    public static string Lines(IEnumerable<(string Path, string Sha256)> files) =>
        string.Concat(files.OrderBy(file => file.Path, StringComparer.Ordinal).Select(file => $"{file.Sha256}  {file.Path}\n"));

    internal static async Task<string> FileHashAsync(string path, CancellationToken cancel)
    {
        var file = File.OpenRead(path);
        await using (file.ConfigureAwait(false))
            return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancel).ConfigureAwait(false));
    }
}
