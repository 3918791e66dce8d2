using System.Text;

namespace Assay.Data.Csv;

/// <summary>Splits one row, slowly: the header, and rows in which something is wrong.</summary>
internal static class CsvHeader
{
    /// <summary>Splits the row that <paramref name="text"/> begins with. Null where it doesn't end there, unless the file does.</summary>
    /// <param name="text">The text from the row's first byte on.</param>
    /// <param name="dialect">The dialect.</param>
    /// <param name="ended">Whether the file ends with the text.</param>
    /// <param name="length">How many bytes the row has, its line end with it.</param>
    public static List<Range>? Split(ReadOnlySpan<byte> text, CsvDialect dialect, bool ended, out int length)
    {
        var cells = new List<Range>();
        var quoted = false;
        var start = 0;
        for (length = 0; length < text.Length; length++)
        {
            var character = text[length];
            if (character == dialect.Quote && (quoted || length == start || text[start] == dialect.Quote))
                quoted = !quoted;
            if (quoted)
                continue;
            if (character == dialect.Delimiter)
            {
                cells.Add(start..length);
                start = length + 1;
            }
            else if (character == dialect.LineEnd)
            {
                cells.Add(start..length++);
                return cells;
            }
        }

        if (!ended || text.IsEmpty)
            return null;
        cells.Add(start..length);
        return cells;
    }

    /// <summary>A name: without quotes and surrounding blanks.</summary>
    public static string Name(ReadOnlySpan<byte> cell, CsvDialect dialect)
    {
        cell = cell.TrimEnd((byte)'\r');
        if (dialect.Quote is { } quote && cell.Length > 1 && cell[0] == quote && cell[^1] == quote)
            cell = dialect.Form.Unescaped(cell[1..^1]);
        return Encoding.UTF8.GetString(cell).Trim();
    }
}
