using Apache.Arrow;
using Apache.Arrow.Types;

namespace Assay.Data.Arrow.Mapping;

/// <summary>Which Arrow types a column takes.</summary>
internal static class ArrowMappers
{
    /// <summary>The mapper from an Arrow type to a column; null where the type can't hold the column's values.</summary>
    public static ArrowColumnMapper? Of(IArrowType type, ColumnDescriptor column) => type.TypeId == ArrowTypeId.Null
        ? OfNulls(column.Type)
        : column.Type switch
        {
            ColumnType.Boolean => type.TypeId == ArrowTypeId.Boolean ? new CellMapper<bool>(Boolean) : null,
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
            ColumnType.Guid => UuidMappers.Of(type, column),
            _ => null,
        };

    private static ArrowColumnMapper? OfNulls(ColumnType type) => type switch
    {
        ColumnType.Boolean => new NullMapper<bool>(),
        ColumnType.Int16 => new NullMapper<short>(),
        ColumnType.Int32 => new NullMapper<int>(),
        ColumnType.Int64 => new NullMapper<long>(),
        ColumnType.Float => new NullMapper<float>(),
        ColumnType.Double => new NullMapper<double>(),
        ColumnType.Decimal => new NullMapper<decimal>(),
        ColumnType.String or ColumnType.Enum => new NullMapper<string>(),
        ColumnType.Timestamp => new NullMapper<DateTime>(),
        ColumnType.Instant => new NullMapper<DateTimeOffset>(),
        ColumnType.Date => new NullMapper<DateOnly>(),
        ColumnType.Guid => new NullMapper<Guid>(),
        _ => null,
    };

    private static bool Boolean(IArrowArray array, int row, out bool value, out string text)
    {
        value = ((BooleanArray)array).GetValue(row) == true;
        text = "";
        return true;
    }
}
