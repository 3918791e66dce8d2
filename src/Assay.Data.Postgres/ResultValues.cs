using System.Runtime.InteropServices;
using Apache.Arrow;
using Apache.Arrow.Types;

namespace Assay.Data.Postgres;

/// <summary>Values of one type on their way into an Arrow array.</summary>
internal abstract class ResultValues
{
    // Both count microseconds and days from 2000 on.
    private const long EpochMicroseconds = 946_684_800_000_000;
    private const int EpochDays = 10_957;

    private static readonly Decimal256Type s_decimal = new(76, 28);

    public abstract IArrowType Type { get; }

    public abstract void AddNull();

    /// <summary>What was added since the last call.</summary>
    public abstract IArrowArray Take();

    public static ResultValues<T> Plain<T>(IArrowType type)
        where T : unmanaged => new PlainValues<T>(type, static value => value, static _ => null);

    /// <summary>Days as PostgreSQL stores them; its infinities are no day.</summary>
    public static ResultValues<int> Date() => new PlainValues<int>(
        Date32Type.Default, static value => value + EpochDays, static value => Infinity(value is int.MaxValue, value is int.MinValue) ?? Beyond(value > int.MaxValue - EpochDays));

    /// <summary>Microseconds as PostgreSQL stores them; its infinities are no time.</summary>
    public static ResultValues<long> Timestamp(string? zone) => new PlainValues<long>(
        new TimestampType(TimeUnit.Microsecond, zone),
        static value => value + EpochMicroseconds,
        static value => Infinity(value is long.MaxValue, value is long.MinValue) ?? Beyond(value > long.MaxValue - EpochMicroseconds));

    public static ResultValues<bool> Boolean() =>
        new BuiltValues<bool, BooleanArray.Builder>(BooleanType.Default, static () => new(), static (b, value) => b.Append(value), static b => b.AppendNull(), static b => b.Build());

    public static ResultValues<decimal> Decimal() =>
        new BuiltValues<decimal, Decimal256Array.Builder>(s_decimal, static () => new(s_decimal), static (b, value) => b.Append(value), static b => b.AppendNull(), static b => b.Build());

    public static ResultValues<string> Text() =>
        new BuiltValues<string, StringArray.Builder>(StringType.Default, static () => new(), static (b, value) => b.Append(value), static b => b.AppendNull(), static b => b.Build());

    public static ResultValues<Guid> Uuid() =>
        new BuiltValues<Guid, StringArray.Builder>(StringType.Default, static () => new(), static (b, value) => b.Append(value.ToString()), static b => b.AppendNull(), static b => b.Build());

    public static ResultValues<byte[]> Bytes() =>
        new BuiltValues<byte[], BinaryArray.Builder>(BinaryType.Default, static () => new(), static (b, value) => b.Append(value.AsSpan()), static b => b.AppendNull(), static b => b.Build());

    private static string? Infinity(bool positive, bool negative) => positive ? "infinity" : negative ? "-infinity" : null;

    private static string? Beyond(bool beyond) => beyond ? "a time beyond the year 9999" : null;

    private sealed class PlainValues<T>(IArrowType type, Func<T, T> store, Func<T, string?> fault) : ResultValues<T>
        where T : unmanaged
    {
        private readonly List<T> _values = [];
        private ArrowBuffer.BitmapBuilder _validity = new();

        public override IArrowType Type => type;

        public override string? FaultOf(T value) => fault(value);

        public override void Add(T value) => Add(store(value), valid: true);

        public override void AddNull() => Add(default, valid: false);

        public override IArrowArray Take()
        {
            var values = new ArrowBuffer(MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(_values)).ToArray());
            var array = ArrowArrayFactory.BuildArray(new ArrayData(type, _values.Count, _validity.UnsetBitCount, 0, [_validity.Build(), values]));
            _values.Clear();
            _validity = new();
            return array;
        }

        private void Add(T value, bool valid)
        {
            _values.Add(value);
            _validity.Append(valid);
        }
    }

    private sealed class BuiltValues<T, TBuilder>(
        IArrowType type, Func<TBuilder> start, Action<TBuilder, T> append, Action<TBuilder> appendNull, Func<TBuilder, IArrowArray> build) : ResultValues<T>
    {
        private TBuilder _builder = start();

        public override IArrowType Type => type;

        public override void Add(T value) => append(_builder, value);

        public override void AddNull() => appendNull(_builder);

        public override IArrowArray Take()
        {
            var array = build(_builder);
            _builder = start();
            return array;
        }
    }
}

/// <inheritdoc/>
internal abstract class ResultValues<T> : ResultValues
{
    public abstract void Add(T value);

    /// <summary>What a value is in words where it is none of its type; else null.</summary>
    public virtual string? FaultOf(T value) => null;
}

/// <summary>Lists of values.</summary>
internal sealed class ListValues<T>(ResultValues<T> elements) : ResultValues
{
    private readonly List<int> _offsets = [0];
    private ArrowBuffer.BitmapBuilder _validity = new();

    public ResultValues<T> Elements => elements;

    public override IArrowType Type { get; } = new ListType(new Field("item", elements.Type, nullable: true));

    public void Add(object?[] cell)
    {
        foreach (var element in cell)
        {
            if (element is T value)
                elements.Add(value);
            else
                elements.AddNull();
        }

        End(cell.Length, valid: true);
    }

    public override void AddNull() => End(0, valid: false);

    public override IArrowArray Take()
    {
        var offsets = new ArrowBuffer(MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(_offsets)).ToArray());
        var array = ArrowArrayFactory.BuildArray(new ArrayData(
            Type, _offsets.Count - 1, _validity.UnsetBitCount, 0, [_validity.Build(), offsets], [elements.Take().Data]));
        _offsets.Clear();
        _offsets.Add(0);
        _validity = new();
        return array;
    }

    private void End(int count, bool valid)
    {
        _offsets.Add(_offsets[^1] + count);
        _validity.Append(valid);
    }
}
