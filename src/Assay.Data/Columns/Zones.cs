namespace Assay.Data.Columns;

/// <summary>The zone of times without one.</summary>
internal static class Zones
{
    /// <summary>
    /// The declared zone of a column of instants where it is an IANA id; else UTC. A zone that depends on another column
    /// (<c>local-of:…</c>) can't be told for a single cell.
    /// </summary>
    public static TimeZoneInfo Of(ColumnDescriptor column) =>
        column.Zone is { } id && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone : TimeZoneInfo.Utc;

    /// <summary>The instant of a local time, in UTC.</summary>
    public static DateTimeOffset Instant(DateTime local, TimeZoneInfo zone)
    {
        var offset = zone.GetUtcOffset(DateTime.SpecifyKind(local, DateTimeKind.Unspecified));
        var ticks = Math.Clamp(local.Ticks - offset.Ticks, DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks);
        return new DateTimeOffset(ticks, TimeSpan.Zero);
    }
}
