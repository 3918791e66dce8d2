using System.Buffers.Binary;
using System.IO.Compression;

namespace Assay.Data.Files;

/// <summary>Tells a gzip file that ends from one that was cut off: the framework's stream takes both for an end.</summary>
internal static class GzipEnd
{
    private static readonly byte[] s_mark = "the end of this file, and no part of it"u8.ToArray();

    /// <summary>Whether a file from which <paramref name="unpacked"/> bytes came is whole.</summary>
    public static async Task<bool> IsWholeAsync(FileStream file, long unpacked, CancellationToken cancellation)
    {
        // RFC 1952: a member ends with its size modulo 2^32.
        if (file.Length >= 18)
        {
            var size = new byte[4];
            await RandomAccess.ReadAsync(file.SafeFileHandle, size, file.Length - 4, cancellation).ConfigureAwait(false);
            if (BinaryPrimitives.ReadUInt32LittleEndian(size) == (uint)unpacked)
                return true;
        }

        return await HasRoomForAnotherAsync(file, cancellation).ConfigureAwait(false);
    }

    // Of several members only the last says its size: a member of ours behind them is reached only where all before it are whole.
    private static async Task<bool> HasRoomForAnotherAsync(FileStream file, CancellationToken cancellation)
    {
        file.Seek(0, SeekOrigin.Begin);
        using var marked = new MemoryStream();
        var pack = new GZipStream(marked, CompressionLevel.NoCompression, leaveOpen: true);
        await using (pack.ConfigureAwait(false))
            await pack.WriteAsync(s_mark, cancellation).ConfigureAwait(false);
        marked.Position = 0;
        var both = new FollowedStream(file, marked);
        await using var closingBoth = both.ConfigureAwait(false);
        var unpack = new GZipStream(both, CompressionMode.Decompress);
        await using var closing = unpack.ConfigureAwait(false);
        var last = Array.Empty<byte>();
        var buffer = new byte[1 << 16];
        try
        {
            while (await unpack.ReadAsync(buffer, cancellation).ConfigureAwait(false) is var read and > 0)
                last = [.. last.Concat(buffer.Take(read)).TakeLast(s_mark.Length)];
        }
        catch (InvalidDataException)
        {
            return false;
        }

        return last.AsSpan().SequenceEqual(s_mark);
    }
}
