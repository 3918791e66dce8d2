using Assay.Hosting.Scheduling;

namespace Assay.Hosting.Tests.Scheduling;

public class SystemdCalendarTests
{
    [Theory]
    [InlineData("0 6 1 * *", "*-*-01 06:00:00 UTC")]
    [InlineData("0 5 * * *", "*-*-* 05:00:00 UTC")]
    [InlineData("*/20 * * * *", "*-*-* *:00,20,40:00 UTC")]
    [InlineData("30 8-10 * * mon-fri", "Mon,Tue,Wed,Thu,Fri *-*-* 08,09,10:30:00 UTC")]
    [InlineData("0 0 * jan,7 0", "Sun *-01,07-* 00:00:00 UTC")]
    public void A_line_says_the_same_times(string cron, string line) => Assert.Equal([line], SystemdCalendar.Of(cron));

    [Fact]
    public void Days_of_month_and_week_are_two_lines_for_either_counts() =>
        Assert.Equal(["*-*-01 06:00:00 UTC", "Mon *-*-* 06:00:00 UTC"], SystemdCalendar.Of("0 6 1 * 1"));

    [Fact]
    public void Folders_with_blanks_are_quoted()
    {
        var files = new ScheduleFiles(["/usr/bin/dotnet", "/opt/my app/app.dll"], "/opt/my app");

        Assert.Equal("0 6 1 * * cd \"/opt/my app\" && /usr/bin/dotnet \"/opt/my app/app.dll\" run p", files.Crontab("p", "0 6 1 * *"));
        Assert.Contains("ExecStart=/usr/bin/dotnet \"/opt/my app/app.dll\" run p", files.Systemd("p", "0 6 1 * *"), StringComparison.Ordinal);
    }
}
