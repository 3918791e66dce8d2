using System.IO.Compression;
using System.Text;
using Assay.Data.Files;
using ExcelDataReader;

namespace Assay.Data.Excel;

/// <summary>The first sheet of an open workbook, row by row. Whatever a damaged one makes the library throw is said as <see cref="SourceException"/>.</summary>
internal sealed class ExcelSheet : IDisposable
{
    private const long AlwaysAllowed = 64L << 20;

    private readonly DataFile _file;
    private readonly FileStream _stream;
    private readonly IExcelDataReader _reader;

    private readonly ExcelErrors? _errors;

    private ExcelSheet(DataFile file, FileStream stream, IExcelDataReader reader, ExcelErrors? errors) =>
        (_file, _stream, _reader, _errors) = (file, stream, reader, errors);

    /// <summary>The number of the row that was read, as Excel shows it.</summary>
    public int Row { get; private set; }

    public int Cells => _reader.FieldCount;

    public static ExcelSheet Open(DataFile file, SourceSpec spec)
    {
        // Workbooks of old (.xls) name a code page, which .NET knows only when it is told where to look.
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var stream = FileOpening.Open(file);
        try
        {
            return Guard(file, () =>
            {
                var errors = IsZip(stream) ? Errors(file, stream, spec.MaxExpansion) : null;
                return new ExcelSheet(file, stream, ExcelReaderFactory.CreateReader(stream, new ExcelReaderConfiguration { LeaveOpen = true }), errors);
            });
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Goes to the next row that Excel shows, empty ones too; false at the end.</summary>
    public bool Read() => Guard(_file, () =>
    {
        var read = _reader.Read();
        Row += read ? 1 : 0;
        return read;
    });

    /// <summary>The error that a cell of the row shows; null where it shows none. Workbooks of old (.xls) don't tell.</summary>
    public string? Error(int field) => _errors?[Row, field];

    /// <summary>A cell of the row: null, text, a number, a truth, a time or a span; a formula's value is what Excel computed last.</summary>
    public object? Cell(int field) => field < _reader.FieldCount ? Guard(_file, () => _reader.GetValue(field)) : null;

    public void Dispose()
    {
        _reader.Dispose();
        _stream.Dispose();
    }

    private static bool IsZip(FileStream stream)
    {
        Span<byte> start = stackalloc byte[2];
        var read = stream.ReadAtLeast(start, 2, throwOnEndOfStream: false);
        stream.Seek(0, SeekOrigin.Begin);
        return read == 2 && start.SequenceEqual("PK"u8);
    }

    private static ExcelErrors Errors(DataFile file, FileStream stream, int maxExpansion)
    {
        ExcelErrors errors;
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true))
        {
            var unpacked = zip.Entries.Sum(entry => entry.Length);
            if (unpacked > AlwaysAllowed && unpacked / maxExpansion > stream.Length)
                throw SourceFaults.Expands(file.Name, maxExpansion);
            errors = ExcelErrors.Of(zip);
        }

        stream.Seek(0, SeekOrigin.Begin);
        return errors;
    }

    private static T Guard<T>(DataFile file, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception failure) when (failure is not (SourceException or OperationCanceledException))
        {
            throw SourceFaults.NotWhole(file.Name, "it is damaged, or no workbook", "Excel", failure);
        }
    }
}
