using System.ComponentModel;

namespace Assay.CompilerServices;

/// <summary>The cells of a column of lists or structs; a null is the type's default.</summary>
/// <typeparam name="T">The property's type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct ShapeCells<T>
{
    private readonly ValueCells<NestedCell> _cells;
    private readonly NestedShape<T> _shape;

    internal ShapeCells(ColumnBatch batch, int ordinal, NestedShape<T> shape)
    {
        _cells = new(batch, ordinal);
        _shape = shape;
    }

    /// <summary>The value of a row.</summary>
    public T this[int row] => _cells.IsNull(row) ? default! : _shape.ToValue(_cells[row]);

    /// <summary>Whether a row has no value.</summary>
    public bool IsNull(int row) => _cells.IsNull(row);
}
