using System.ComponentModel;

namespace Assay.CompilerServices;

/// <summary>Values as our files keep them, so that what is hashed on the way in is what is read on the way out.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class StoredValue
{
    /// <summary>
    /// Times in whole microseconds (finer digits are cut off), times without a zone as they stand on the clock, instants in UTC;
    /// everything else as it is.
    /// </summary>
    public static T Of<T>(T value)
    {
        if (typeof(T) == typeof(DateTime))
        {
            var ticks = ((DateTime)(object)value!).Ticks;
            return (T)(object)new DateTime(ticks - (ticks % TimeSpan.TicksPerMicrosecond));
        }

        if (typeof(T) == typeof(DateTimeOffset))
        {
            var ticks = ((DateTimeOffset)(object)value!).UtcTicks;
            return (T)(object)new DateTimeOffset(ticks - (ticks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
        }

        if (typeof(T) == typeof(TimeOnly))
        {
            var ticks = ((TimeOnly)(object)value!).Ticks;
            return (T)(object)new TimeOnly(ticks - (ticks % TimeSpan.TicksPerMicrosecond));
        }

        return value;
    }
}
