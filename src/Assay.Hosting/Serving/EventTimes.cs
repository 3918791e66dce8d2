using Assay.CompilerServices;

namespace Assay.Hosting.Serving;

internal static class EventTimes
{
    /// <summary>The event time of each row; one without a zone counts as UTC, and rows without one happen now.</summary>
    public static IReadOnlyList<DateTimeOffset> Of<T>(DatasetPlan<T> plan, List<T> rows, DateTimeOffset now)
    {
        var times = new DateTimeOffset[rows.Count];
        Array.Fill(times, now);
        var columns = plan.Descriptor.Columns;
        for (var ordinal = 0; ordinal < columns.Count; ordinal++)
        {
            if (columns[ordinal].EventTime)
                Read(MemoryColumnBatch.Of(plan, rows.ToArray()), ordinal, columns[ordinal].Type, times);
        }

        return times;
    }

    private static void Read(MemoryColumnBatch batch, int ordinal, ColumnType type, DateTimeOffset[] times)
    {
        switch (type)
        {
            case ColumnType.Timestamp:
                Fill(batch.Column<DateTime>(ordinal), static time => new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Utc)), times);
                break;
            case ColumnType.Instant:
                Fill(batch.Column<DateTimeOffset>(ordinal), static time => time, times);
                break;
            case ColumnType.Date:
                Fill(batch.Column<DateOnly>(ordinal), static date => new DateTimeOffset(date, TimeOnly.MinValue, TimeSpan.Zero), times);
                break;
            default:
                break;
        }
    }

    private static void Fill<T>(in ColumnView<T> column, Func<T, DateTimeOffset> convert, DateTimeOffset[] times)
    {
        for (var row = 0; row < column.Length; row++)
        {
            if (!column.IsNull(row))
                times[row] = convert(column[row]);
        }
    }
}
