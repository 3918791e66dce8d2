using System.ComponentModel;
using System.Numerics;

namespace Assay.CompilerServices;

/// <summary>
/// Some rows of a dataset, column by column, in the order of the record's properties. Borrowed: valid until the next batch is asked for.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ColumnBatch
{
    /// <summary>The number of rows.</summary>
    public abstract int RowCount { get; }

    /// <summary>How many rows of the same source came before this batch: row <c>i</c> is the source's row <c>FirstRow + i + 1</c>.</summary>
    public abstract long FirstRow { get; }

    /// <summary>The file or other place the rows come from, as people name it.</summary>
    public abstract string Source { get; }

    /// <summary>Whether the column is present. Columns that were not selected, or are known only later, are not.</summary>
    /// <param name="ordinal">The column's place in <see cref="DatasetDescriptor.Columns"/>.</param>
    public abstract bool Has(int ordinal);

    /// <summary>A view of a column that is present.</summary>
    /// <typeparam name="T">The property's type; for a nullable one the underlying type, for an enum <see cref="string"/>.</typeparam>
    /// <exception cref="InvalidOperationException">The column is not present, or of another type.</exception>
    public abstract ColumnView<T> Column<T>(int ordinal);

    /// <summary>The cell as invariant text for a sample in a report; null where the cell is null.</summary>
    public abstract string? Format(int ordinal, int row);

    /// <summary>The number of a row in its source, from 1.</summary>
    /// <param name="row">The row within the batch, from 0.</param>
    public virtual long PlaceOf(int row) => FirstRow + row + 1;

    /// <summary>The sums of a present column of whole numbers; a batch of which several ask for them may keep them.</summary>
    /// <typeparam name="T">The property's type; for a nullable one the underlying type.</typeparam>
    public virtual WholeSums<T> Sums<T>(int ordinal)
        where T : struct, INumber<T> => WholeSums<T>.Of(Column<T>(ordinal));

    /// <summary>The cells of a column as a record takes them.</summary>
    public ValueCells<T> Values<T>(int ordinal) => new(this, ordinal);

    /// <summary>The cells of a column of values that may be null.</summary>
    public NullableCells<T> Nullables<T>(int ordinal)
        where T : struct => new(this, ordinal);

    /// <summary>The cells of a column of an enum's members.</summary>
    public EnumCells<T> Enums<T>(int ordinal, EnumNames<T> names)
        where T : struct, Enum => new(this, ordinal, names);

    /// <summary>The cells of a column of an enum's members that may be null.</summary>
    public NullableEnumCells<T> NullableEnums<T>(int ordinal, EnumNames<T> names)
        where T : struct, Enum => new(this, ordinal, names);

    /// <summary>The cells of a column of lists or structs.</summary>
    public ShapeCells<T> Shapes<T>(int ordinal, NestedShape<T> shape) => new(this, ordinal, shape);

    /// <summary>Cells whose text could not be read as the column's type; they are null in the views.</summary>
    public virtual IReadOnlyList<CellFault> Faults => [];
}

/// <summary>A cell whose text could not be read as the column's type.</summary>
/// <param name="Row">The row within the batch, from 0.</param>
/// <param name="Ordinal">The column's place in <see cref="DatasetDescriptor.Columns"/>.</param>
/// <param name="Text">The text found, for a sample in a report.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct CellFault(int Row, int Ordinal, string Text);
