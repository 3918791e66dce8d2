using System.Text;
using Assay.Data.Files;

namespace Assay.Data.Csv;

/// <summary>Tells what separates the cells by the header: the one of comma, semicolon, tab and bar that occurs most outside quotes.</summary>
internal static class CsvDelimiter
{
    private const int LongestHeader = 1 << 16;

    public static async Task<char> OfAsync(FileStream stream, CancellationToken cancellation)
    {
        var bytes = new byte[LongestHeader];
        var read = await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellation).ConfigureAwait(false);
        stream.Seek(0, SeekOrigin.Begin);
        return Of(Encoding.UTF8.GetString(bytes, 0, read));
    }

    public static char Of(ReadOnlySpan<char> start)
    {
        const string candidates = ",;\t|";
        Span<int> counts = stackalloc int[candidates.Length];
        var quoted = false;
        foreach (var character in start)
        {
            if (character == '"')
                quoted = !quoted;
            if (quoted)
                continue;
            if (character == '\n')
                break;
            var candidate = candidates.IndexOf(character, StringComparison.Ordinal);
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
