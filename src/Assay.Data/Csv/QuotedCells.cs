namespace Assay.Data.Csv;

/// <summary>Tells a cell with empty text (<c>""</c>) from one without any: the reader's spans no longer do.</summary>
internal static class QuotedCells
{
    /// <summary>Whether a cell starts with a quote.</summary>
    /// <param name="row">The row as it stands in the file.</param>
    /// <param name="field">The cell's place in the row, from 0.</param>
    /// <param name="delimiter">What separates cells.</param>
    public static bool IsQuoted(ReadOnlySpan<char> row, int field, char delimiter)
    {
        if (!row.Contains('"'))
            return false;

        var at = 0;
        for (; field > 0 && at < row.Length; field--)
            at = End(row, at, delimiter) + 1;
        return at < row.Length && row[at] == '"';
    }

    private static int End(ReadOnlySpan<char> row, int at, char delimiter)
    {
        if (at < row.Length && row[at] == '"')
        {
            for (at++; at < row.Length; at++)
            {
                if (row[at] != '"')
                    continue;
                if (at + 1 == row.Length || row[at + 1] != '"')
                    break;
                at++;
            }
        }

        while (at < row.Length && row[at] != delimiter)
            at++;
        return at;
    }
}
