using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Apache.Arrow;
using Apache.Arrow.Types;
using Assay.Data.Arrow.Mapping;
using Assay.Data.Columns;
using ParquetSharp;

namespace Assay.Data.Parquet;

/// <summary>
/// A column of text as codes of the distinct ones. Where the file has a dictionary, equal cells lie at one address: a text is looked up once per few
/// thousand rows, not once per row.
/// </summary>
internal sealed class RawText(RowGroupCells<ByteArray> stored) : RawColumn
{
    private const int CellsAtOnce = 1 << 14;
    private const int MostKept = 4_096;
    private const int SlotBits = 12;

    private ByteArray[] _cells = [];
    private Slot[] _slots = [];
    private readonly NullableBuffer<int> _codes = new();
    private readonly DistinctUtf8 _texts = new();
    private string[] _strings = [];

    public override IArrowType Type => TextCodes.Type;

    public override IArrowArray Read(int rows)
    {
        if (_texts.Count > MostKept)
        {
            _texts.Clear();
            _strings = [];
        }

        Pooled.MakeRoom(ref _cells, CellsAtOnce);
        Pooled.MakeRoom(ref _slots, 1 << SlotBits);
        var codes = _codes.Start(rows);
        for (var at = 0; at < rows;)
        {
            var (read, present) = stored.Read(_cells.AsSpan(0, Math.Min(CellsAtOnce, rows - at)));
            Look(_cells.AsSpan(0, present), codes[at..]);
            if (present < read)
                _codes.Spread(at, stored.Levels[..read], present);
            at += read;
        }

        if (_texts.Count != _strings.Length)
            _strings = _texts.Strings.ToArray();
        return new TextCodes(new Int32Array(new ArrayData(Int32Type.Default, rows, _codes.NullCount, 0, [_codes.Validity, _codes.Values])), _strings);
    }

    public override void Dispose()
    {
        stored.Dispose();
        _codes.Dispose();
        Pooled.Return(ref _cells);
        Pooled.Return(ref _slots);
    }

    private void Look(ReadOnlySpan<ByteArray> cells, Span<int> codes)
    {
        // What lies at an address is the same only until more is read.
        var slots = _slots.AsSpan(0, 1 << SlotBits);
        slots.Clear();
        codes = codes[..cells.Length];
        for (var row = 0; row < cells.Length; row++)
        {
            ref readonly var cell = ref cells[row];
            ref var slot = ref slots[(int)(((ulong)cell.Pointer * 0x9E3779B97F4A7C15) >> (64 - SlotBits))];
            if (slot.Pointer != cell.Pointer || slot.Marked != ~cell.Length)
                slot = new(cell.Pointer, ~cell.Length, _texts.CodeOf(Bytes(cell)));
            codes[row] = slot.Code;
        }
    }

    // An address of memory that is not the garbage collector's, as a span.
    private static ReadOnlySpan<byte> Bytes(in ByteArray cell) => cell.Length == 0
        ? []
        : MemoryMarshal.CreateReadOnlySpan(ref Unsafe.AddByteOffset(ref Unsafe.NullRef<byte>(), cell.Pointer), cell.Length);

    /// <summary>What was found at an address. The length is kept as its complement: an empty slot is no empty text.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Slot(nint Pointer, int Marked, int Code);
}
