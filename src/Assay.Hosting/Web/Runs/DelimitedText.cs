using System.Text;

namespace Assay.Hosting.Web.Runs;

/// <summary>The first rows of text as RFC 4180 writes it, for people to look at: whatever it is, it is read somehow.</summary>
internal static class DelimitedText
{
    /// <param name="text">The text.</param>
    /// <param name="delimiter">What stands between cells.</param>
    /// <param name="most">Rows to read.</param>
    /// <param name="isWhole">Whether the text ends where the file does; otherwise its last row may be cut, and is left out.</param>
    public static List<List<string>> Read(string text, char delimiter, int most, bool isWhole)
    {
        var rows = new List<List<string>>();
        var row = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < text.Length && rows.Count < most; i++)
        {
            var c = text[i];
            if (quoted)
            {
                if (c != '"')
                    cell.Append(c);
                else if (i + 1 < text.Length && text[i + 1] == '"')
                    cell.Append(text[i++]);
                else
                    quoted = false;
            }
            else if (c == '"' && cell.Length == 0)
            {
                quoted = true;
            }
            else if (c == delimiter)
            {
                EndCell();
            }
            else if (c == '\n')
            {
                EndCell();
                rows.Add(row);
                row = [];
            }
            else if (c != '\r')
            {
                cell.Append(c);
            }
        }

        if (isWhole && rows.Count < most && (cell.Length > 0 || row.Count > 0))
        {
            EndCell();
            rows.Add(row);
        }

        return rows;

        void EndCell()
        {
            row.Add(cell.ToString());
            cell.Clear();
        }
    }
}
