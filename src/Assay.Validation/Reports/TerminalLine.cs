namespace Assay.Validation.Reports;

/// <summary>How a piece of a line looks.</summary>
internal enum TerminalStyle
{
    None,
    Bold,
    Dim,
    Warned,
}

/// <summary>Lines that respect a terminal: its width, and whether it colours. Colours never count as width.</summary>
internal sealed class TerminalLine(bool ansi, int? width)
{
    /// <summary>A text in exactly so many columns, cut or padded.</summary>
    public static string Fit(string text, int columns) => text.Length <= columns ? text.PadRight(columns) : columns <= 1 ? "…" : text[..(columns - 1)] + "…";

    /// <summary>A text cut where the line would be longer than the terminal.</summary>
    public string Cut(string text, TerminalStyle style, int indent = 0)
    {
        var room = width is { } columns ? Math.Max(8, columns - indent) : int.MaxValue;
        return Styled(text.Length <= room ? text : text[..(room - 1)] + "…", style);
    }

    /// <summary>A text broken at spaces into lines that fit, each under the first.</summary>
    public string Wrap(string text, int indent)
    {
        if (width is not { } columns || text.Length <= columns - indent)
            return text;
        var room = Math.Max(20, columns - indent);
        var lines = new List<string>();
        var rest = text;
        while (rest.Length > room)
        {
            var at = rest.LastIndexOf(' ', room);
            at = at <= 0 ? room : at;
            lines.Add(rest[..at]);
            rest = rest[at..].TrimStart();
        }

        lines.Add(rest);
        return string.Join(Environment.NewLine + new string(' ', indent), lines);
    }

    /// <summary>The word for a status, padded; in capitals where something is wrong, so that the colour isn't needed.</summary>
    public string Status(VerdictStatus status, int columns)
    {
        var word = VerdictWords.Status(status);
        var padding = new string(' ', Math.Max(1, columns - word.Length));
        var shown = status > VerdictStatus.Passed ? word.ToUpperInvariant() : word;
        var colour = status switch
        {
            VerdictStatus.Failed => "31",
            VerdictStatus.Warned => "33",
            VerdictStatus.Passed => "32",
            _ => "2",
        };
        return (ansi ? $"\e[{colour}m{shown}\e[0m" : shown) + padding;
    }

    public string Bold(string text, bool bold) => bold ? Styled(text, TerminalStyle.Bold) : text;

    private string Styled(string text, TerminalStyle style) => !ansi || style == TerminalStyle.None ? text : style switch
    {
        TerminalStyle.Bold => $"\e[1m{text}\e[0m",
        TerminalStyle.Dim => $"\e[2m{text}\e[0m",
        _ => $"\e[33m{text}\e[0m",
    };
}
