namespace Assay.Data.Sql;

/// <summary>What the types of whole numbers hold.</summary>
internal static class WholeTypes
{
    public static (Int128 Least, Int128 Greatest)? Limits(ColumnType type) => type switch
    {
        ColumnType.Int8 => (sbyte.MinValue, sbyte.MaxValue),
        ColumnType.Int16 => (short.MinValue, short.MaxValue),
        ColumnType.Int32 => (int.MinValue, int.MaxValue),
        ColumnType.Int64 => (long.MinValue, long.MaxValue),
        ColumnType.UInt8 => (byte.MinValue, byte.MaxValue),
        ColumnType.UInt16 => (ushort.MinValue, ushort.MaxValue),
        ColumnType.UInt32 => (uint.MinValue, uint.MaxValue),
        ColumnType.UInt64 => (ulong.MinValue, ulong.MaxValue),
        _ => null,
    };
}
