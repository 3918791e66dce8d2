using System.Globalization;
using System.Text;

namespace Assay.Validation.Reports;

/// <summary>Cells as text that can't forge a line, move a cursor or turn the direction of writing.</summary>
internal static class Printable
{
    private const int MostCharacters = 60;

    internal static string Cell(string? cell)
    {
        if (cell is null)
            return "null";
        var escaped = Escape(cell);
        return escaped.Length <= MostCharacters ? escaped : escaped[..MostCharacters] + "…";
    }

    internal static string Escape(string text)
    {
        if (!text.Any(IsHidden))
            return text;
        var written = new StringBuilder();
        foreach (var unit in text)
        {
            if (IsHidden(unit))
                written.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:X4}");
            else
                written.Append(unit);
        }

        return written.ToString();
    }

    private static bool IsHidden(char unit) => char.GetUnicodeCategory(unit) is
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate;
}
