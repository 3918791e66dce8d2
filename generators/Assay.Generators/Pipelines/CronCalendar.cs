namespace Assay.Generators.Pipelines;

/// <summary>The values that a field of a cron expression allows.</summary>
/// <param name="Holds">Whether a value is among them.</param>
/// <param name="IsAny">Whether the field is <c>*</c>.</param>
internal sealed record CronValues(bool[] Holds, bool IsAny);

/// <summary>Walks through the times of a schedule.</summary>
internal static class CronCalendar
{
    private const int SecondsOfDay = 86_400;

    // Leap years repeat every four years in this span, days of the week with them every 28.
    private static readonly DateTime s_first = new(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly int s_days = (int)(s_first.AddYears(28) - s_first).TotalDays;

    /// <summary>The longest time between two runs, in seconds; null where there aren't two.</summary>
    /// <param name="fields">Minute, hour, day of month, month, day of week.</param>
    public static double? LongestGap(IReadOnlyList<CronValues> fields)
    {
        var times = Times(fields[0], fields[1]);
        var longest = 0.0;
        for (var i = 1; i < times.Count; i++)
            longest = Math.Max(longest, times[i] - times[i - 1]);
        int? before = null;
        var runs = 0;
        for (var day = 0; day < s_days; day++)
        {
            if (!IsDay(s_first.AddDays(day), fields[2], fields[3], fields[4]))
                continue;
            if (before is { } last)
                longest = Math.Max(longest, ((double)(day - last) * SecondsOfDay) + times[0] - times[times.Count - 1]);
            before = day;
            runs++;
        }

        return runs > 1 ? longest : null;
    }

    private static List<int> Times(CronValues minutes, CronValues hours)
    {
        var times = new List<int>();
        for (var hour = 0; hour < hours.Holds.Length; hour++)
        {
            for (var minute = 0; minute < minutes.Holds.Length; minute++)
            {
                if (hours.Holds[hour] && minutes.Holds[minute])
                    times.Add(((hour * 60) + minute) * 60);
            }
        }

        return times;
    }

    // Where both days are restricted, either is enough: so did the first cron, and so does Kubeflow's scheduler.
    private static bool IsDay(DateTime day, CronValues ofMonth, CronValues months, CronValues ofWeek)
    {
        if (!months.Holds[day.Month])
            return false;
        var (inMonth, inWeek) = (ofMonth.Holds[day.Day], ofWeek.Holds[(int)day.DayOfWeek]);
        return ofMonth.IsAny || ofWeek.IsAny ? inMonth && inWeek : inMonth || inWeek;
    }
}
