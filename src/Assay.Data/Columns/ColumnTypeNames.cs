namespace Assay.Data.Columns;

internal static class ColumnTypeNames
{
    /// <summary>The type of a column in the words of a message.</summary>
    public static string Of(ColumnDescriptor column) => column.Type switch
    {
        ColumnType.Boolean => "bool",
        ColumnType.Int8 => "sbyte",
        ColumnType.UInt8 => "byte",
        ColumnType.UInt16 => "ushort",
        ColumnType.UInt32 => "uint",
        ColumnType.UInt64 => "ulong",
        ColumnType.Int16 => "short",
        ColumnType.Int32 => "int",
        ColumnType.Int64 => "long",
        ColumnType.Float => "float",
        ColumnType.Double => "double",
        ColumnType.Decimal => "decimal",
        ColumnType.String => "text",
        ColumnType.Enum => $"text, one of {string.Join(", ", column.EnumValues ?? [])}",
        ColumnType.Timestamp => "a timestamp",
        ColumnType.Instant => "a timestamp with a zone",
        ColumnType.Date => "a date",
        ColumnType.Time => "a time of day",
        ColumnType.Binary => "bytes",
        ColumnType.List => $"a list of {(column.Element is { } element ? Of(element) : "values")}",
        ColumnType.Struct => $"a struct of {string.Join(", ", (column.Fields ?? []).Select(field => $"{field.StorageName} ({Of(field)})"))}",
        ColumnType.Guid => "a UUID",
        _ => column.Type.ToString(),
    };
}
