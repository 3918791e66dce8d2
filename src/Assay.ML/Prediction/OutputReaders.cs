using Assay.CompilerServices;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Assay.ML.Prediction;

/// <summary>How a transformer's columns become properties of the predictions.</summary>
internal static class OutputReaders
{
    /// <summary>Whether a column of a type can fill a property.</summary>
    public static bool CanFill(ColumnDescriptor property, DataViewType type) => property.Type switch
    {
        _ when ViewTypes.IsNumber(property.Type) => IsNumber(type),
        ColumnType.Boolean => type is BooleanDataViewType || type == NumberDataViewType.Single,
        ColumnType.String or ColumnType.Enum or ColumnType.Guid => type is TextDataViewType,
        ColumnType.Timestamp or ColumnType.Date => type is DateTimeDataViewType,
        ColumnType.Instant => type is DateTimeOffsetDataViewType,
        _ => false,
    };

    /// <summary>Reads a column that <see cref="CanFill"/> the property.</summary>
    public static OutputColumn Of(ColumnDescriptor property, DataViewSchema.Column column, DataViewRow row) => property.Type switch
    {
        ColumnType.Float => new OutputColumn<float>(Number(property, column, row, static number => (float)number)),
        ColumnType.Double => new OutputColumn<double>(Number(property, column, row, static number => number)),
        ColumnType.Decimal => new OutputColumn<decimal>(Number(property, column, row, static number => (decimal)number)),
        ColumnType.Int8 => new OutputColumn<sbyte>(Number(property, column, row, number => checked((sbyte)Whole(property, number)))),
        ColumnType.UInt8 => new OutputColumn<byte>(Number(property, column, row, number => checked((byte)Whole(property, number)))),
        ColumnType.UInt16 => new OutputColumn<ushort>(Number(property, column, row, number => checked((ushort)Whole(property, number)))),
        ColumnType.UInt32 => new OutputColumn<uint>(Number(property, column, row, number => checked((uint)Whole(property, number)))),
        ColumnType.UInt64 => new OutputColumn<ulong>(Number(property, column, row, number => checked((ulong)Whole(property, number)))),
        ColumnType.Int16 => new OutputColumn<short>(Number(property, column, row, number => checked((short)Whole(property, number)))),
        ColumnType.Int32 => new OutputColumn<int>(Number(property, column, row, number => checked((int)Whole(property, number)))),
        ColumnType.Int64 when column.Type == NumberDataViewType.Int64 => new OutputColumn<long>(Plain<long, long>(column, row, static number => number)),
        ColumnType.Int64 => new OutputColumn<long>(Number(property, column, row, number => Whole(property, number))),
        ColumnType.Boolean when column.Type is BooleanDataViewType => new OutputColumn<bool>(Plain<bool, bool>(column, row, static flag => flag)),
        ColumnType.Boolean => new OutputColumn<bool>(Number(property, column, row, static number => number != 0)),
        ColumnType.String or ColumnType.Enum => new OutputColumn<string>(Text(property, column, row, static text => text.ToString())),
        ColumnType.Guid => new OutputColumn<Guid>(Text(property, column, row, static text => Guid.Parse(text.Span))),
        ColumnType.Timestamp => new OutputColumn<DateTime>(Plain<DateTime, DateTime>(column, row, static time => time)),
        ColumnType.Date => new OutputColumn<DateOnly>(Plain<DateTime, DateOnly>(column, row, DateOnly.FromDateTime)),
        ColumnType.Instant => new OutputColumn<DateTimeOffset>(Plain<DateTimeOffset, DateTimeOffset>(column, row, static time => time)),
        _ => throw Mismatch(property, column),
    };

    private static OutputReader<T> Number<T>(ColumnDescriptor property, DataViewSchema.Column column, DataViewRow row, Func<double, T> convert)
    {
        if (column.Type == NumberDataViewType.Single)
            return Finite<float, T>(property, column, row, static number => number, convert);
        if (column.Type == NumberDataViewType.Double)
            return Finite<double, T>(property, column, row, static number => number, convert);
        return column.Type == NumberDataViewType.Int32
            ? Plain<int, T>(column, row, number => convert(number))
            : Plain<long, T>(column, row, number => convert(number));
    }

    private static bool IsNumber(DataViewType type) =>
        type == NumberDataViewType.Single || type == NumberDataViewType.Double || type == NumberDataViewType.Int32 || type == NumberDataViewType.Int64;

    // NaN is ML.NET's missing value: a property that may be null is null then, another holds the NaN where its type can.
    private static OutputReader<T> Finite<TValue, T>(
        ColumnDescriptor property, DataViewSchema.Column column, DataViewRow row, Func<TValue, double> widen, Func<double, T> convert)
    {
        var get = row.GetGetter<TValue>(column);
        var missing = property.Nullable || property.Type is not (ColumnType.Float or ColumnType.Double);
        return (out T value) =>
        {
            TValue found = default!;
            get(ref found);
            var number = widen(found);
            value = default!;
            if (missing && double.IsNaN(number))
                return false;
            value = convert(number);
            return true;
        };
    }

    private static OutputReader<T> Text<T>(ColumnDescriptor property, DataViewSchema.Column column, DataViewRow row, Func<ReadOnlyMemory<char>, T> convert)
    {
        var get = row.GetGetter<ReadOnlyMemory<char>>(column);
        var emptyIsMissing = property.Nullable || property.Type != ColumnType.String;
        return (out T value) =>
        {
            ReadOnlyMemory<char> found = default;
            get(ref found);
            value = default!;
            if (emptyIsMissing && found.IsEmpty)
                return false;
            value = convert(found);
            return true;
        };
    }

    private static OutputReader<T> Plain<TValue, T>(DataViewSchema.Column column, DataViewRow row, Func<TValue, T> convert)
    {
        var get = row.GetGetter<TValue>(column);
        return (out T value) =>
        {
            TValue found = default!;
            get(ref found);
            value = convert(found);
            return true;
        };
    }

    private static long Whole(ColumnDescriptor property, double number) => double.IsInteger(number)
        ? checked((long)number)
        : throw new InvalidOperationException($"The model's {property.Name} is no whole number; declare {property.Name} as float.");

    /// <summary>What is said where no column fits.</summary>
    public static InvalidOperationException Mismatch(ColumnDescriptor property, DataViewSchema.Column column) => new(
        $"The model's column {column.Name} is {column.Type}, which can't fill {property.Name} ({property.Type}). " + (column.Type is KeyDataViewType
            ? $"Append Transforms.Conversion.MapKeyToValue(\"{column.Name}\") to the pipeline."
            : $"Change the type of {property.Name}, or append a conversion to the pipeline."));
}
