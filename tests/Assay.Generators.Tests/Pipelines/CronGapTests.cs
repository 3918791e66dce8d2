using Assay.Generators.Pipelines;

namespace Assay.Generators.Tests.Pipelines;

/// <summary>The longest time between two runs of a schedule.</summary>
public class CronGapTests
{
    private const double Minute = 60;
    private const double Hour = 60 * Minute;
    private const double Day = 24 * Hour;

    [Theory]
    [InlineData("* * * * *", Minute)]
    [InlineData("*/15 * * * *", 15 * Minute)]
    [InlineData("*/7 * * * *", 7 * Minute)]
    [InlineData("0 * * * *", Hour)]
    [InlineData("0 6 * * *", Day)]
    [InlineData("0 6,18 * * *", 12 * Hour)]
    [InlineData("0 6,8 * * *", 22 * Hour)]
    [InlineData("0 9-17 * * mon-fri", (2 * Day) + (16 * Hour))]
    [InlineData("0 6 * * 1", 7 * Day)]
    [InlineData("0 6 1 * *", 31 * Day)]
    [InlineData("0 6 30 * *", 59 * Day + Day)] // 30 December or January to 30 March in a leap year
    [InlineData("0 6 31 * *", 61 * Day)]
    [InlineData("0 6 1 1,jul *", 184 * Day)]
    [InlineData("0 6 1 1 *", 366 * Day)]
    [InlineData("0 6 29 2 *", 1461 * Day)]
    [InlineData("0 6 1 * mon", 7 * Day)] // the first, and each Monday
    public void The_longest_gap_is_counted_over_all_years(string expression, double seconds) => Assert.Equal(seconds, Cron.LongestGap(expression));

    [Theory]
    [InlineData("0 6 31 2 *")]
    [InlineData("0 6 1 *")]
    [InlineData("daily")]
    [InlineData("")]
    public void What_never_runs_or_is_no_schedule_has_none(string expression) => Assert.Null(Cron.LongestGap(expression));
}
