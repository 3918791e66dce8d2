using Apache.Arrow.Types;
using Assay.Data.Columns;

namespace Assay.Data.Arrow.Mapping;

/// <summary>Which stored times a column of times or dates takes.</summary>
internal static class TimeMappers
{
    public static ArrowColumnMapper? Timestamp(IArrowType type) => type switch
    {
        TimestampType time => new ConvertMapper<long, DateTime, ToTimestamp>(new(EpochTicks.Of(time.Unit), HasZone(time) ? DateTimeKind.Utc : DateTimeKind.Unspecified)),
        Date32Type => new ConvertMapper<int, DateTime, ToTimestamp>(new(EpochTicks.Days, DateTimeKind.Unspecified)),
        Date64Type => new ConvertMapper<long, DateTime, ToTimestamp>(new(EpochTicks.Milliseconds, DateTimeKind.Unspecified)),
        _ => null,
    };

    public static ArrowColumnMapper? Instant(IArrowType type, ColumnDescriptor column) => type is TimestampType time
        ? new ConvertMapper<long, DateTimeOffset, ToInstant>(new(EpochTicks.Of(time.Unit), HasZone(time) ? null : Zones.Of(column)))
        : null;

    public static ArrowColumnMapper? Date(IArrowType type) => type switch
    {
        TimestampType time => new ConvertMapper<long, DateOnly, ToDate>(new(EpochTicks.Of(time.Unit))),
        Date32Type => new ConvertMapper<int, DateOnly, ToDate>(new(EpochTicks.Days)),
        Date64Type => new ConvertMapper<long, DateOnly, ToDate>(new(EpochTicks.Milliseconds)),
        _ => null,
    };

    public static ArrowColumnMapper? Time(IArrowType type) => type switch
    {
        Time32Type time => new ConvertMapper<int, TimeOnly, ToTimeOfDay>(new(EpochTicks.Of(time.Unit))),
        Time64Type time => new ConvertMapper<long, TimeOnly, ToTimeOfDay>(new(EpochTicks.Of(time.Unit))),
        _ => null,
    };

    private static bool HasZone(TimestampType type) => !string.IsNullOrEmpty(type.Timezone);
}
