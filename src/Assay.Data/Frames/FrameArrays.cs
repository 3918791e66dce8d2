using System.Runtime.InteropServices;
using Apache.Arrow;
using Apache.Arrow.Types;
using Microsoft.Data.Analysis;

namespace Assay.Data.Frames;

/// <summary>Copies columns of a data frame into Arrow arrays.</summary>
internal static class FrameArrays
{
    private static readonly Decimal256Type s_decimal = new(76, 28);

    /// <summary>The Arrow type of a column; binary, which no property takes, where there is none.</summary>
    public static IArrowType TypeOf(DataFrameColumn column) => column switch
    {
        PrimitiveDataFrameColumn<bool> => BooleanType.Default,
        PrimitiveDataFrameColumn<sbyte> => Int8Type.Default,
        PrimitiveDataFrameColumn<byte> => UInt8Type.Default,
        PrimitiveDataFrameColumn<short> => Int16Type.Default,
        PrimitiveDataFrameColumn<ushort> => UInt16Type.Default,
        PrimitiveDataFrameColumn<int> => Int32Type.Default,
        PrimitiveDataFrameColumn<uint> => UInt32Type.Default,
        PrimitiveDataFrameColumn<long> => Int64Type.Default,
        PrimitiveDataFrameColumn<ulong> => UInt64Type.Default,
        PrimitiveDataFrameColumn<float> => FloatType.Default,
        PrimitiveDataFrameColumn<double> => DoubleType.Default,
        PrimitiveDataFrameColumn<decimal> => s_decimal,
        PrimitiveDataFrameColumn<DateTime> times => new TimestampType(TimeUnit.Microsecond, IsUtc(times) ? "UTC" : null),
        StringDataFrameColumn or ArrowStringDataFrameColumn => StringType.Default,
        _ => BinaryType.Default,
    };

    public static IArrowArray Of(DataFrameColumn column, long first, int rows) => column switch
    {
        PrimitiveDataFrameColumn<bool> flags => Booleans(flags, first, rows),
        PrimitiveDataFrameColumn<sbyte> numbers => Primitive(numbers, first, rows, static value => value),
        PrimitiveDataFrameColumn<byte> numbers => Primitive(numbers, first, rows, static value => value),
        PrimitiveDataFrameColumn<short> numbers => Primitive(numbers, first, rows, static value => value),
        PrimitiveDataFrameColumn<ushort> numbers => Primitive(numbers, first, rows, static value => value),
        PrimitiveDataFrameColumn<int> numbers => Primitive(numbers, first, rows, static value => value),
        PrimitiveDataFrameColumn<uint> numbers => Primitive(numbers, first, rows, static value => value),
        PrimitiveDataFrameColumn<long> numbers => Primitive(numbers, first, rows, static value => value),
        PrimitiveDataFrameColumn<ulong> numbers => Primitive(numbers, first, rows, static value => value),
        PrimitiveDataFrameColumn<float> numbers => Primitive(numbers, first, rows, static value => value),
        PrimitiveDataFrameColumn<double> numbers => Primitive(numbers, first, rows, static value => value),
        PrimitiveDataFrameColumn<DateTime> times => Primitive(times, first, rows, static value => (value.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond),
        PrimitiveDataFrameColumn<decimal> numbers => Decimals(numbers, first, rows),
        _ => Text(column, first, rows),
    };

    private static IArrowArray Primitive<T, TStored>(PrimitiveDataFrameColumn<T> column, long first, int rows, Func<T, TStored> store)
        where T : unmanaged
        where TStored : unmanaged
    {
        var values = new TStored[rows];
        var validity = new ArrowBuffer.BitmapBuilder(rows);
        for (var row = 0; row < rows; row++)
        {
            var value = column[first + row];
            values[row] = value is { } present ? store(present) : default;
            validity.Append(value is not null);
        }

        return ArrowArrayFactory.BuildArray(new ArrayData(
            TypeOf(column), rows, validity.UnsetBitCount, 0, [validity.Build(), new ArrowBuffer(MemoryMarshal.AsBytes(values.AsSpan()).ToArray())]));
    }

    private static BooleanArray Booleans(PrimitiveDataFrameColumn<bool> column, long first, int rows)
    {
        var builder = new BooleanArray.Builder().Reserve(rows);
        for (var row = 0; row < rows; row++)
            builder = column[first + row] is { } flag ? builder.Append(flag) : builder.AppendNull();
        return builder.Build();
    }

    private static Decimal256Array Decimals(PrimitiveDataFrameColumn<decimal> column, long first, int rows)
    {
        var builder = new Decimal256Array.Builder(s_decimal).Reserve(rows);
        for (var row = 0; row < rows; row++)
            builder = column[first + row] is { } number ? builder.Append(number) : builder.AppendNull();
        return builder.Build();
    }

    private static StringArray Text(DataFrameColumn column, long first, int rows)
    {
        var builder = new StringArray.Builder().Reserve(rows);
        for (var row = 0; row < rows; row++)
            builder = column[first + row] is string text ? builder.Append(text) : builder.AppendNull();
        return builder.Build();
    }

    private static bool IsUtc(PrimitiveDataFrameColumn<DateTime> times)
    {
        for (long row = 0; row < times.Length; row++)
        {
            if (times[row] is { } time)
                return time.Kind == DateTimeKind.Utc;
        }

        return false;
    }
}
