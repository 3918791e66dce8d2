using System.ComponentModel;
using System.Text.Json;

namespace Assay.CompilerServices;

/// <summary>Takes rows member by member, and hands them on column by column. Every column is written once for each row.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RowBuffer
{
    private readonly CellBuffer?[] _columns;
    private readonly int _capacity;

    internal RowBuffer(int columns, int capacity)
    {
        _columns = new CellBuffer?[columns];
        _capacity = capacity;
    }

    /// <summary>Writes a value; a reference may be null.</summary>
    public void Write<T>(int ordinal, T value) => Cells<T>(ordinal).Add(value);

    /// <summary>Writes a value that may be null.</summary>
    public void WriteNullable<T>(int ordinal, T? value)
        where T : struct
    {
        if (value is { } some)
            Cells<T>(ordinal).Add(some);
        else
            Cells<T>(ordinal).AddNull();
    }

    /// <summary>Writes an enum's value by its name.</summary>
    public void WriteEnum<T>(int ordinal, T value, EnumNames<T> names)
        where T : struct, Enum
    {
        ArgumentNullException.ThrowIfNull(names);
        Cells<string>(ordinal).Add(names.NameOf(value));
    }

    /// <summary>Writes an enum's value by its name, or null.</summary>
    public void WriteNullableEnum<T>(int ordinal, T? value, EnumNames<T> names)
        where T : struct, Enum
    {
        ArgumentNullException.ThrowIfNull(names);
        if (value is { } some)
            Cells<string>(ordinal).Add(names.NameOf(some));
        else
            Cells<string>(ordinal).AddNull();
    }

    /// <summary>Writes a list or struct.</summary>
    public void WriteShape<T>(int ordinal, T value, NestedShape<T> shape) =>
        ((ShapeBuffer<T>)(_columns[ordinal] ??= new ShapeBuffer<T>(shape))).Add(value);

    internal void Clear()
    {
        foreach (var column in _columns)
            column?.Clear();
    }

    internal void CopyTo(ColumnSink sink)
    {
        for (var ordinal = 0; ordinal < _columns.Length; ordinal++)
            _columns[ordinal]?.CopyTo(sink, ordinal);
    }

    internal void WriteJson(Utf8JsonWriter writer, int ordinal, int row) => _columns[ordinal]!.WriteJson(writer, row);

    private CellBuffer<T> Cells<T>(int ordinal) => (CellBuffer<T>)(_columns[ordinal] ??= new CellBuffer<T>(_capacity));
}
