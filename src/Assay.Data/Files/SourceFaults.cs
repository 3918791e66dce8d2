using System.Globalization;
using Assay.Data.Columns;

namespace Assay.Data.Files;

/// <summary>Every fault of a source in its words: what was found, what was expected, what to do. No cell values.</summary>
internal static class SourceFaults
{
    public static SourceException MissingFile(string name, Exception? inner = null) => new(
        SourceFault.Missing, name, "no such file", "a file", "Check the path, or name another source with --source PATH.", inner);

    public static SourceException NoMatch(string glob, string folder) => new(
        SourceFault.Missing, glob, $"no file in {folder} matches", "at least one file", "Check the pattern, or name another source with --source PATH.");

    public static SourceException Folder(string name) => new(
        SourceFault.Missing, name, "a folder", "files", $"Name its files, as in {name.TrimEnd('/')}/*.parquet.");

    public static SourceException ForeignUri(string name, string scheme) => new(
        SourceFault.Missing, name, $"a URI of scheme {scheme}", "a path", "Copy the data to a file, or reference the package that reads it (duckdb: Assay.Data.DuckDb, postgres: Assay.Data.Postgres, s3: Assay.Data.S3) and register its scheme.");

    public static SourceException Unreadable(string name, Exception inner) => new(
        SourceFault.Unreadable, name, inner is UnauthorizedAccessException ? "permission denied" : "it could not be read", "a readable file",
        $"Check permissions and disk: ls -l {name}", inner);

    public static SourceException Unwritable(string name, Exception inner) => new(
        SourceFault.Unreadable, name, inner is UnauthorizedAccessException ? "permission denied" : "it could not be written", "a writable place",
        $"Check permissions and space: df -h {Path.GetDirectoryName(Path.GetFullPath(name))}", inner);

    public static SourceException UnknownFormat(string name) => new(
        SourceFault.Malformed, name, "neither Parquet nor JSON lines, and no extension that says CSV", "a .parquet, .csv or .jsonl file",
        "Rename the file by its format.");

    public static SourceException NotParquet(string name, string found, Exception? inner = null) => NotWhole(name, found, "Parquet", inner);

    public static SourceException Empty(string name) => new(
        SourceFault.Empty, name, "no rows", "at least one row", "Check the job that writes the file.");

    public static SourceException Malformed(string name, long? row, string found, string expected, string remedy, Exception? inner = null) =>
        new(SourceFault.Malformed, name, row is { } number ? string.Create(CultureInfo.InvariantCulture, $"row {number}: {found}") : found, expected, remedy, inner)
        {
            Row = row,
        };

    public static SourceException TooLong(string name, long? row, string what, long limit, string remedy, string? column = null) => new(
        SourceFault.Malformed, name, string.Create(CultureInfo.InvariantCulture, $"{Place(row, column)}a {what} of more than {limit:N0} bytes"), $"{what}s up to that size", remedy)
    {
        Row = row,
        Column = column,
    };

    public static SourceException NotText(string name, long? row, string? column, string encoding) => new(
        SourceFault.Malformed, name, $"{Place(row, column)}bytes that are not {encoding}", encoding,
        encoding == "UTF-8" ? $"Name the encoding (Csv.Encoding = \"windows-1252\"), or convert the file: iconv -f latin1 -t utf-8 {name} > utf8.csv" : "Name the encoding that it has (Csv.Encoding).")
    {
        Row = row,
        Column = column,
    };

    public static SourceException NotWhole(string name, string found, string format, Exception? inner = null) => new(
        SourceFault.Truncated, name, found, $"a whole {format} file", "Copy or write the file again.", inner);

    public static SourceException Expands(string name, int times) => new(
        SourceFault.Malformed, name, string.Create(CultureInfo.InvariantCulture, $"text more than {times:N0} times larger than the compressed file"), "text that was data once",
        "If the file is what it should be, raise MaxExpansion.");

    public static SourceException Changed(string name, Exception? inner = null) => new(
        SourceFault.Unreadable, name, "the file changed while it was read", "a file that nobody writes to", "Try again when its writer is done; writers should rename a whole file into place.", inner);

    public static SourceException MissingColumn(string name, ColumnDescriptor column, IEnumerable<string> found) => new(
        SourceFault.Schema, name, $"no column for {column.Name} among {List(found)}",
        column.StoredAs is { } stored ? $"a column '{stored}'" : $"a column '{column.Name}' or '{column.StorageName}'",
        $"Add the column to the file, or mark {column.Name} with [StoredAs(\"…\")].")
    {
        Column = column.StorageName,
    };

    public static SourceException Ambiguous(string name, ColumnDescriptor column, string first, string second) => new(
        SourceFault.Schema, name, $"columns '{first}' and '{second}' both match {column.Name}", "one",
        $"Mark {column.Name} with [StoredAs(\"{second}\")], or remove one from the file.")
    {
        Column = column.StorageName,
    };

    public static SourceException WrongType(string name, ColumnDescriptor column, string stored, string foundType) => new(
        SourceFault.ColumnType, name, $"column '{stored}' is {foundType}", $"{ColumnTypeNames.Of(column)} for {column.Name}",
        $"Write the column as {ColumnTypeNames.Of(column)}, or change the type of {column.Name}.")
    {
        Column = column.StorageName,
    };

    public static SourceException NoNesting(string name, ColumnDescriptor column) => new(
        SourceFault.ColumnType, name, $"{column.Name} is {ColumnTypeNames.Of(column)}, and CSV holds neither lists nor structs", "a format that does",
        "Write the rows as Parquet (.parquet) or JSON lines (.jsonl).")
    {
        Column = column.StorageName,
    };

    private static string Place(long? row, string? column) => (row, column) switch
    {
        (null, _) => "",
        ({ } number, null) => string.Create(CultureInfo.InvariantCulture, $"row {number}: "),
        ({ } number, _) => string.Create(CultureInfo.InvariantCulture, $"row {number}, column '{column}': "),
    };

    private static string List(IEnumerable<string> names)
    {
        var all = names.Select(name => $"'{name}'").ToList();
        return all.Count switch
        {
            0 => "none",
            <= 30 => string.Join(", ", all),
            _ => string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", all.Take(30))} and {all.Count - 30} more"),
        };
    }
}
