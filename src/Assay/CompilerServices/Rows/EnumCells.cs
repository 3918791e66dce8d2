using System.ComponentModel;

namespace Assay.CompilerServices;

/// <summary>The cells of a column of an enum's members; a null is the enum's default.</summary>
/// <typeparam name="T">The enum.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct EnumCells<T>
    where T : struct, Enum
{
    private readonly ValueCells<string> _cells;
    private readonly EnumNames<T> _names;

    internal EnumCells(ColumnBatch batch, int ordinal, EnumNames<T> names)
    {
        _cells = new(batch, ordinal);
        _names = names;
    }

    /// <summary>The value of a row.</summary>
    public T this[int row] => _cells.IsNull(row) ? default : _names.Parse(_cells[row]);

    /// <summary>Whether a row has no value.</summary>
    public bool IsNull(int row) => _cells.IsNull(row);
}

/// <summary>The cells of a column of an enum's members that may be null.</summary>
/// <typeparam name="T">The enum.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct NullableEnumCells<T>
    where T : struct, Enum
{
    private readonly EnumCells<T> _cells;

    internal NullableEnumCells(ColumnBatch batch, int ordinal, EnumNames<T> names) => _cells = new(batch, ordinal, names);

    /// <summary>The value of a row; null where it has none.</summary>
    public T? this[int row] => _cells.IsNull(row) ? null : _cells[row];

    /// <summary>Whether a row has no value.</summary>
    public bool IsNull(int row) => _cells.IsNull(row);
}
