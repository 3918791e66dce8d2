using AngleSharp.Html.Parser;
using Assay.Pages.Charts;

namespace Assay.Pages.Tests.Charts;

public sealed class ParallelChartTests
{
    [Fact]
    public void Numbers_make_a_scale_and_texts_stand_apart()
    {
        var chart = Draw(["a", "b", "c"], new("lr", ["0.1", "0.3", "0.2"]), new("kind", ["tree", "linear", "tree"]));

        Assert.Equal(3, chart.QuerySelectorAll("path.line").Length);
        // Upwards is more: the least stands lowest.
        var heights = chart.QuerySelectorAll("circle").Where(dot => dot.TextContent.Contains(", lr:", StringComparison.Ordinal)).Select(dot => double.Parse(dot.GetAttribute("cy")!, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        Assert.True(heights[0] > heights[2] && heights[2] > heights[1]);
        Assert.Equal((heights[0] + heights[1]) / 2, heights[2], 0.01);
        Assert.Contains(chart.QuerySelectorAll("text"), text => text.TextContent == "linear");
        Assert.Equal(["a", "b", "c"], chart.QuerySelectorAll(".legend li").Select(item => item.TextContent));
    }

    [Fact]
    public void A_line_without_a_value_goes_through_the_dash()
    {
        var chart = Draw(["a", "b"], new("lr", ["0.1", null]), new("auc", ["0.5", "0.6"]));

        Assert.Contains(chart.QuerySelectorAll("circle title"), tip => tip.TextContent == "b, lr: –");
        Assert.Contains(chart.QuerySelectorAll("text"), text => text.TextContent == "–");
    }

    [Fact]
    public void One_axis_is_none()
    {
        Assert.Contains("No data", Draw(["a"], new ParallelAxis("lr", ["1"])).DocumentElement.TextContent, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => ParallelChart.Draw("t", ["a"], [new("x", []), new("y", ["1"])]));
    }

    [Theory]
    [MemberData(nameof(Hostile.Texts), MemberType = typeof(Hostile))]
    public void Names_and_values_stay_text(string text)
    {
        var chart = Draw([text, "b"], new(text, [text, "1"]), new("y", ["1", "2"]));

        Assert.Empty(chart.QuerySelectorAll("script, img, a"));
        Assert.Equal(2, chart.QuerySelectorAll(".legend li").Length);
    }

    private static AngleSharp.Html.Dom.IHtmlDocument Draw(IReadOnlyList<string> lines, params ParallelAxis[] axes) =>
        new HtmlParser().ParseDocument(ParallelChart.Draw("runs", lines, axes).Markup);
}
