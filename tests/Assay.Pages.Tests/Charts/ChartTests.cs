using System.Globalization;
using System.Xml.Linq;
using Assay.Pages.Charts;

namespace Assay.Pages.Tests.Charts;

public sealed class ChartTests
{
    private const string Evil = "<script>alert(1)</script>\" onload=\"x";

    public static TheoryData<string, SafeHtml> All { get; } = new()
    {
        { "histogram", HistogramChart.Draw(Evil, [0, 1, 2], [3, 5], Evil) },
        { "histogram of uneven bins", HistogramChart.Draw(Evil, [0, 1, 10], [3, 5]) },
        { "empty histogram", HistogramChart.Draw(Evil, [0, 1], [0]) },
        { "overlay", OverlayChart.Draw(Evil, [0, 1, 2], [3, 5], [8, 0], Evil, Evil, Evil) },
        { "bars", BarChart.Draw(Evil, [new(Evil, 3), new("b", -2), new("c", double.NaN)]) },
        { "no bars", BarChart.Draw(Evil, []) },
        { "lines", LineChart.Draw(Evil, [new(Evil, [new(0, 1), new(1, double.NaN), new(2, 3, true)]), new("b", [new(0, 2)])], new() { Limits = [new(Evil, 4)], XLabel = Evil, YLabel = Evil }) },
        { "lines over time", LineChart.Draw(Evil, [new("a", [Dot.At(DateTimeOffset.UnixEpoch, 1), Dot.At(DateTimeOffset.UnixEpoch.AddDays(40), 2)])], new() { OverTime = true }) },
        { "one point", LineChart.Draw(Evil, [new("a", [new(5, 5)])]) },
        { "no point", LineChart.Draw(Evil, [new("a", [new(5, double.NaN)])]) },
        { "sparkline", Sparkline.Draw(Evil, [1, double.NaN, 3, double.PositiveInfinity]) },
        { "constant sparkline", Sparkline.Draw(Evil, [0, 0, 0]) },
        { "empty sparkline", Sparkline.Draw(Evil, []) },
    };

    [Theory]
    [MemberData(nameof(All))]
    public void Every_chart_is_well_formed_names_itself_for_screen_readers_and_holds_no_foreign_markup(string name, SafeHtml chart)
    {
        var root = XDocument.Parse(chart.Markup).Root!;
        var svg = root.DescendantsAndSelf("svg").Single();

        Assert.NotEmpty(name);
        Assert.Equal("img", (string?)svg.Attribute("role"));
        Assert.Equal(Evil, (string?)svg.Element("title"));
        Assert.NotEmpty((string?)svg.Element("desc") ?? "");
        Assert.StartsWith(Evil, (string?)svg.Attribute("aria-label"), StringComparison.Ordinal);
        Assert.Empty(root.Descendants("script"));
        Assert.DoesNotContain(root.DescendantsAndSelf().Attributes(), a => a.Name == "onload");
        Assert.DoesNotContain("NaN", chart.Markup.Replace("NaN\"", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("∞", chart.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_histograms_bars_are_as_high_as_their_counts()
    {
        var bars = Shapes(HistogramChart.Draw("t", [0, 1, 2, 3], [10, 20, 0]), "rect");

        Assert.Equal(2, Length(bars[1], "height") / Length(bars[0], "height"), 2);
        Assert.Equal(0, Length(bars[2], "height"));
        Assert.Equal("0 to 1: 10", (string?)bars[0].Element("title"));
    }

    [Fact]
    public void Uneven_bins_show_counts_per_unit_so_that_areas_compare()
    {
        var bars = Shapes(HistogramChart.Draw("t", [0, 1, 11], [10, 10]), "rect");

        Assert.Equal(10, Length(bars[0], "height") / Length(bars[1], "height"), 2);
    }

    [Fact]
    public void An_overlay_shows_shares_so_that_different_row_counts_compare()
    {
        var chart = OverlayChart.Draw("t", [0, 1, 2], [50, 50], [1000, 3000]);

        Assert.Contains("20.0", chart.Markup, StringComparison.Ordinal);
        Assert.Contains("they differ most 0 to 1: 50.0\u00A0% and 25.0\u00A0%.", chart.Markup, StringComparison.Ordinal);
        Assert.Equal(2, Shapes(chart, "rect").Count);
        Assert.Equal(["reference", "current"], Shapes(chart, "li").Select(l => l.Value));
    }

    [Fact]
    public void A_gap_breaks_the_line_and_an_alarm_is_marked()
    {
        var chart = LineChart.Draw("t", [new("a", [new(0, 1), new(1, double.NaN), new(2, 3), new(3, 4, true)])], new() { Limits = [new("limit", 3.5)] });

        var path = (string?)Shapes(chart, "path").Single().Attribute("d");
        Assert.Equal(2, path!.Count(c => c == 'M'));
        Assert.Single(Shapes(chart, "circle"), c => (string?)c.Attribute("class") == "alarm");
        Assert.Contains("1 marked as alarms", chart.Markup, StringComparison.Ordinal);
        Assert.Contains("limit 3.5", chart.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Ticks_over_time_lie_on_round_times()
    {
        var from = new DateTimeOffset(2026, 3, 1, 5, 17, 0, TimeSpan.Zero);
        var chart = LineChart.Draw("t", [new("a", [Dot.At(from, 1), Dot.At(from.AddDays(5), 2)])], new() { OverTime = true });
        var ticks = Shapes(chart, "text").Where(t => (string?)t.Attribute("class") == "tick middle").Select(t => t.Value);

        Assert.Equal(["2026-03-02", "2026-03-03", "2026-03-04", "2026-03-05", "2026-03-06"], ticks);
    }

    [Fact]
    public void The_same_input_gives_the_same_markup_in_any_culture()
    {
        var first = HistogramChart.Draw("t", [0.5, 1.25, 2], [3, 5]).Markup;
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new("de-DE");
        try
        {
            Assert.Equal(first, HistogramChart.Draw("t", [0.5, 1.25, 2], [3, 5]).Markup);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData(new double[] { 0, 1 }, 2)]
    [InlineData(new double[] { 0, 0, 1 }, 2)]
    [InlineData(new double[] { 0, double.NaN, 1 }, 2)]
    [InlineData(new double[] { 0 }, 0)]
    public void Edges_that_do_not_fit_are_refused(double[] edges, int bins) =>
        Assert.Throws<ArgumentException>(() => HistogramChart.Draw("t", edges, new long[bins]));

    private static List<XElement> Shapes(SafeHtml chart, string name) => [.. XDocument.Parse(chart.Markup).Descendants(name)];

    private static double Length(XElement shape, string name) => double.Parse((string)shape.Attribute(name)!, CultureInfo.InvariantCulture);
}
