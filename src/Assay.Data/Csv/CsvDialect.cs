using Assay.Data.Text;

namespace Assay.Data.Csv;

/// <summary>The bytes that structure a file, told by the options and by how the file begins.</summary>
internal sealed record CsvDialect(byte Delimiter, byte? Quote, byte LineEnd, TextForm Form)
{
    /// <summary>Tells the dialect of a file that begins with <paramref name="start"/>.</summary>
    /// <exception cref="ArgumentException">Delimiter or quote is no ASCII character, or both are the same.</exception>
    public static CsvDialect Of(ReadOnlySpan<byte> start, CsvOptions options)
    {
        byte? quote = options.Quote == '\0' ? null : Ascii(options.Quote, nameof(options.Quote));
        var delimiter = options.Delimiter is { } given ? Ascii(given, nameof(options.Delimiter)) : Delimiters.Of(start, quote);
        if (delimiter == quote)
            throw new ArgumentException("Delimiter and quote are the same character.", nameof(options));

        // Old Macintosh files end lines with a carriage return alone.
        var lineEnd = start.Contains((byte)'\n') || !start.Contains((byte)'\r') ? (byte)'\n' : (byte)'\r';
        return new CsvDialect(delimiter, quote, lineEnd, new TextForm(quote ?? 0, options.NullValues));
    }

    private static byte Ascii(char character, string name) => character is < (char)128 and not ('\r' or '\n' or '\0')
        ? (byte)character
        : throw new ArgumentException($"{name} is one ASCII character that ends no line.", name);
}

/// <summary>Tells what separates the cells by the header: the one of comma, semicolon, tab and bar that occurs most outside quotes.</summary>
internal static class Delimiters
{
    public static byte Of(ReadOnlySpan<byte> start, byte? quote)
    {
        var candidates = ",;\t|"u8;
        Span<int> counts = stackalloc int[candidates.Length];
        var quoted = false;
        var begun = false;
        foreach (var character in start)
        {
            if (character == quote)
                quoted = !quoted;
            if (quoted)
                continue;
            if (character is (byte)'\n' or (byte)'\r' && begun)
                break;
            begun |= character is not ((byte)'\n' or (byte)'\r');
            var candidate = candidates.IndexOf(character);
            if (candidate >= 0)
                counts[candidate]++;
        }

        var best = 0;
        for (var i = 1; i < counts.Length; i++)
        {
            if (counts[i] > counts[best])
                best = i;
        }

        return candidates[best];
    }
}
