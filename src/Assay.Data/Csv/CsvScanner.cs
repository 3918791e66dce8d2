using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Assay.Data.Text;

namespace Assay.Data.Csv;

/// <summary>
/// Finds the cells of whole rows in a buffer: 64 bytes at a time become one bit per delimiter, quote and line end, and only those are looked at
/// (the first stage of Langdale and Lemire, Parsing Gigabytes of JSON per Second, 2019). Nothing is copied.
/// </summary>
internal sealed class CsvScanner
{
    private const int Block = 64;
    private const int CellsAtOnce = 1 << 15;

    private readonly CsvDialect _dialect;
    private readonly int _fields;
    private readonly int[] _slots;
    private readonly TextCell[] _cells;
    private readonly int _mostBytes;

    private int _cellStart;
    private int _lastQuote = -1;
    private int _field;
    private bool _quoting;
    private bool _quoted;
    private bool _escaped;
    private ulong _bits;
    private int _block;
    private int _next;
    private bool _foreign;

    /// <summary>Starts at a row's first byte.</summary>
    /// <param name="dialect">The dialect.</param>
    /// <param name="fields">How many cells a row has.</param>
    /// <param name="wanted">The cells that are wanted, each once.</param>
    /// <param name="start">Where the first row starts.</param>
    /// <param name="mostBytes">The most bytes of a cell.</param>
    public CsvScanner(CsvDialect dialect, int fields, int[] wanted, int start, int mostBytes)
    {
        _dialect = dialect;
        _fields = fields;
        _mostBytes = mostBytes;
        RowStart = _cellStart = _next = start;
        _slots = new int[fields];
        Array.Fill(_slots, -1);
        for (var slot = 0; slot < wanted.Length; slot++)
            _slots[wanted[slot]] = slot;
        MostRows = Math.Clamp(CellsAtOnce / Math.Max(1, wanted.Length), 1, 1 << 13);
        _cells = new TextCell[MostRows * wanted.Length];
    }

    /// <summary>The most rows that are found at once.</summary>
    public int MostRows { get; }

    /// <summary>Where the row starts that is not yet whole.</summary>
    public int RowStart { get; private set; }

    /// <summary>Whether the cell that is not yet whole stands in quotes.</summary>
    public bool IsQuoted => _quoted;

    /// <summary>The place of the cell that is not yet whole, or is too long.</summary>
    public int Field => _field;

    /// <summary>How many bytes of that cell there are.</summary>
    public int CellLength(int end) => end - _cellStart;

    /// <summary>The cells of a wanted column in the rows found last.</summary>
    public ReadOnlySpan<TextCell> Cells(int slot, int rows) => _cells.AsSpan(slot * MostRows, rows);

    /// <summary>Begins the row that is not yet whole anew: the buffer dropped what stood before it, and holds more of it.</summary>
    public void Restart()
    {
        RowStart = _cellStart = _next = _field = 0;
        _quoting = _quoted = _escaped = false;
        _bits = 0;
    }

    /// <summary>Whether bytes that are no ASCII may stand in rows found since the last call; the rest of the buffer is looked at anew.</summary>
    public bool TakeForeign(ReadOnlySpan<byte> bytes)
    {
        var foreign = _foreign;
        _foreign = foreign && !System.Text.Ascii.IsValid(bytes[RowStart..Math.Max(RowStart, _next)]);
        return foreign;
    }

    /// <summary>Finds rows up to a number, or as many as are whole.</summary>
    public CsvScan Scan(byte[] bytes, int end, int most)
    {
        var (delimiter, lineEnd, quote) = (_dialect.Delimiter, _dialect.LineEnd, _dialect.Quote ?? _dialect.LineEnd);
        var hasQuotes = _dialect.Quote is not null;
        var (bits, block, rows) = (_bits, _block, 0);
        most = Math.Min(most, MostRows);
        while (true)
        {
            while (bits != 0)
            {
                var at = block + BitOperations.TrailingZeroCount(bits);
                bits &= bits - 1;
                var character = bytes[at];
                if (character == quote && hasQuotes)
                {
                    Quote(at);
                    continue;
                }

                if (_quoting)
                    continue;
                if (character == delimiter)
                {
                    if (AddCell(at, rows) is var fault and not CsvFault.None)
                        return new CsvScan(rows, fault);
                    _cellStart = at + 1;
                }
                else
                {
                    var fault = EndRow(bytes, at, rows, out var blank);
                    if (fault != CsvFault.None)
                        return new CsvScan(rows, fault);
                    if (!blank && ++rows == most)
                    {
                        (_bits, _block) = (bits, block);
                        return new CsvScan(rows, CsvFault.None);
                    }
                }
            }

            if (_next >= end)
                break;
            block = _next;
            bits = Bits(ref MemoryMarshal.GetArrayDataReference(bytes), block, delimiter, lineEnd, quote, out var foreign);
            if (end - block < Block)
            {
                bits &= (1UL << (end - block)) - 1;
                foreign &= (1UL << (end - block)) - 1;
            }

            _foreign |= foreign != 0;
            _next = Math.Min(block + Block, end);
        }

        (_bits, _block) = (0, block);
        return new CsvScan(rows, CsvFault.None);
    }

    private static ulong Bits(ref byte bytes, int at, byte delimiter, byte lineEnd, byte quote, out ulong foreign)
    {
        var low = Vector256.LoadUnsafe(ref bytes, (nuint)at);
        var high = Vector256.LoadUnsafe(ref bytes, (nuint)at + 32);
        var (d, l, q) = (Vector256.Create(delimiter), Vector256.Create(lineEnd), Vector256.Create(quote));
        var inLow = Vector256.Equals(low, d) | Vector256.Equals(low, l) | Vector256.Equals(low, q);
        var inHigh = Vector256.Equals(high, d) | Vector256.Equals(high, l) | Vector256.Equals(high, q);
        foreign = low.ExtractMostSignificantBits() | ((ulong)high.ExtractMostSignificantBits() << 32);
        return inLow.ExtractMostSignificantBits() | ((ulong)inHigh.ExtractMostSignificantBits() << 32);
    }

    private void Quote(int at)
    {
        if (_quoting)
        {
            _quoting = false;
            _lastQuote = at;
        }
        else if (at == _cellStart)
        {
            _quoting = _quoted = true;
        }
        else if (_quoted && at == _lastQuote + 1)
        {
            _quoting = _escaped = true;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private CsvFault AddCell(int end, int row)
    {
        var (start, length) = (_cellStart, end - _cellStart);
        if (length > _mostBytes)
            return CsvFault.Cell;
        if (_quoted)
        {
            if (_lastQuote != end - 1)
                return CsvFault.Quote;
            start++;
            length -= 2;
        }

        if (_field < _fields && _slots[_field] is var slot and >= 0)
            _cells[(slot * MostRows) + row] = new TextCell(start, length, _quoted, _escaped);
        _field++;
        _quoted = _escaped = false;
        return CsvFault.None;
    }

    private CsvFault EndRow(byte[] bytes, int at, int row, out bool blank)
    {
        var end = at > _cellStart && bytes[at - 1] == '\r' ? at - 1 : at;
        blank = _field == 0 && end == _cellStart && _fields != 1;
        if (!blank)
        {
            if (AddCell(end, row) is var fault and not CsvFault.None)
                return fault;
            if (_field != _fields)
                return CsvFault.Cells;
        }

        _field = 0;
        RowStart = _cellStart = at + 1;
        return CsvFault.None;
    }
}

/// <summary>What a scan found: whole rows, and what is wrong with the row behind them.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct CsvScan(int Rows, CsvFault Fault);

internal enum CsvFault
{
    None,
    Quote,
    Cells,
    Cell,
}
