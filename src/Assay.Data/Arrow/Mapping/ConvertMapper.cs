using System.Globalization;
using Apache.Arrow;
using Assay.Data.Columns;

namespace Assay.Data.Arrow.Mapping;

/// <summary>Turns a stored value into the column's type; false where it can't without loss.</summary>
internal interface IConversion<TFrom, TTo>
{
    bool TryConvert(TFrom from, out TTo to);

    /// <summary>The same for many; false where one of them can't be converted.</summary>
    static virtual bool TryConvertAll<TConversion>(TConversion conversion, ReadOnlySpan<TFrom> from, Span<TTo> to)
        where TConversion : IConversion<TFrom, TTo>
    {
        // Without a branch per value: most columns hold neither nulls nor values that don't fit.
        var fit = true;
        for (var row = 0; row < from.Length && row < to.Length; row++)
            fit &= conversion.TryConvert(from[row], out to[row]);
        return fit;
    }
}

/// <summary>Converts value by value. The conversion is a struct, so that the loop is compiled for it.</summary>
internal sealed class ConvertMapper<TFrom, TTo, TConversion>(TConversion conversion) : ArrowColumnMapper
    where TFrom : struct, IEquatable<TFrom>, IFormattable
    where TConversion : struct, IConversion<TFrom, TTo>
{
    private readonly ColumnBuffer<TTo> _buffer = new();

    public override BatchColumn Map(IArrowArray array, CellFaults faults)
    {
        var values = ((PrimitiveArray<TFrom>)array).Values;
        var hasNulls = array.NullCount > 0;
        var converted = _buffer.Start(values.Length);
        if (!hasNulls && TConversion.TryConvertAll(conversion, values, converted))
            return _buffer;
        for (var row = 0; row < values.Length; row++)
        {
            if (hasNulls && array.IsNull(row))
            {
                _buffer.SetNull(row);
            }
            else if (!conversion.TryConvert(values[row], out converted[row]))
            {
                _buffer.SetNull(row);
                faults.Add(row, values[row].ToString(null, CultureInfo.InvariantCulture));
            }
        }

        return _buffer;
    }
}

/// <summary>Reads cells one at a time, for types that are no plain numbers in memory.</summary>
internal sealed class CellMapper<T>(CellReader<T> reader) : ArrowColumnMapper
{
    private readonly ColumnBuffer<T> _buffer = new();

    public override BatchColumn Map(IArrowArray array, CellFaults faults)
    {
        var read = _buffer.Start(array.Length);
        for (var row = 0; row < read.Length; row++)
        {
            if (array.IsNull(row))
            {
                _buffer.SetNull(row);
            }
            else if (!reader(array, row, out read[row], out var text))
            {
                _buffer.SetNull(row);
                faults.Add(row, text);
            }
        }

        return _buffer;
    }
}

/// <summary>Reads a cell that is not null; where it is no value of the column, false and its text.</summary>
internal delegate bool CellReader<T>(IArrowArray array, int row, out T value, out string text);
