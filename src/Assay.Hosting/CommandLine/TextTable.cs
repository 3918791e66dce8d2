namespace Assay.Hosting.CommandLine;

/// <summary>A table for people: columns as wide as what they hold, numbers to the right; the same on a terminal and in a pipe.</summary>
internal static class TextTable
{
    /// <param name="output">Where it goes.</param>
    /// <param name="head">The columns; a name that begins with <c>&gt;</c> is one of numbers.</param>
    /// <param name="rows">The cells of each row.</param>
    /// <param name="indent">Blanks before each line.</param>
    public static void Write(TextWriter output, IReadOnlyList<string> head, IReadOnlyList<IReadOnlyList<string?>> rows, int indent = 0)
    {
        var names = head.Select(name => name.TrimStart('>')).ToList();
        var cells = rows.Select(row => row.Select(cell => Printable(cell ?? "")).ToList()).ToList();
        var widths = names.Select((name, at) => Math.Max(name.Length, cells.Select(row => row[at].Length).DefaultIfEmpty().Max())).ToList();
        if (names.Exists(name => name.Length > 0))
            Line(names);
        foreach (var row in cells)
            Line(row);

        void Line(List<string> line) => output.WriteLine(
            (new string(' ', indent) + string.Join("  ", line.Select((cell, at) => head[at].StartsWith('>') ? cell.PadLeft(widths[at]) : cell.PadRight(widths[at])))).TrimEnd());
    }

    /// <summary>The text on one line, without what would steer a terminal.</summary>
    public static string Printable(string text) =>
        text.Any(char.IsControl) ? string.Concat(text.Select(c => char.IsControl(c) ? '·' : c)) : text;
}
