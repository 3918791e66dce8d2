using System.Numerics;
using Apache.Arrow.Types;

namespace Assay.Data.Arrow.Mapping;

/// <summary>Which stored numbers a column of numbers takes.</summary>
internal static class NumberMappers
{
    public static ArrowColumnMapper? Whole<T>(IArrowType type)
        where T : struct, IBinaryInteger<T>, IMinMaxValue<T> => type.TypeId switch
    {
        ArrowTypeId.Int8 => Widened<sbyte, T>(),
        ArrowTypeId.Int16 => Widened<short, T>(),
        ArrowTypeId.Int32 => Widened<int, T>(),
        ArrowTypeId.Int64 => Widened<long, T>(),
        ArrowTypeId.UInt8 => Widened<byte, T>(),
        ArrowTypeId.UInt16 => Widened<ushort, T>(),
        ArrowTypeId.UInt32 => Widened<uint, T>(),
        ArrowTypeId.UInt64 => Widened<ulong, T>(),
        ArrowTypeId.HalfFloat => new ConvertMapper<Half, T, FloatingToWhole<Half, T>>(default),
        ArrowTypeId.Float => new ConvertMapper<float, T, FloatingToWhole<float, T>>(default),
        ArrowTypeId.Double => new ConvertMapper<double, T, FloatingToWhole<double, T>>(default),
        _ when DecimalCells.IsDecimal(type) => new CellMapper<T>(DecimalCells.Whole<T>),
        _ => null,
    };

    public static ArrowColumnMapper? Floating<T>(IArrowType type)
        where T : struct, IBinaryFloatingPointIeee754<T> => type.TypeId switch
    {
        ArrowTypeId.Int8 => new ConvertMapper<sbyte, T, WholeToFloating<sbyte, T>>(default),
        ArrowTypeId.Int16 => new ConvertMapper<short, T, WholeToFloating<short, T>>(default),
        ArrowTypeId.Int32 => new ConvertMapper<int, T, WholeToFloating<int, T>>(default),
        ArrowTypeId.Int64 => new ConvertMapper<long, T, WholeToFloating<long, T>>(default),
        ArrowTypeId.UInt8 => new ConvertMapper<byte, T, WholeToFloating<byte, T>>(default),
        ArrowTypeId.UInt16 => new ConvertMapper<ushort, T, WholeToFloating<ushort, T>>(default),
        ArrowTypeId.UInt32 => new ConvertMapper<uint, T, WholeToFloating<uint, T>>(default),
        ArrowTypeId.UInt64 => new ConvertMapper<ulong, T, WholeToFloating<ulong, T>>(default),
        ArrowTypeId.HalfFloat => Resized<Half, T>(),
        ArrowTypeId.Float => Resized<float, T>(),
        ArrowTypeId.Double => Resized<double, T>(),
        _ when DecimalCells.IsDecimal(type) => new CellMapper<T>(DecimalCells.Floating<T>),
        _ => null,
    };

    public static ArrowColumnMapper? Decimal(IArrowType type) => type.TypeId switch
    {
        ArrowTypeId.Int8 => new ConvertMapper<sbyte, decimal, WholeToDecimal<sbyte>>(default),
        ArrowTypeId.Int16 => new ConvertMapper<short, decimal, WholeToDecimal<short>>(default),
        ArrowTypeId.Int32 => new ConvertMapper<int, decimal, WholeToDecimal<int>>(default),
        ArrowTypeId.Int64 => new ConvertMapper<long, decimal, WholeToDecimal<long>>(default),
        ArrowTypeId.UInt8 => new ConvertMapper<byte, decimal, WholeToDecimal<byte>>(default),
        ArrowTypeId.UInt16 => new ConvertMapper<ushort, decimal, WholeToDecimal<ushort>>(default),
        ArrowTypeId.UInt32 => new ConvertMapper<uint, decimal, WholeToDecimal<uint>>(default),
        ArrowTypeId.UInt64 => new ConvertMapper<ulong, decimal, WholeToDecimal<ulong>>(default),
        _ when DecimalCells.IsDecimal(type) => new CellMapper<decimal>(DecimalCells.Decimal),
        _ => null,
    };

    private static ArrowColumnMapper Widened<TFrom, TTo>()
        where TFrom : struct, IBinaryInteger<TFrom>
        where TTo : struct, IBinaryInteger<TTo> =>
        typeof(TFrom) == typeof(TTo) ? new DirectMapper<TFrom>() : new ConvertMapper<TFrom, TTo, WholeToWhole<TFrom, TTo>>(default);

    private static ArrowColumnMapper Resized<TFrom, TTo>()
        where TFrom : struct, IBinaryFloatingPointIeee754<TFrom>
        where TTo : struct, IBinaryFloatingPointIeee754<TTo> =>
        typeof(TFrom) == typeof(TTo) ? new DirectMapper<TFrom>() : new ConvertMapper<TFrom, TTo, FloatingToFloating<TFrom, TTo>>(default);
}
