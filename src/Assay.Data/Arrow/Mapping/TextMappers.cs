using System.Text;
using Apache.Arrow;
using Apache.Arrow.Types;
using Assay.CompilerServices;
using Assay.Data.Columns;

namespace Assay.Data.Arrow.Mapping;

/// <summary>Which stored columns hold text, and how they become codes and distinct values: no string is made per row.</summary>
internal static class TextMappers
{
    public static ArrowColumnMapper? Of(IArrowType type, ColumnDescriptor column)
    {
        var members = column.Type == ColumnType.Enum ? new HashSet<string>(column.EnumValues ?? [], StringComparer.Ordinal) : null;
        return type switch
        {
            DictionaryType dictionary when Utf8Cells.IsText(dictionary.ValueType) => new DictionaryTextMapper(members),
            _ when Utf8Cells.IsText(type) => new PlainTextMapper(members),
            _ => null,
        };
    }
}

/// <summary>Text that Arrow holds as a dictionary: each distinct value becomes a string once.</summary>
internal sealed class DictionaryTextMapper(HashSet<string>? members) : ArrowColumnMapper
{
    private readonly TextBuffer _buffer = new();
    private readonly DistinctText _distinct = new();

    public override BatchColumn Map(IArrowArray array, CellFaults faults)
    {
        var dictionary = (DictionaryArray)array;
        var distinct = dictionary is TextCodes coded ? coded.Distinct : _distinct.Of(dictionary.Dictionary);
        if (dictionary.Indices is Int32Array codes && System.Array.TrueForAll(distinct, value => value is not null && members?.Contains(value) != false))
            return new DictionaryColumn(distinct!, codes);

        _buffer.Clear();
        for (var row = 0; row < array.Length; row++)
        {
            var value = dictionary.Indices.IsNull(row) ? null : distinct[Code(dictionary.Indices, row)];
            if (value is not null && members?.Contains(value) != false)
            {
                _buffer.TryAdd(Encoding.UTF8.GetBytes(value));
                continue;
            }

            _buffer.AddNull();
            if (value is not null)
                faults.Add(row, value);
        }

        return _buffer;
    }

    private static int Code(IArrowArray codes, int row) => codes switch
    {
        Int32Array wide => wide.Values[row],
        Int8Array narrow => narrow.Values[row],
        Int16Array narrow => narrow.Values[row],
        UInt8Array narrow => narrow.Values[row],
        UInt16Array narrow => narrow.Values[row],
        UInt32Array wide => checked((int)wide.Values[row]),
        Int64Array wider => checked((int)wider.Values[row]),
        UInt64Array wider => checked((int)wider.Values[row]),
        _ => throw new ArgumentException($"{codes.GetType()} holds no codes.", nameof(codes)),
    };
}

/// <summary>Text that stands in each row.</summary>
internal sealed class PlainTextMapper(HashSet<string>? members) : ArrowColumnMapper
{
    private readonly TextBuffer _buffer = members is null ? new() : new([.. members]);

    public override BatchColumn Map(IArrowArray array, CellFaults faults)
    {
        _buffer.Clear();
        for (var row = 0; row < array.Length; row++)
        {
            if (array.IsNull(row))
                _buffer.AddNull();
            else if (!_buffer.TryAdd(Utf8Cells.Of(array, row)))
                faults.Add(row, Encoding.UTF8.GetString(Utf8Cells.Of(array, row)));
        }

        return _buffer;
    }
}

/// <summary>Codes in Arrow's memory, and the strings they mean.</summary>
internal sealed class DictionaryColumn(string[] distinct, Int32Array codes) : BatchColumn<string>
{
    public override ColumnView<string> View =>
        ColumnView<string>.Dictionary(distinct, codes.Values, codes.NullBitmapBuffer.Span, codes.Offset, codes.NullCount);
}

/// <summary>The strings of a dictionary; the batches of a row group share one, so the last is kept.</summary>
internal sealed class DistinctText
{
    private byte[] _bytes = [];
    private int[] _lengths = [];
    private string?[] _strings = [];

    public string?[] Of(IArrowArray dictionary)
    {
        if (!IsLast(dictionary))
        {
            _strings = Utf8Cells.All(dictionary);
            Remember(dictionary);
        }

        return _strings;
    }

    private bool IsLast(IArrowArray dictionary)
    {
        if (dictionary.Length != _lengths.Length || dictionary.NullCount > 0)
            return false;
        var at = 0;
        for (var i = 0; i < _lengths.Length; i++)
        {
            var cell = Utf8Cells.Of(dictionary, i);
            if (cell.Length != _lengths[i] || !cell.SequenceEqual(_bytes.AsSpan(at, cell.Length)))
                return false;
            at += cell.Length;
        }

        return true;
    }

    private void Remember(IArrowArray dictionary)
    {
        var bytes = new List<byte>();
        _lengths = new int[dictionary.Length];
        for (var i = 0; i < _lengths.Length; i++)
        {
            var cell = Utf8Cells.Of(dictionary, i);
            bytes.AddRange(cell);
            _lengths[i] = cell.Length;
        }

        _bytes = [.. bytes];
    }
}
