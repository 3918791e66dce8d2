using System.Text.Json;

namespace Assay.CompilerServices;

/// <summary>A column of rows being written.</summary>
internal abstract class CellBuffer
{
    internal abstract void Clear();

    internal abstract void CopyTo(ColumnSink sink, int ordinal);

    internal abstract void WriteJson(Utf8JsonWriter writer, int row);
}

/// <summary>Cells with their nulls.</summary>
internal sealed class CellBuffer<T>(int capacity) : CellBuffer
{
    private T[] _values = new T[capacity];
    private bool[] _valid = [];
    private int _count;

    internal ReadOnlySpan<T> Values => _values.AsSpan(0, _count);

    internal void Add(T value)
    {
        if (_count == _values.Length)
            Grow();
        if (value is null)
            Invalidate();
        else if (_valid.Length > 0)
            _valid[_count] = true;
        _values[_count++] = value;
    }

    internal void AddNull()
    {
        if (_count == _values.Length)
            Grow();
        Invalidate();
        _values[_count++] = default!;
    }

    internal override void Clear()
    {
        _count = 0;
        _valid = [];
    }

    internal override void CopyTo(ColumnSink sink, int ordinal) => sink.Write(ordinal, Values, _valid.Length == 0 ? default : _valid.AsSpan(0, _count));

    internal override void WriteJson(Utf8JsonWriter writer, int row)
    {
        if (_valid.Length > 0 && !_valid[row])
            writer.WriteNullValue();
        else
            JsonCells.WriteValue(writer, _values[row]);
    }

    private void Invalidate()
    {
        if (_valid.Length == 0)
        {
            _valid = new bool[_values.Length];
            _valid.AsSpan(0, _count).Fill(true);
        }

        _valid[_count] = false;
    }

    private void Grow()
    {
        var length = Math.Max(4, _values.Length * 2);
        Array.Resize(ref _values, length);
        if (_valid.Length > 0)
            Array.Resize(ref _valid, length);
    }
}

/// <summary>Lists or structs, made cells of when all are there.</summary>
internal sealed class ShapeBuffer<T>(NestedShape<T> shape) : CellBuffer
{
    private readonly List<T?> _values = [];

    internal void Add(T? value) => _values.Add(value);

    internal override void Clear() => _values.Clear();

    internal override void CopyTo(ColumnSink sink, int ordinal)
    {
        var cells = shape.ToCells(_values.ToArray(), out var valid);
        sink.Write<NestedCell>(ordinal, cells, valid);
    }

    internal override void WriteJson(Utf8JsonWriter writer, int row) => shape.WriteOrNull(writer, _values[row]);
}
