using System.Text;
using System.Text.Unicode;
using Assay.Data.Files;
using Assay.Data.Text;

namespace Assay.Data.Csv;

/// <summary>The rows of an open CSV file on their way into columns.</summary>
internal sealed class CsvRows : IAsyncDisposable
{
    private readonly DataFile _file;
    private readonly SourceSpec _spec;
    private readonly Stream _stream;
    private readonly CsvBuffer _buffer;
    private readonly CsvDialect _dialect;
    private readonly string _encoding;
    private readonly int _start;
    private CsvScanner _scanner = null!;
    private TextColumns _table = null!;
    private int[] _slots = [];

    private CsvRows(DataFile file, SourceSpec spec, Stream stream, CsvBuffer buffer, CsvDialect dialect, string encoding, string[] names, int start)
    {
        (_file, _spec, _stream, _buffer, _dialect, _encoding, Names, _start) = (file, spec, stream, buffer, dialect, encoding, names, start);
    }

    /// <summary>The names in the header; without one, those that the record has, in its order.</summary>
    public string[] Names { get; }

    private long RowLimit => Math.Min(Array.MaxLength / 2, 4L * _spec.MaxCellBytes);

    /// <summary>Reads the header; null where there is no text.</summary>
    public static async Task<CsvRows?> OpenAsync(DataFile file, ReadRequest request, CancellationToken cancellation)
    {
        var spec = request.Spec;
        Stream stream = TextStream.Open(file, spec);
        try
        {
            var (utf8, encoding) = await TextEncodings.Utf8Async(stream, spec.Csv.Encoding, cancellation).ConfigureAwait(false);
            var buffer = new CsvBuffer(utf8);
            await ReadAsync(buffer, 0, file, null, encoding, cancellation).ConfigureAwait(false);
            var dialect = CsvDialect.Of(buffer.Bytes.AsSpan(0, Math.Min(buffer.End, 1 << 16)), spec.Csv);
            buffer.LineEnd = dialect.LineEnd;
            var start = 0;
            while (start < buffer.End && buffer.Bytes[start] is (byte)'\r' or (byte)'\n')
                start++;
            List<Range>? cells;
            int length;
            while ((cells = CsvHeader.Split(buffer.Bytes.AsSpan(start..buffer.End), dialect, buffer.IsEnded, out length)) is null && !buffer.IsEnded)
            {
                if (buffer.End - start > 4L * spec.MaxCellBytes)
                    throw SourceFaults.TooLong(file.Name, null, "header", 4L * spec.MaxCellBytes, "Close the quote of a name.");
                await ReadAsync(buffer, start, file, null, encoding, cancellation).ConfigureAwait(false);
                start = 0;
            }

            if (cells is null)
            {
                await stream.DisposeAsync().ConfigureAwait(false);
                return null;
            }

            var header = buffer.Bytes.AsSpan(start, length);

            // Zeros are what UTF-16 without a mark looks like.
            if (header.Contains((byte)0) || !Utf8.IsValid(header))
                throw SourceFaults.NotText(file.Name, null, null, encoding);
            var names = spec.Csv.HasHeader ? Names(header, cells, dialect) : [.. request.Descriptor.Columns.Where((_, ordinal) => !request.FromPath.ContainsKey(ordinal)).Select(column => column.StoredAs ?? column.StorageName)];
            return new CsvRows(file, spec, stream, buffer, dialect, encoding, names, spec.Csv.HasHeader ? start + length : start);
        }
        catch
        {
            await stream.DisposeAsync().ConfigureAwait(false);
            throw;
        }

        static string[] Names(ReadOnlySpan<byte> header, List<Range> cells, CsvDialect dialect)
        {
            var names = new string[cells.Count];
            for (var i = 0; i < names.Length; i++)
                names[i] = CsvHeader.Name(header[cells[i]], dialect);
            return names;
        }
    }

    /// <summary>Says which cells go into which columns. Call it before rows are read.</summary>
    public void Into(TextColumns table, int[] fields)
    {
        int[] wanted = [.. fields.Distinct()];
        _table = table;
        _slots = Array.ConvertAll(fields, field => Array.IndexOf(wanted, field));
        _scanner = new CsvScanner(_dialect, Names.Length, wanted, _start, _spec.MaxCellBytes);
    }

    /// <summary>Adds rows until the batch is full or the file ends; false where there was none to add.</summary>
    public async Task<bool> FillAsync(CancellationToken cancellation)
    {
        while (!_table.IsFull)
        {
            var first = _scanner.RowStart;
            var scan = _scanner.Scan(_buffer.Bytes, _buffer.End, _table.Room);
            Take(scan, first);
            if (scan.Rows > 0)
                continue;
            if (!_buffer.IsEnded)
                await MoreAsync(cancellation).ConfigureAwait(false);
            else if (_scanner.RowStart < _buffer.End)
                throw CsvFaults.Quote(_file.Name, _table.RowNumber);
            else
                break;
        }

        return !_table.IsEmpty;
    }

    public ValueTask DisposeAsync() => _stream.DisposeAsync();

    private async ValueTask MoreAsync(CancellationToken cancellation)
    {
        if (_scanner.CellLength(_buffer.End) > _spec.MaxCellBytes)
            throw CsvFaults.Cell(_file.Name, _table.RowNumber, _spec.MaxCellBytes, _scanner.IsQuoted, NameOf(_scanner.Field));
        if (_buffer.End - _scanner.RowStart > RowLimit)
            throw CsvFaults.Row(_file.Name, _table.RowNumber, (int)RowLimit);
        await ReadAsync(_buffer, _scanner.RowStart, _file, _table.RowNumber, _encoding, cancellation).ConfigureAwait(false);
        _scanner.Restart();
    }

    private void Take(CsvScan scan, int first)
    {
        var bytes = _buffer.Bytes.AsSpan(0, _buffer.End);
        if (scan.Rows > 0)
        {
            if (_scanner.TakeForeign(bytes) && !Utf8.IsValid(bytes[first.._scanner.RowStart]))
                throw NotText(bytes[first.._scanner.RowStart]);
            for (var column = 0; column < _slots.Length; column++)
                _table.Add(column, new TextCells(bytes, _scanner.Cells(_slots[column], scan.Rows), _dialect.Form));
            _table.EndRows(scan.Rows);
        }

        if (scan.Fault == CsvFault.None)
            return;
        var row = _table.RowNumber;
        throw scan.Fault switch
        {
            CsvFault.Cells => CsvFaults.Cells(_file.Name, row, _scanner.Field, Names.Length, _spec.Csv.HasHeader),
            CsvFault.Cell => CsvFaults.Cell(_file.Name, row, _spec.MaxCellBytes, _scanner.IsQuoted, NameOf(_scanner.Field)),
            _ => CsvFaults.Quote(_file.Name, row),
        };
    }

    private SourceException NotText(ReadOnlySpan<byte> rows)
    {
        for (var row = _table.RowNumber; ; row++)
        {
            var cells = CsvHeader.Split(rows, _dialect, true, out var length)!;
            if (length == 0)
                return SourceFaults.NotText(_file.Name, _table.RowNumber, null, _encoding);
            for (var field = 0; field < cells.Count; field++)
            {
                if (!Utf8.IsValid(rows[cells[field]]))
                    return SourceFaults.NotText(_file.Name, row, NameOf(field), _encoding);
            }

            // Lines without anything are no rows.
            if (length <= 2 && cells.Count == 1 && Names.Length > 1 && rows[cells[0]].Trim("\r"u8).IsEmpty)
                row--;
            rows = rows[length..];
        }
    }

    private string? NameOf(int field) => field < Names.Length ? Names[field] : null;

    private static async ValueTask ReadAsync(
        CsvBuffer buffer, int start, DataFile file, long? row, string encoding, CancellationToken cancellation)
    {
        try
        {
            await buffer.ReadAsync(start, cancellation).ConfigureAwait(false);
        }
        catch (DecoderFallbackException)
        {
            throw SourceFaults.NotText(file.Name, row, null, encoding);
        }
    }
}
