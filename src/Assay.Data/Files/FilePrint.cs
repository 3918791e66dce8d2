using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Assay.Data.Files;

/// <summary>
/// A print of files that costs the same however long they are: their lengths, their first and last 64 KiB (where Parquet keeps its footer
/// with the place and the statistics of every page), and 64 blocks of 4 KiB spread evenly between. Names don't count.
/// </summary>
internal static class FilePrint
{
    private const int Edge = 1 << 16, Block = 1 << 12, Blocks = 64;

    public static async Task<string> OfAsync(IReadOnlyList<DataFile> files, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files)
            await AppendAsync(hash, file, cancellation).ConfigureAwait(false);
        return "print:" + Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 16));
    }

    private static async Task AppendAsync(IncrementalHash hash, DataFile file, CancellationToken cancellation)
    {
        var stream = FileOpening.Open(file);
        await using var closing = stream.ConfigureAwait(false);
        try
        {
            var length = stream.Length;
            var number = new byte[sizeof(long)];
            BinaryPrimitives.WriteInt64LittleEndian(number, length);
            hash.AppendData(number);
            var buffer = new byte[Edge];
            await AppendAsync(hash, stream, 0, buffer, cancellation).ConfigureAwait(false);
            for (var i = 1; i <= Blocks && length > 2 * Edge; i++)
                await AppendAsync(hash, stream, Edge + ((length - (2 * Edge)) / (Blocks + 1) * i), buffer.AsMemory(0, Block), cancellation).ConfigureAwait(false);
            await AppendAsync(hash, stream, Math.Max(0, length - Edge), buffer, cancellation).ConfigureAwait(false);
        }
        catch (IOException failure)
        {
            throw SourceFaults.Unreadable(file.Name, failure);
        }
    }

    private static async Task AppendAsync(IncrementalHash hash, FileStream stream, long at, Memory<byte> buffer, CancellationToken cancellation)
    {
        stream.Position = at;
        var read = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellation).ConfigureAwait(false);
        hash.AppendData(buffer.Span[..read]);
    }
}
