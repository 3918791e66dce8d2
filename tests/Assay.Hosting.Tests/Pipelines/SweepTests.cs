using Assay.Hosting.CommandLine;
using Assay.Hosting.Pipelines;

namespace Assay.Hosting.Tests.Pipelines;

public class SweepTests
{
    [Fact]
    public void Every_combination_is_a_run_the_first_axis_slowest()
    {
        var sweep = Sweep.Parse(["data=flights@v1..v3", "trees=50,100"]);

        Assert.Equal(["flights", "trees"], sweep.Axes);
        Assert.Equal(["1 50", "1 100", "2 50", "2 100", "3 50", "3 100"], sweep.Points.Select(point => string.Join(' ', point.Values)));
        Assert.Equal(("2", "50"), (sweep.Points[2].Data["flights"], sweep.Points[2].Parameters["trees"]));
    }

    [Fact]
    public void Named_versions_are_taken_as_they_are() =>
        Assert.Equal(["golden", "7"], Sweep.Parse(["data=flights@golden,7"]).Points.Select(point => point.Data["flights"]));

    [Theory]
    [InlineData("trees")]
    [InlineData("trees=")]
    [InlineData("data=flights")]
    [InlineData("data=flights@v3..v1")]
    [InlineData("data=flights@a..b")]
    [InlineData("data=flights@1..2000")]
    public void What_is_no_sweep_is_said(string text) => Assert.Contains("sweep", Assert.Throws<UsageException>(() => Sweep.Parse([text])).Message, StringComparison.Ordinal);
}
