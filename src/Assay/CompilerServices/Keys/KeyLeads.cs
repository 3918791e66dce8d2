namespace Assay.CompilerServices;

/// <summary>Values of a column as numbers in their order: whole numbers as they are, times in ticks of UTC, dates in days.</summary>
internal static class KeyLeads
{
    /// <summary>Writes a number per row; what stands at a null row is unspecified.</summary>
    internal static void Read<T>(in ColumnView<T> column, Span<long> numbers)
    {
        for (var row = 0; row < column.Length; row++)
            numbers[row] = column.IsNull(row) ? 0 : Number(column[row]);
    }

    private static long Number<T>(T value)
    {
        if (typeof(T) == typeof(int))
            return (int)(object)value!;
        if (typeof(T) == typeof(long))
            return (long)(object)value!;
        if (typeof(T) == typeof(DateTime))
            return ((DateTime)(object)value!).Ticks;
        if (typeof(T) == typeof(DateTimeOffset))
            return ((DateTimeOffset)(object)value!).UtcTicks;
        if (typeof(T) == typeof(DateOnly))
            return ((DateOnly)(object)value!).DayNumber;
        if (typeof(T) == typeof(short))
            return (short)(object)value!;
        if (typeof(T) == typeof(sbyte))
            return (sbyte)(object)value!;
        if (typeof(T) == typeof(byte))
            return (byte)(object)value!;
        if (typeof(T) == typeof(ushort))
            return (ushort)(object)value!;
        if (typeof(T) == typeof(uint))
            return (uint)(object)value!;
        throw new NotSupportedException($"No bounds are known of a column of {typeof(T)}.");
    }
}
