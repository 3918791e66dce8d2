using System.Numerics;

namespace Assay.CompilerServices;

/// <summary>Copies a column into a type that another column shares, row by row, and clears the rows that are null.</summary>
/// <param name="batch">The batch.</param>
/// <param name="cells">A cell per row.</param>
/// <param name="present">Per row whether every column so far has a value.</param>
internal delegate void RowCells<T>(ColumnBatch batch, Span<T> cells, Span<bool> present);

internal static class RowCells
{
    /// <summary>Copies a column of the same type.</summary>
    internal static RowCells<T> Same<T>(int ordinal) => (batch, cells, present) =>
    {
        var column = batch.Column<T>(ordinal);
        for (var row = 0; row < cells.Length; row++)
        {
            if (column.IsNull(row))
                present[row] = false;
            else
                cells[row] = column[row];
        }
    };

    /// <summary>Copies a column of numbers into another number type, which holds them.</summary>
    internal static RowCells<T> Number<T>(ColumnType type, int ordinal)
        where T : struct, INumber<T> => ViewTypes.AcceptNumber(type, new Converted<T>(ordinal)) ?? throw new NotSupportedException($"Column {ordinal} holds no numbers.");

    /// <summary>Whether all columns are numbers that decimals hold exactly.</summary>
    internal static bool AreExact(IEnumerable<ColumnType> types) => types.All(static type => ViewTypes.IsWhole(type) || type == ColumnType.Decimal);

    private sealed class Converted<TTo>(int ordinal) : INumberTypeVisitor<RowCells<TTo>>
        where TTo : struct, INumber<TTo>
    {
        public RowCells<TTo> Visit<T>()
            where T : struct, INumber<T>
        {
            var at = ordinal;
            return (batch, cells, present) =>
            {
                var column = batch.Column<T>(at);
                for (var row = 0; row < cells.Length; row++)
                {
                    if (column.IsNull(row))
                        present[row] = false;
                    else
                        cells[row] = TTo.CreateChecked(column[row]);
                }
            };
        }
    }
}
