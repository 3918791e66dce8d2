using Apache.Arrow;
using Apache.Arrow.Types;
using Assay.CompilerServices;

namespace Assay.Data.Arrow.Mapping;

/// <summary>Which Arrow types a column takes.</summary>
internal static class ArrowMappers
{
    /// <summary>The mapper from an Arrow type to a column; null where the type can't hold the column's values.</summary>
    public static ArrowColumnMapper? Of(IArrowType type, ColumnDescriptor column) => type.TypeId == ArrowTypeId.Null
        ? ViewTypes.Accept(column.Type, new Nulls())
        : column.Type switch
        {
            ColumnType.Boolean => type.TypeId == ArrowTypeId.Boolean ? new CellMapper<bool>(Boolean) : null,
            ColumnType.Int8 => NumberMappers.Whole<sbyte>(type),
            ColumnType.UInt8 => NumberMappers.Whole<byte>(type),
            ColumnType.UInt16 => NumberMappers.Whole<ushort>(type),
            ColumnType.UInt32 => NumberMappers.Whole<uint>(type),
            ColumnType.UInt64 => NumberMappers.Whole<ulong>(type),
            ColumnType.Int16 => NumberMappers.Whole<short>(type),
            ColumnType.Int32 => NumberMappers.Whole<int>(type),
            ColumnType.Int64 => NumberMappers.Whole<long>(type),
            ColumnType.Float => NumberMappers.Floating<float>(type),
            ColumnType.Double => NumberMappers.Floating<double>(type),
            ColumnType.Decimal => NumberMappers.Decimal(type),
            ColumnType.String or ColumnType.Enum => TextMappers.Of(type, column),
            ColumnType.Timestamp => TimeMappers.Timestamp(type),
            ColumnType.Instant => TimeMappers.Instant(type, column),
            ColumnType.Date => TimeMappers.Date(type),
            ColumnType.Time => TimeMappers.Time(type),
            ColumnType.Binary => BinaryMappers.Of(type),
            ColumnType.List or ColumnType.Struct => NestedMappers.Of(type, column),
            ColumnType.Guid => UuidMappers.Of(type, column),
            _ => null,
        };

    private static bool Boolean(IArrowArray array, int row, out bool value, out string text)
    {
        value = ((BooleanArray)array).GetValue(row) == true;
        text = "";
        return true;
    }

    private sealed class Nulls : IViewTypeVisitor<ArrowColumnMapper>
    {
        public ArrowColumnMapper Visit<T>() => new NullMapper<T>();
    }
}
