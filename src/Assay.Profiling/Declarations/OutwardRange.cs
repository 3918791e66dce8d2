using System.Globalization;

namespace Assay.Profiling.Declarations;

/// <summary>Bounds that hold what was seen, rounded away from it to one digit of its span: of 13 to 287 comes 0 to 300.</summary>
internal static class OutwardRange
{
    public static string Rule(ColumnType type, decimal low, decimal high)
    {
        var (lower, upper) = Of(type, low, high);
        return type switch
        {
            ColumnType.Decimal => $"InRange(\"{Plain(lower)}\", \"{Plain(upper)}\")",
            ColumnType.Float or ColumnType.Double => $"InRange({Floating(lower)}, {Floating(upper)})",
            _ => $"InRange({Whole(lower)}, {Whole(upper)})",
        };
    }

    public static (decimal Lower, decimal Upper) Of(ColumnType type, decimal low, decimal high)
    {
        var step = StepOf(high > low ? high - low : Math.Max(Math.Abs(low), Math.Abs(high)));
        var (least, greatest) = Limits(type);
        return (Math.Max(least, decimal.Floor(low / step) * step), Math.Min(greatest, decimal.Ceiling(high / step) * step));
    }

    /// <summary>Whether whole numbers of a range are values of a type.</summary>
    public static bool Holds(ColumnType type, decimal low, decimal high) =>
        type is not (ColumnType.Float or ColumnType.Double or ColumnType.Decimal) && decimal.IsInteger(low) && decimal.IsInteger(high) && low >= Limits(type).Least && high <= Limits(type).Greatest;

    private static decimal StepOf(decimal span)
    {
        if (span == 0)
            return 1;
        var step = 1m;
        while (step * 10 <= span)
            step *= 10;
        while (step > span && step > 1e-20m)
            step /= 10;
        return step;
    }

    private static (decimal Least, decimal Greatest) Limits(ColumnType type) => type switch
    {
        ColumnType.Int8 => (sbyte.MinValue, sbyte.MaxValue),
        ColumnType.UInt8 => (byte.MinValue, byte.MaxValue),
        ColumnType.UInt16 => (ushort.MinValue, ushort.MaxValue),
        ColumnType.UInt32 => (uint.MinValue, uint.MaxValue),
        ColumnType.UInt64 => (ulong.MinValue, ulong.MaxValue),
        ColumnType.Int16 => (short.MinValue, short.MaxValue),
        ColumnType.Int32 => (int.MinValue, int.MaxValue),
        ColumnType.Int64 => (long.MinValue, long.MaxValue),
        _ => (decimal.MinValue, decimal.MaxValue),
    };

    private static string Plain(decimal value) => value.ToString("0.############################", CultureInfo.InvariantCulture);

    private static string Whole(decimal value) => value == long.MinValue ? "long.MinValue" : Plain(value);

    private static string Floating(decimal value) => Plain(value) is var text && text.Contains('.', StringComparison.Ordinal) ? text : text + ".0";
}
