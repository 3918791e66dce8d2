using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Apache.Arrow;
using Apache.Arrow.Types;
using Assay.CompilerServices;

namespace Assay.Data.Arrow;

/// <summary>Copies columns into Arrow arrays. What lies below a null is zero, so that equal rows make equal files.</summary>
internal static class ArrowArrays
{
    // Dividing by it leaves the value and the smallest scale that holds it.
    private const decimal OneWithAllZeros = 1.0000000000000000000000000000m;

    public static IArrowArray Of(ColumnDescriptor column, ColumnBatch batch, int ordinal) => column.Type switch
    {
        ColumnType.Boolean => Booleans(batch.Column<bool>(ordinal)),
        ColumnType.Int8 => Primitive<sbyte, sbyte>(batch.Column<sbyte>(ordinal), Int8Type.Default, static value => value),
        ColumnType.UInt8 => Primitive<byte, byte>(batch.Column<byte>(ordinal), UInt8Type.Default, static value => value),
        ColumnType.UInt16 => Primitive<ushort, ushort>(batch.Column<ushort>(ordinal), UInt16Type.Default, static value => value),
        ColumnType.UInt32 => Primitive<uint, uint>(batch.Column<uint>(ordinal), UInt32Type.Default, static value => value),
        ColumnType.UInt64 => Primitive<ulong, ulong>(batch.Column<ulong>(ordinal), UInt64Type.Default, static value => value),
        ColumnType.Int16 => Primitive<short, short>(batch.Column<short>(ordinal), Int16Type.Default, static value => value),
        ColumnType.Int32 => Primitive<int, int>(batch.Column<int>(ordinal), Int32Type.Default, static value => value),
        ColumnType.Int64 => Primitive<long, long>(batch.Column<long>(ordinal), Int64Type.Default, static value => value),
        ColumnType.Float => Primitive<float, float>(batch.Column<float>(ordinal), FloatType.Default, static value => value),
        ColumnType.Double => Primitive<double, double>(batch.Column<double>(ordinal), DoubleType.Default, static value => value),
        ColumnType.Decimal => Decimals(column, batch.Column<decimal>(ordinal)),
        ColumnType.String or ColumnType.Enum => Text(batch.Column<string>(ordinal), static value => value),
        ColumnType.Guid => Text(batch.Column<Guid>(ordinal), static value => value.ToString()),
        ColumnType.Timestamp => Primitive(batch.Column<DateTime>(ordinal), ArrowSchemas.TypeOf(column.Type), static value => Microseconds(value.Ticks)),
        ColumnType.Instant => Primitive(batch.Column<DateTimeOffset>(ordinal), ArrowSchemas.TypeOf(column.Type), static value => Microseconds(value.UtcTicks)),
        ColumnType.Date => Primitive(batch.Column<DateOnly>(ordinal), Date32Type.Default, static value => value.DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber),
        ColumnType.Time => Primitive(batch.Column<TimeOnly>(ordinal), ArrowSchemas.TypeOf(column.Type), static value => value.Ticks / TimeSpan.TicksPerMicrosecond),
        ColumnType.List => NestedArrays.Lists(column, batch.Column<NestedCell>(ordinal)),
        ColumnType.Struct => NestedArrays.Structs(column, batch.Column<NestedCell>(ordinal)),
        ColumnType.Binary => Bytes(batch.Column<byte[]>(ordinal)),
        _ => throw new ArgumentOutOfRangeException(nameof(column), column.Type, null),
    };

    private static long Microseconds(long ticks) =>
        (ticks / TimeSpan.TicksPerMicrosecond) - (DateTime.UnixEpoch.Ticks / TimeSpan.TicksPerMicrosecond);

    private static IArrowArray Primitive<T, TStored>(in ColumnView<T> view, IArrowType type, Func<T, TStored> store)
        where TStored : unmanaged
    {
        var values = new TStored[view.Length];
        for (var row = 0; row < values.Length; row++)
        {
            if (!view.IsNull(row))
                values[row] = store(view[row]);
        }

        return ArrowArrayFactory.BuildArray(new ArrayData(
            type, view.Length, view.NullCount, 0, [Validity(view), new ArrowBuffer(MemoryMarshal.AsBytes(values.AsSpan()).ToArray())]));
    }

    private static BooleanArray Booleans(in ColumnView<bool> view)
    {
        var bits = new byte[(view.Length + 7) / 8];
        for (var row = 0; row < view.Length; row++)
        {
            if (!view.IsNull(row) && view[row])
                bits[row >> 3] |= (byte)(1 << (row & 7));
        }

        return new BooleanArray(new ArrowBuffer(bits), Validity(view), view.Length, view.NullCount, 0);
    }

    private static Decimal128Array Decimals(ColumnDescriptor column, in ColumnView<decimal> view)
    {
        var builder = new Decimal128Array.Builder(ArrowSchemas.Decimal).Reserve(view.Length);
        for (var row = 0; row < view.Length; row++)
        {
            if (view.IsNull(row))
            {
                builder.AppendNull();
                continue;
            }

            try
            {
                builder.Append(view[row] / OneWithAllZeros);
            }
            catch (OverflowException failure)
            {
                throw new OverflowException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{column.Name} holds a decimal that needs more than {ArrowSchemas.Decimal.Precision - ArrowSchemas.Decimal.Scale} digits before or {ArrowSchemas.Decimal.Scale} after the point. Round it, or keep it as text."), failure);
            }
        }

        return builder.Build();
    }

    private static BinaryArray Bytes(in ColumnView<byte[]> view)
    {
        var builder = new BinaryArray.Builder().Reserve(view.Length);
        for (var row = 0; row < view.Length; row++)
            builder = view.IsNull(row) ? builder.AppendNull() : builder.Append(view[row].AsSpan());
        return builder.Build();
    }

    private static StringArray Text<T>(in ColumnView<T> view, Func<T, string> text)
    {
        var distinct = System.Array.Empty<byte[]>();
        if (view.IsDictionary)
        {
            distinct = new byte[view.Values.Length][];
            for (var i = 0; i < distinct.Length; i++)
                distinct[i] = Encoding.UTF8.GetBytes(text(view.Values[i]));
        }

        var offsets = new int[view.Length + 1];
        var bytes = new List<byte>(view.Length * 8);
        Span<byte> scratch = stackalloc byte[512];
        for (var row = 0; row < view.Length; row++)
        {
            if (!view.IsNull(row))
            {
                if (view.IsDictionary)
                    bytes.AddRange(distinct[view.Codes[row]]);
                else if (Encoding.UTF8.TryGetBytes(text(view.Values[row]), scratch, out var written))
                    bytes.AddRange(scratch[..written]);
                else
                    bytes.AddRange(Encoding.UTF8.GetBytes(text(view.Values[row])));
            }

            offsets[row + 1] = bytes.Count;
        }

        return new StringArray(
            view.Length, new ArrowBuffer(MemoryMarshal.AsBytes(offsets.AsSpan()).ToArray()), new ArrowBuffer(bytes.ToArray()), Validity(view), view.NullCount);
    }

    internal static ArrowBuffer Validity<T>(in ColumnView<T> view)
    {
        if (view.NullCount == 0)
            return ArrowBuffer.Empty;
        var bits = new byte[(view.Length + 7) / 8];
        for (var row = 0; row < view.Length; row++)
        {
            if (!view.IsNull(row))
                bits[row >> 3] |= (byte)(1 << (row & 7));
        }

        return new ArrowBuffer(bits);
    }
}
