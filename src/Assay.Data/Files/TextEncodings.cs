using System.Text;

namespace Assay.Data.Files;

/// <summary>Makes UTF-8 of what a text file holds, without its byte order mark.</summary>
internal static class TextEncodings
{
    private static readonly UTF8Encoding s_utf8 = new(false);

    /// <summary>The encoding of a name; null where it is UTF-8.</summary>
    /// <exception cref="ArgumentException">There is no such encoding.</exception>
    public static Encoding? Named(string name)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        if (encoding.CodePage == s_utf8.CodePage)
            return null;
        encoding = (Encoding)encoding.Clone();
        encoding.DecoderFallback = DecoderFallback.ExceptionFallback;
        return encoding;
    }

    /// <summary>The text of a stream in UTF-8, and the name of its encoding.</summary>
    public static async Task<(Stream Utf8, string Name)> Utf8Async(Stream stream, string? name, CancellationToken cancellation)
    {
        var named = name is null ? null : Named(name);
        var start = new byte[4];
        var read = await stream.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancellation).ConfigureAwait(false);
        var (encoding, mark) = start.AsSpan(0, read) switch
        {
            [0xEF, 0xBB, 0xBF, ..] => (null, 3),
            [0xFF, 0xFE, ..] => (Strict(Encoding.Unicode), 2),
            [0xFE, 0xFF, ..] => (Strict(Encoding.BigEndianUnicode), 2),
            _ => ((Encoding?)null, 0),
        };
        if (mark == 0)
            encoding = named;
        Stream whole = new FollowedStream(new MemoryStream(start, mark, read - mark), stream);
        return encoding is null ? (whole, "UTF-8") : (Encoding.CreateTranscodingStream(whole, encoding, s_utf8), encoding.WebName.ToUpperInvariant());
    }

    private static Encoding Strict(Encoding encoding)
    {
        var strict = (Encoding)encoding.Clone();
        strict.DecoderFallback = DecoderFallback.ExceptionFallback;
        return strict;
    }
}
