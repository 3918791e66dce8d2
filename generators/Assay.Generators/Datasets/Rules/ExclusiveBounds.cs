using System.Globalization;

namespace Assay.Generators.Datasets.Rules;

/// <summary>Bounds that are left out of their range, of columns whose values have a next one: they become the next value.</summary>
internal static class ExclusiveBounds
{
    private const string DayFormat = "yyyy-MM-dd";

    /// <summary>Whether a value of the type has a next one that people name.</summary>
    public static bool IsWhole(ColumnKind kind) => kind is ColumnKind.Int8 or ColumnKind.Int16 or ColumnKind.Int32 or ColumnKind.Int64
        or ColumnKind.UInt8 or ColumnKind.UInt16 or ColumnKind.UInt32 or ColumnKind.UInt64 or ColumnKind.Date;

    /// <summary>The least value above a bound. One beyond the type's values, or between two of them, has been made the next one already.</summary>
    public static BoundReader.Bound After(ColumnKind kind, BoundReader.Bound bound) => WasRounded(bound) ? bound : Step(kind, bound, 1);

    /// <summary>The greatest value below a bound.</summary>
    public static BoundReader.Bound Before(ColumnKind kind, BoundReader.Bound bound) => WasRounded(bound) ? bound : Step(kind, bound, -1);

    private static bool WasRounded(BoundReader.Bound bound) => bound.Value is decimal value
        && double.TryParse(bound.Words, NumberStyles.Float, CultureInfo.InvariantCulture, out var given) && given != (double)value;

    private static bool Holds(ColumnKind kind, decimal value) => kind switch
    {
        ColumnKind.Int8 => value is >= sbyte.MinValue and <= sbyte.MaxValue,
        ColumnKind.Int16 => value is >= short.MinValue and <= short.MaxValue,
        ColumnKind.Int32 => value is >= int.MinValue and <= int.MaxValue,
        ColumnKind.Int64 => value is >= long.MinValue and <= long.MaxValue,
        ColumnKind.UInt8 => value is >= 0 and <= byte.MaxValue,
        ColumnKind.UInt16 => value is >= 0 and <= ushort.MaxValue,
        ColumnKind.UInt32 => value is >= 0 and <= uint.MaxValue,
        _ => value is >= 0 and <= ulong.MaxValue,
    };

    // One without a JSON form is beyond the type's values: nothing reaches it.
    private static BoundReader.Bound Step(ColumnKind kind, BoundReader.Bound bound, int by)
    {
        if (kind != ColumnKind.Date)
        {
            var value = (decimal)bound.Value + by;
            return new BoundReader.Bound(Holds(kind, value) ? value.ToString(CultureInfo.InvariantCulture) : null, bound.Words, value);
        }

        var ticks = (long)bound.Value + (by * TimeSpan.TicksPerDay);
        if (ticks < 0 || ticks > DateTime.MaxValue.Ticks)
            return bound with { Value = ticks, Json = null };
        return new BoundReader.Bound($"\"{new DateTime(ticks).ToString(DayFormat, CultureInfo.InvariantCulture)}\"", bound.Words, ticks);
    }
}
