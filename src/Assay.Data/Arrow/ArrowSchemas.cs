using Apache.Arrow;
using Apache.Arrow.Types;

namespace Assay.Data.Arrow;

/// <summary>The Arrow types that columns are written as. Every engine reads them.</summary>
public static class ArrowSchemas
{
    /// <summary>
    /// Decimals: 20 digits before the point and 18 after it, the widest that others read. A value that needs more is refused, not rounded.
    /// </summary>
    public static Decimal128Type Decimal { get; } = new(38, 18);

    /// <summary>The schema that a dataset's rows are written with: storage names, every field nullable.</summary>
    /// <param name="descriptor">The dataset.</param>
    /// <param name="ordinals">The columns; null for all.</param>
    public static Schema Of(DatasetDescriptor descriptor, IReadOnlyList<int>? ordinals = null)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        var columns = ordinals is null ? descriptor.Columns : ordinals.Select(ordinal => descriptor.Columns[ordinal]);
        return new Schema(columns.Select(column => new Field(column.StorageName, TypeOf(column), nullable: true)), null);
    }

    /// <summary>The Arrow type of a column; of lists and structs with all that they hold.</summary>
    public static IArrowType TypeOf(ColumnDescriptor column)
    {
        ArgumentNullException.ThrowIfNull(column);
        return column switch
        {
            { Element: { } element } => new ListType(new Field("element", TypeOf(element), nullable: true)),
            { Fields: { } fields } => new StructType([.. fields.Select(field => new Field(field.StorageName, TypeOf(field), nullable: true))]),
            _ => TypeOf(column.Type),
        };
    }

    /// <summary>The Arrow type of a column: times in microseconds (finer digits are cut off), enums and UUIDs as text.</summary>
    public static IArrowType TypeOf(ColumnType type) => type switch
    {
        ColumnType.Boolean => BooleanType.Default,
        ColumnType.Int8 => Int8Type.Default,
        ColumnType.UInt8 => UInt8Type.Default,
        ColumnType.UInt16 => UInt16Type.Default,
        ColumnType.UInt32 => UInt32Type.Default,
        ColumnType.UInt64 => UInt64Type.Default,
        ColumnType.Int16 => Int16Type.Default,
        ColumnType.Int32 => Int32Type.Default,
        ColumnType.Int64 => Int64Type.Default,
        ColumnType.Float => FloatType.Default,
        ColumnType.Double => DoubleType.Default,
        ColumnType.Decimal => Decimal,
        ColumnType.String or ColumnType.Enum or ColumnType.Guid => StringType.Default,
        ColumnType.Timestamp => new TimestampType(TimeUnit.Microsecond, (string?)null),
        ColumnType.Instant => new TimestampType(TimeUnit.Microsecond, "UTC"),
        ColumnType.Date => Date32Type.Default,
        ColumnType.Time => new Time64Type(TimeUnit.Microsecond),
        ColumnType.Binary => BinaryType.Default,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
    };
}
