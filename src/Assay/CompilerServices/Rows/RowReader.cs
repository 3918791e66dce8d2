using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Assay.CompilerServices;

/// <summary>
/// Gives generated code the cells of one row after the other. A null, and every cell of a column that is not there, is the type's default.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RowReader
{
    private readonly CellReader?[] _columns;
    private ColumnBatch? _batch;
    private int _version;
    private int _row;

    internal RowReader(int columns) => _columns = new CellReader?[columns];

    /// <summary>The value of a column.</summary>
    public T Value<T>(int ordinal) => Cells<T>(ordinal).Value(_row);

    /// <summary>The value of a column, or null.</summary>
    public T? Nullable<T>(int ordinal)
        where T : struct
    {
        var cells = Cells<T>(ordinal);
        return cells.IsNull(_row) ? null : cells.Value(_row);
    }

    /// <summary>The value of a column of an enum's members.</summary>
    public T Enum<T>(int ordinal, EnumNames<T> names)
        where T : struct, Enum => NullableEnum(ordinal, names).GetValueOrDefault();

    /// <summary>The value of a column of an enum's members, or null.</summary>
    public T? NullableEnum<T>(int ordinal, EnumNames<T> names)
        where T : struct, Enum
    {
        ArgumentNullException.ThrowIfNull(names);
        var cells = Cells<string>(ordinal);
        return cells.IsNull(_row) ? null : names.Parse(cells.Value(_row));
    }

    /// <summary>The value of a column of lists or structs.</summary>
    public T Shape<T>(int ordinal, NestedShape<T> shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        var cells = Cells<NestedCell>(ordinal);
        return cells.IsNull(_row) ? default! : shape.ToValue(cells.Value(_row));
    }

    internal void Begin(ColumnBatch batch)
    {
        _batch = batch;
        _version++;
        _row = 0;
    }

    internal void MoveTo(int row) => _row = row;

    internal void End() => _batch = null;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private CellReader<T> Cells<T>(int ordinal)
    {
        var column = _columns[ordinal];
        return column is not null && column.Version == _version ? (CellReader<T>)column : Load<T>(ordinal);
    }

    private CellReader<T> Load<T>(int ordinal)
    {
        var cells = (CellReader<T>)(_columns[ordinal] ??= new CellReader<T>());
        cells.Load(_batch!, ordinal, _version);
        return cells;
    }
}
