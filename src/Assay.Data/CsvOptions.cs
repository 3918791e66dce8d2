namespace Assay.Data;

/// <summary>How a CSV file is written, where it isn't as its header and first bytes say.</summary>
public sealed record CsvOptions
{
    /// <summary>What separates cells, an ASCII character; null to tell it by the header, out of comma, semicolon, tab and bar.</summary>
    public char? Delimiter { get; init; }

    /// <summary>What cells that hold delimiters or line ends stand in, an ASCII character; <c>'\0'</c> for none. A double quote by default.</summary>
    public char Quote { get; init; } = '"';

    /// <summary>
    /// The name of the encoding, such as <c>utf-16</c>, <c>windows-1252</c> or <c>iso-8859-1</c>; null for UTF-8, or the UTF-16 that a byte
    /// order mark says. One byte per character is never guessed: any text would pass as such.
    /// </summary>
    public string? Encoding { get; init; }

    /// <summary>Whether the first line names the columns. Where it doesn't, the cells stand in the order of the record's properties.</summary>
    public bool HasHeader { get; init; } = true;

    /// <summary>What stands for no value where it isn't quoted, such as <c>NA</c> or <c>-</c>; compared exactly. A cell without text is null in any case.</summary>
    public IReadOnlyList<string> NullValues { get; init; } = [];
}
