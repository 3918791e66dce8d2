using System.Globalization;
using Assay.Data.Files;

namespace Assay.Data.Csv;

/// <summary>What is wrong with a row, in words.</summary>
internal static class CsvFaults
{
    private const string Remedy = "Close the quote of a cell in this row.";

    public static SourceException Quote(string file, long row) => SourceFaults.Malformed(
        file, row, "a quote that is not closed, or text after a closing quote", "quotes around the whole cell, doubled within it", Remedy);

    public static SourceException Cells(string file, long row, int found, int expected, bool hasHeader) => SourceFaults.Malformed(
        file, row, string.Create(CultureInfo.InvariantCulture, $"{found} cells"),
        string.Create(CultureInfo.InvariantCulture, $"{expected} as in the {(hasHeader ? "header" : "record")}"),
        found > expected ? "Quote cells that hold the delimiter." : "Check whether the file was cut off.");

    public static SourceException Cell(string file, long row, int limit, bool quoted, string? column) => SourceFaults.TooLong(
        file, row, "cell", limit, quoted ? Remedy : "If such cells are right, raise MaxCellBytes.", column);

    public static SourceException Row(string file, long row, int limit) => SourceFaults.TooLong(
        file, row, "row", limit, "If such rows are right, raise MaxCellBytes.");
}
