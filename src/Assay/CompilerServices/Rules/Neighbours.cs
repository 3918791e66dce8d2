namespace Assay.CompilerServices;

/// <summary>The values next to a value: a bound that is left out of its range is the next one, included.</summary>
internal static class Neighbours
{
    private const int FinestScale = 28;

    /// <summary>The least value above another one; null where there is none.</summary>
    internal static T? Above<T>(T value)
        where T : struct => Next(value, up: true);

    /// <summary>The greatest value below another one; null where there is none.</summary>
    internal static T? Below<T>(T value)
        where T : struct => Next(value, up: false);

    private static T? Next<T>(T value, bool up)
        where T : struct
    {
        object? next = value switch
        {
            // −0 equals 0, so that what lies above it is what lies above 0.
            double number => up ? double.BitIncrement(number == 0 ? 0.0 : number) : double.BitDecrement(number == 0 ? -0.0 : number),
            float number => up ? float.BitIncrement(number == 0 ? 0f : number) : float.BitDecrement(number == 0 ? -0f : number),
            decimal number => Next(number, up ? 1 : -1),
            DateTime time => time.Ticks == (up ? DateTime.MaxValue : DateTime.MinValue).Ticks ? null : time.AddTicks(up ? 1 : -1),
            DateTimeOffset time => time.UtcTicks == (up ? DateTimeOffset.MaxValue : DateTimeOffset.MinValue).UtcTicks ? null : time.ToUniversalTime().AddTicks(up ? 1 : -1),
            TimeOnly time => time == (up ? TimeOnly.MaxValue : TimeOnly.MinValue) ? null : new TimeOnly(time.Ticks + (up ? 1 : -1)),
            // Of whole numbers and days the declaration holds the next one already.
            _ => throw new NotSupportedException($"A bound of type {typeof(T)} can't be left out: the assembly was built with another version of Assay."),
        };
        return (T?)next;
    }

    // The finest step that is not rounded away leads to the neighbour.
    private static decimal? Next(decimal number, int sign)
    {
        for (byte scale = FinestScale; scale > 0; scale--)
        {
            var next = number + new decimal(1, 0, 0, sign < 0, scale);
            if (next != number)
                return next;
        }

        return number == (sign > 0 ? decimal.MaxValue : decimal.MinValue) ? null : number + sign;
    }
}
