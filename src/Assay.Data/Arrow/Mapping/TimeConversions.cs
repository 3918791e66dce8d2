using System.Runtime.CompilerServices;
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

    /// <summary>Whether a unit is a number of ticks.</summary>
    public bool IsLinear => _ticksPerUnit != 0;

    /// <summary>Whether a <see cref="DateTime"/> can hold all counts.</summary>
    public bool AllFit(ReadOnlySpan<long> counts)
    {
        if (!IsLinear)
            return true;
        var fit = true;
        foreach (var count in counts)
            fit &= count >= _min & count <= _max;
        return fit;
    }

    /// <summary>The ticks of counts that fit, and a number added to each.</summary>
    public void Ticks(ReadOnlySpan<long> counts, Span<long> ticks, long added)
    {
        var (first, factor) = (DateTime.UnixEpoch.Ticks + added, _ticksPerUnit);
        ticks = ticks[..counts.Length];
        for (var row = 0; row < counts.Length; row++)
            ticks[row] = first + (counts[row] * factor);
    }

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

    static bool IConversion<long, DateTime>.TryConvertAll<TConversion>(TConversion conversion, ReadOnlySpan<long> from, Span<DateTime> to) =>
        conversion is ToTimestamp timestamp && timestamp.TryConvertAll(from, to);

    private bool TryConvertAll(ReadOnlySpan<long> from, Span<DateTime> to)
    {
        if (!epoch.AllFit(from))
            return false;
        // Where a DateTime is its ticks beside its kind, as it has been since there are kinds, they are written without a check of each.
        var zero = Unsafe.BitCast<DateTime, long>(new DateTime(0, kind));
        if (epoch.IsLinear && Unsafe.BitCast<DateTime, long>(new DateTime(DateTime.UnixEpoch.Ticks, kind)) == zero + DateTime.UnixEpoch.Ticks)
        {
            epoch.Ticks(from, MemoryMarshal.Cast<DateTime, long>(to), zero);
            return true;
        }

        for (var row = 0; row < from.Length; row++)
        {
            epoch.TryTicks(from[row], out var ticks);
            to[row] = new DateTime(ticks, kind);
        }

        return true;
    }
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
