using System.Runtime.InteropServices;
using Apache.Arrow;
using Apache.Arrow.Types;
using DuckDB.NET.Data;

namespace Assay.Data.DuckDb;

/// <summary>A column of a result on its way into an Arrow array.</summary>
internal abstract class ResultColumn
{
    private static readonly Decimal256Type s_decimal = new(76, 28);

    public abstract IArrowType Type { get; }

    /// <summary>Takes the cell of the reader's row.</summary>
    public abstract void Append();

    /// <summary>What was taken since the last call.</summary>
    public abstract IArrowArray Take();

    public static ResultColumn Of(DuckDBDataReader reader, int field)
    {
        var name = reader.GetDataTypeName(field);
        return reader.GetFieldType(field) switch
        {
            var type when type == typeof(bool) => new Built<BooleanArray.Builder>(reader, field, BooleanType.Default, static () => new(), static (b, r, i) => b.Append(r.GetBoolean(i)), static b => b.AppendNull(), static b => b.Build()),
            var type when type == typeof(sbyte) => new Plain<sbyte>(reader, field, Int8Type.Default, static (r, i) => r.GetFieldValue<sbyte>(i)),
            var type when type == typeof(byte) => new Plain<byte>(reader, field, UInt8Type.Default, static (r, i) => r.GetByte(i)),
            var type when type == typeof(short) => new Plain<short>(reader, field, Int16Type.Default, static (r, i) => r.GetInt16(i)),
            var type when type == typeof(ushort) => new Plain<ushort>(reader, field, UInt16Type.Default, static (r, i) => r.GetFieldValue<ushort>(i)),
            var type when type == typeof(int) => new Plain<int>(reader, field, Int32Type.Default, static (r, i) => r.GetInt32(i)),
            var type when type == typeof(uint) => new Plain<uint>(reader, field, UInt32Type.Default, static (r, i) => r.GetFieldValue<uint>(i)),
            var type when type == typeof(long) => new Plain<long>(reader, field, Int64Type.Default, static (r, i) => r.GetInt64(i)),
            var type when type == typeof(ulong) => new Plain<ulong>(reader, field, UInt64Type.Default, static (r, i) => r.GetFieldValue<ulong>(i)),
            var type when type == typeof(float) => new Plain<float>(reader, field, FloatType.Default, static (r, i) => r.GetFloat(i)),
            var type when type == typeof(double) => new Plain<double>(reader, field, DoubleType.Default, static (r, i) => r.GetDouble(i)),
            var type when type == typeof(DateOnly) => new Plain<int>(reader, field, Date32Type.Default, static (r, i) => r.GetFieldValue<DateOnly>(i).DayNumber - s_epochDay),
            var type when type == typeof(DateTime) => new Plain<long>(
                reader, field, new TimestampType(TimeUnit.Microsecond, name == "TimestampTz" ? "UTC" : null), static (r, i) => Microseconds(r.GetDateTime(i))),
            var type when type == typeof(decimal) || type == typeof(System.Numerics.BigInteger) => new Built<Decimal256Array.Builder>(reader, field, s_decimal, static () => new(s_decimal), static (b, r, i) => b.Append(r.GetDecimal(i)), static b => b.AppendNull(), static b => b.Build()),
            var type when type == typeof(string) => Text(reader, field, static (r, i) => r.GetString(i)),
            var type when type == typeof(Guid) => Text(reader, field, static (r, i) => r.GetGuid(i).ToString()),
            _ => new Unread(),
        };
    }

    private static readonly int s_epochDay = DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;

    private static long Microseconds(DateTime time) => (time.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    private static Built<StringArray.Builder> Text(DuckDBDataReader reader, int field, Func<DuckDBDataReader, int, string> read) =>
        new(reader, field, StringType.Default, static () => new(), (b, r, i) => b.Append(read(r, i)), static b => b.AppendNull(), static b => b.Build());

    private sealed class Plain<T>(DuckDBDataReader reader, int field, IArrowType type, Func<DuckDBDataReader, int, T> read) : ResultColumn
        where T : unmanaged
    {
        private readonly List<T> _values = [];
        private ArrowBuffer.BitmapBuilder _validity = new();

        public override IArrowType Type => type;

        public override void Append()
        {
            var valid = !reader.IsDBNull(field);
            _values.Add(valid ? read(reader, field) : default);
            _validity.Append(valid);
        }

        public override IArrowArray Take()
        {
            var values = new ArrowBuffer(MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(_values)).ToArray());
            var array = ArrowArrayFactory.BuildArray(new ArrayData(type, _values.Count, _validity.UnsetBitCount, 0, [_validity.Build(), values]));
            _values.Clear();
            _validity = new();
            return array;
        }
    }

    private sealed class Built<TBuilder>(
        DuckDBDataReader reader,
        int field,
        IArrowType type,
        Func<TBuilder> start,
        Action<TBuilder, DuckDBDataReader, int> append,
        Action<TBuilder> appendNull,
        Func<TBuilder, IArrowArray> build) : ResultColumn
    {
        private TBuilder _builder = start();

        public override IArrowType Type => type;

        public override void Append()
        {
            if (reader.IsDBNull(field))
                appendNull(_builder);
            else
                append(_builder, reader, field);
        }

        public override IArrowArray Take()
        {
            var array = build(_builder);
            _builder = start();
            return array;
        }
    }

    // A type that no property takes: the mapper refuses it before a row is read.
    private sealed class Unread : ResultColumn
    {
        public override IArrowType Type => BinaryType.Default;

        public override void Append()
        {
        }

        public override IArrowArray Take() => new NullArray(0);
    }
}
