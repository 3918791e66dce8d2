using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Assay.CompilerServices;

/// <summary>The cells of a column, as a record takes them: a null, and every cell of a column that is not there, is the type's default.</summary>
/// <typeparam name="T">The type of the column's view.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct ValueCells<T>
{
    private readonly ColumnView<T> _view;
    private readonly bool _present;

    internal ValueCells(ColumnBatch batch, int ordinal)
    {
        _present = batch.Has(ordinal);
        _view = _present ? batch.Column<T>(ordinal) : default;
    }

    /// <summary>The value of a row.</summary>
    public T this[int row]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => IsNull(row) ? default! : _view[row];
    }

    /// <summary>Whether a row has no value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsNull(int row) => !_present || _view.IsNull(row);
}

/// <summary>The cells of a column of values that may be null.</summary>
/// <typeparam name="T">The type of the column's view.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct NullableCells<T>
    where T : struct
{
    private readonly ValueCells<T> _cells;

    internal NullableCells(ColumnBatch batch, int ordinal) => _cells = new(batch, ordinal);

    /// <summary>The value of a row; null where it has none.</summary>
    public T? this[int row]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _cells.IsNull(row) ? null : _cells[row];
    }

    /// <summary>Whether a row has no value.</summary>
    public bool IsNull(int row) => _cells.IsNull(row);
}
