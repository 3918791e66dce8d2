using System.Globalization;
using System.Text;
using Assay.Data.Files;
using Assay.Data.Text;
using Sylvan.Data.Csv;

namespace Assay.Data.Csv;

/// <summary>The rows of an open CSV file on their way into columns.</summary>
internal sealed class CsvRows : IAsyncDisposable
{
    private const int LongestRow = 1 << 24;

    private readonly DataFile _file;
    private readonly CsvDataReader _csv;
    private readonly TextColumns _table;
    private readonly char _delimiter;

    private CsvRows(DataFile file, CsvDataReader csv, TextColumns table, char delimiter)
    {
        _file = file;
        _csv = csv;
        _table = table;
        _delimiter = delimiter;
        Names = [.. Enumerable.Range(0, csv.FieldCount).Select(field => csv.GetName(field).Trim())];
    }

    /// <summary>The names in the header.</summary>
    public string[] Names { get; }

    /// <summary>Reads the header; null where there is none.</summary>
    public static async Task<CsvRows?> OpenAsync(
        DataFile file, FileStream stream, StreamReader text, TextColumns table, CancellationToken cancellation)
    {
        try
        {
            var delimiter = await CsvDelimiter.OfAsync(stream, cancellation).ConfigureAwait(false);
            var options = new CsvDataReaderOptions
            {
                Delimiter = delimiter,
                BufferSize = 1 << 16,
                MaxBufferSize = LongestRow,
                ResultSetMode = ResultSetMode.SingleResult,
            };
            return new CsvRows(file, await CsvDataReader.CreateAsync(text, options, cancellation).ConfigureAwait(false), table, delimiter);
        }
        catch (CsvMissingHeadersException)
        {
            return null;
        }
        catch (Exception failure) when (IsFault(failure))
        {
            throw Fault(failure, file, failure is CsvFormatException { RowNumber: > 0 } broken ? broken.RowNumber : null);
        }
    }

    /// <summary>Adds rows until the batch is full or the file ends; false where there was none to add.</summary>
    public async Task<bool> FillAsync(int[] fields, CancellationToken cancellation)
    {
        try
        {
            while (!_table.IsFull && await _csv.ReadAsync(cancellation).ConfigureAwait(false))
                Add(fields);
            return !_table.IsEmpty;
        }
        catch (Exception failure) when (IsFault(failure))
        {
            throw Fault(failure, _file, _table.RowNumber);
        }
    }

    public ValueTask DisposeAsync() => _csv.DisposeAsync();

    private void Add(int[] fields)
    {
        var found = _csv.RowFieldCount;
        if (found != _csv.FieldCount)
        {
            if (found == 1 && _csv.GetFieldSpan(0).IsEmpty)
                return;
            throw SourceFaults.Malformed(
                _file.Name, _table.RowNumber, string.Create(CultureInfo.InvariantCulture, $"{found} cells"),
                string.Create(CultureInfo.InvariantCulture, $"{_csv.FieldCount} as in the header"),
                found > _csv.FieldCount ? "Quote cells that hold the delimiter." : "Check whether the file was cut off.");
        }

        for (var column = 0; column < fields.Length; column++)
        {
            var cell = _csv.GetFieldSpan(fields[column]);
            if (!cell.IsEmpty || IsEmptyText(column, fields[column]))
                _table.Add(column, cell);
            else
                _table.AddNull(column);
        }

        _table.EndRow();
    }

    private bool IsEmptyText(int column, int field) =>
        _table.Columns[column].Descriptor.Type is ColumnType.String or ColumnType.Binary && QuotedCells.IsQuoted(_csv.GetRawRecordSpan(), field, _delimiter);

    private static bool IsFault(Exception failure) => failure is CsvFormatException or DecoderFallbackException or IOException;

    private static SourceException Fault(Exception failure, DataFile file, long? row) => failure switch
    {
        CsvRecordTooLargeException => SourceFaults.Malformed(
            file.Name, row, string.Create(CultureInfo.InvariantCulture, $"a row of more than {LongestRow:N0} characters"), "a quote that closes",
            "Close the quote of a cell in this row.", failure),
        CsvFormatException => SourceFaults.Malformed(
            file.Name, row, "a quote that is not closed, or text after a closing quote", "quotes around the whole cell, doubled within it",
            "Close the quote of a cell in this row.", failure),
        DecoderFallbackException => SourceFaults.Malformed(
            file.Name, null, "bytes that are not UTF-8", "UTF-8", $"Convert it: iconv -f latin1 -t utf-8 {file.Name} > utf8.csv", failure),
        _ => SourceFaults.Unreadable(file.Name, failure),
    };
}
