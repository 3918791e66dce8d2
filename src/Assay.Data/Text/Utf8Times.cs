using Assay.Data.Columns;

namespace Assay.Data.Text;

/// <summary>Times in the commonest forms, <c>yyyy-MM-dd</c> with or without <c>HH:mm:ss</c>; the rest as <see cref="CellParsers.Timestamp"/> reads it.</summary>
internal readonly struct TimestampParser : IUtf8Parser<DateTime>
{
    public bool TryRead(ReadOnlySpan<byte> text, out DateTime value) =>
        IsoTimes.TryRead(text, out value) || CharParser<DateTime>.Read(text, CellParsers.Timestamp, out value);
}

internal readonly struct InstantParser(TimeZoneInfo zone) : IUtf8Parser<DateTimeOffset>
{
    public bool TryRead(ReadOnlySpan<byte> text, out DateTimeOffset value)
    {
        var good = default(TimestampParser).TryRead(text, out var time);
        value = !good ? default : time.Kind == DateTimeKind.Utc ? new DateTimeOffset(time.Ticks, TimeSpan.Zero) : Zones.Instant(time, zone);
        return good;
    }
}

internal readonly struct DateParser : IUtf8Parser<DateOnly>
{
    public bool TryRead(ReadOnlySpan<byte> text, out DateOnly value)
    {
        var good = default(TimestampParser).TryRead(text, out var time) && time.TimeOfDay == TimeSpan.Zero;
        value = good ? DateOnly.FromDateTime(time) : default;
        return good;
    }
}
