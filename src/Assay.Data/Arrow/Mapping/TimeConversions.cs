using System.Runtime.InteropServices;
using Apache.Arrow.Types;
using Assay.Data.Columns;

namespace Assay.Data.Arrow.Mapping;

/// <summary>Counts of a unit since 1970 as ticks; what a <see cref="DateTime"/> can't hold does not fit.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct EpochTicks
{
    private readonly long _ticksPerUnit;
    private readonly long _min;
    private readonly long _max;

    private EpochTicks(long ticksPerUnit)
    {
        _ticksPerUnit = ticksPerUnit;
        _min = -(DateTime.UnixEpoch.Ticks / ticksPerUnit);
        _max = (DateTime.MaxValue.Ticks - DateTime.UnixEpoch.Ticks) / ticksPerUnit;
    }

    public static EpochTicks Days { get; } = new(TimeSpan.TicksPerDay);

    public static EpochTicks Milliseconds { get; } = new(TimeSpan.TicksPerMillisecond);

    public static EpochTicks Of(TimeUnit unit) => unit switch
    {
        TimeUnit.Second => new(TimeSpan.TicksPerSecond),
        TimeUnit.Millisecond => Milliseconds,
        TimeUnit.Microsecond => new(TimeSpan.TicksPerMicrosecond),
        _ => default,
    };

    public bool TryTicks(long count, out long ticks)
    {
        if (_ticksPerUnit == 0)
        {
            // Nanoseconds: a tick is a hundred of them, and 64 bits of them reach from 1677 to 2262.
            ticks = DateTime.UnixEpoch.Ticks + (long)Math.Floor(count / 100m);
            return true;
        }

        var fits = count >= _min && count <= _max;
        ticks = fits ? DateTime.UnixEpoch.Ticks + (count * _ticksPerUnit) : 0;
        return fits;
    }
}

/// <summary>A stored time as a time without a zone: as it stands, or in UTC where the column has a zone.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct ToTimestamp(EpochTicks epoch, DateTimeKind kind) : IConversion<long, DateTime>, IConversion<int, DateTime>
{
    public bool TryConvert(long from, out DateTime to)
    {
        var fits = epoch.TryTicks(from, out var ticks);
        to = new DateTime(ticks, kind);
        return fits;
    }

    public bool TryConvert(int from, out DateTime to) => TryConvert((long)from, out to);
}

/// <summary>A stored time as an instant in UTC; a time without a zone is one of <paramref name="zone"/>.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct ToInstant(EpochTicks epoch, TimeZoneInfo? zone) : IConversion<long, DateTimeOffset>
{
    public bool TryConvert(long from, out DateTimeOffset to)
    {
        var fits = epoch.TryTicks(from, out var ticks);
        to = zone is null ? new DateTimeOffset(ticks, TimeSpan.Zero) : Zones.Instant(new DateTime(ticks), zone);
        return fits;
    }
}

/// <summary>A stored date, or a time at midnight, as a date.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct ToDate(EpochTicks epoch) : IConversion<long, DateOnly>, IConversion<int, DateOnly>
{
    public bool TryConvert(long from, out DateOnly to)
    {
        var fits = epoch.TryTicks(from, out var ticks);
        to = DateOnly.FromDayNumber((int)(ticks / TimeSpan.TicksPerDay));
        return fits && ticks % TimeSpan.TicksPerDay == 0;
    }

    public bool TryConvert(int from, out DateOnly to) => TryConvert((long)from, out to);
}

/// <summary>A stored time of day; what lies outside of a day does not fit.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct ToTimeOfDay(EpochTicks epoch) : IConversion<long, TimeOnly>, IConversion<int, TimeOnly>
{
    public bool TryConvert(long from, out TimeOnly to)
    {
        var fits = epoch.TryTicks(from, out var ticks);
        ticks -= DateTime.UnixEpoch.Ticks;
        fits &= ticks >= 0 && ticks < TimeSpan.TicksPerDay;
        to = fits ? new TimeOnly(ticks) : default;
        return fits;
    }

    public bool TryConvert(int from, out TimeOnly to) => TryConvert((long)from, out to);
}
