using System.ComponentModel;

namespace Assay.CompilerServices;

/// <summary>Takes rows column by column: what generated writers write to.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ColumnSink
{
    /// <summary>Takes one column of the rows being written.</summary>
    /// <typeparam name="T">The property's type; for a nullable one the underlying type, for an enum <see cref="string"/>.</typeparam>
    /// <param name="ordinal">The column's place in <see cref="DatasetDescriptor.Columns"/>.</param>
    /// <param name="values">A value per row; unspecified where null.</param>
    /// <param name="valid">Per row whether the value is not null; empty where no row is null.</param>
    public abstract void Write<T>(int ordinal, ReadOnlySpan<T> values, ReadOnlySpan<bool> valid);
}
