namespace Assay.Profiling.Declarations;

/// <summary>Types as they are written in C#.</summary>
internal static class DeclaredTypes
{
    public static string Of(ColumnProfile column) => Of(column.Type) + (column.Nulls > 0 ? "?" : "");

    public static string Of(ColumnType type) => type switch
    {
        ColumnType.Boolean => "bool",
        ColumnType.Int8 => "sbyte",
        ColumnType.UInt8 => "byte",
        ColumnType.Int16 => "short",
        ColumnType.UInt16 => "ushort",
        ColumnType.Int32 => "int",
        ColumnType.UInt32 => "uint",
        ColumnType.Int64 => "long",
        ColumnType.UInt64 => "ulong",
        ColumnType.Float => "float",
        ColumnType.Double => "double",
        ColumnType.Decimal => "decimal",
        ColumnType.Timestamp => "System.DateTime",
        ColumnType.Instant => "System.DateTimeOffset",
        ColumnType.Date => "System.DateOnly",
        ColumnType.Guid => "System.Guid",
        _ => "string",
    };
}
