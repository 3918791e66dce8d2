using Assay.CompilerServices;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Assay.ML.DataViews;

/// <summary>Makes the getters of a column: ML.NET asks them for the value at the cursor's row.</summary>
internal static class ColumnGetters
{
    /// <summary>A <see cref="ValueGetter{TValue}"/> of the type that <see cref="ViewSchema.TypeOf"/> says.</summary>
    public static Delegate Of(ColumnDescriptor column, int ordinal, RowPlace place)
    {
        var type = ViewSchema.TypeOf(column);
        return column.Type switch
        {
            ColumnType.Boolean when type is BooleanDataViewType => Value<bool, bool>(ordinal, place, static flag => flag, false),
            ColumnType.Boolean => Value<bool, float>(ordinal, place, static flag => flag ? 1 : 0, float.NaN),
            ColumnType.UInt64 when type is TextDataViewType => Value<ulong, ReadOnlyMemory<char>>(ordinal, place, static id => CellText.Of(id).AsMemory(), default),
            ColumnType.Int8 => Number<sbyte>(type, ordinal, place),
            ColumnType.UInt8 => Number<byte>(type, ordinal, place),
            ColumnType.UInt16 => Number<ushort>(type, ordinal, place),
            ColumnType.UInt32 => Number<uint>(type, ordinal, place),
            ColumnType.UInt64 => Number<ulong>(type, ordinal, place),
            ColumnType.Int16 => Number<short>(type, ordinal, place),
            ColumnType.Int32 => Number<int>(type, ordinal, place),
            ColumnType.Int64 => Number<long>(type, ordinal, place),
            ColumnType.Float => Number<float>(type, ordinal, place),
            ColumnType.Double => Number<double>(type, ordinal, place),
            ColumnType.Decimal => Number<decimal>(type, ordinal, place),
            ColumnType.String or ColumnType.Enum => Value<string, ReadOnlyMemory<char>>(ordinal, place, static text => text.AsMemory(), default),
            ColumnType.Time => Value<TimeOnly, ReadOnlyMemory<char>>(ordinal, place, static time => CellText.Of(time).AsMemory(), default),
            ColumnType.Guid => Value<Guid, ReadOnlyMemory<char>>(ordinal, place, static id => id.ToString().AsMemory(), default),
            ColumnType.Timestamp => Value<DateTime, DateTime>(ordinal, place, static time => time, default),
            ColumnType.Date => Value<DateOnly, DateTime>(ordinal, place, static date => date.ToDateTime(TimeOnly.MinValue), default),
            ColumnType.Instant => Value<DateTimeOffset, DateTimeOffset>(ordinal, place, static time => time, default),
            _ => throw new ArgumentOutOfRangeException(nameof(column), column.Type, null),
        };
    }

    /// <summary>A getter that never reads: what a label is when predicting.</summary>
    public static Delegate Default(ColumnDescriptor column) => ViewSchema.TypeOf(column) switch
    {
        BooleanDataViewType => new ValueGetter<bool>(static (ref bool value) => value = false),
        TextDataViewType => new ValueGetter<ReadOnlyMemory<char>>(static (ref ReadOnlyMemory<char> value) => value = default),
        DateTimeDataViewType => new ValueGetter<DateTime>(static (ref DateTime value) => value = default),
        DateTimeOffsetDataViewType => new ValueGetter<DateTimeOffset>(static (ref DateTimeOffset value) => value = default),
        var type when type == NumberDataViewType.Int64 => new ValueGetter<long>(static (ref long value) => value = 0),
        var type when type == NumberDataViewType.Double => new ValueGetter<double>(static (ref double value) => value = 0),
        _ => new ValueGetter<float>(static (ref float value) => value = 0),
    };

    private static Delegate Number<T>(DataViewType type, int ordinal, RowPlace place)
        where T : System.Numerics.INumber<T>
    {
        if (type == NumberDataViewType.Int64)
            return Value<T, long>(ordinal, place, static number => long.CreateChecked(number), 0);
        return type == NumberDataViewType.Double
            ? Value<T, double>(ordinal, place, static number => double.CreateTruncating(number), double.NaN)
            : Value<T, float>(ordinal, place, static number => float.CreateTruncating(number), float.NaN);
    }

    private static ValueGetter<TValue> Value<T, TValue>(int ordinal, RowPlace place, Func<T, TValue> convert, TValue missing) => (ref TValue value) =>
    {
        var view = place.Current.Column<T>(ordinal);
        value = view.IsNull(place.Row) ? missing : convert(view[place.Row]);
    };
}
