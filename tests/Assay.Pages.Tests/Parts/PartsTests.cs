using AngleSharp.Html.Parser;
using Assay.Pages.Parts;

namespace Assay.Pages.Tests.Parts;

public sealed class PartsTests
{
    [Fact]
    public void A_table_has_a_caption_headed_columns_and_headed_rows_and_its_cells_are_text()
    {
        var html = Table.Of("Rules <b>", [new("Rule"), new("Rows", Numeric: true)], [["<i>", 5], [Badge.Of("ok", Tone.Good), null]]).Markup;
        var table = new HtmlParser().ParseDocument(html).QuerySelector("table")!;

        Assert.Equal("Rules <b>", table.QuerySelector("caption")!.TextContent);
        Assert.Equal(["col", "col", "row", "row"], table.QuerySelectorAll("th").Select(h => h.GetAttribute("scope")));
        Assert.Equal("<i>", table.QuerySelector("tbody th")!.TextContent);
        Assert.NotNull(table.QuerySelector("tbody .badge.good"));
        Assert.Equal("number", table.QuerySelector("tbody td")!.ClassName);
    }

    [Fact]
    public void A_column_may_have_a_link_for_a_heading_and_says_how_rows_are_sorted()
    {
        var html = Table.Of("Runs", [new("run"), new("auc", true) { Heading = Html.Of($"<a href=\"?sort=auc\">auc</a>"), Sorted = SortOrder.Descending }], [["a", 1]]).Markup;
        var heads = new HtmlParser().ParseDocument(html).QuerySelectorAll("thead th");

        Assert.Equal([null, "descending"], heads.Select(head => head.GetAttribute("aria-sort")));
        Assert.Equal("?sort=auc", heads[1].QuerySelector("a")!.GetAttribute("href"));
    }

    [Fact]
    public void A_table_without_rows_says_so() =>
        Assert.Equal("<p class=\"empty\"><strong>Rules</strong> No rules.</p>", Table.Of("Rules", [new("Rule")], [], "No rules.").Markup);

    [Fact]
    public void A_row_of_another_length_is_refused() =>
        Assert.Throws<ArgumentException>(() => Table.Of("t", [new("a")], [["x", "y"]]));

    [Theory]
    [InlineData(Severity.Error, "bad")]
    [InlineData(Severity.Warning, "warning")]
    [InlineData(Severity.Info, "neutral")]
    public void A_severity_has_a_word_and_a_tone(Severity severity, string tone)
    {
        var badge = new HtmlParser().ParseDocument(Badge.Of(severity).Markup).QuerySelector(".badge")!;

        Assert.Contains(tone, badge.ClassList);
        Assert.EndsWith(severity.ToString().ToLowerInvariant(), badge.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Facts_without_a_value_are_left_out()
    {
        Assert.Equal("<dl class=\"facts\"><div><dt>a</dt><dd>&lt;</dd></div></dl>", Facts.Of([("a", "<"), ("b", null), ("c", ""), ("d", SafeHtml.Empty)]).Markup);
        Assert.True(Facts.Of([("a", null)]).IsEmpty);
    }

    [Fact]
    public void A_section_is_named_by_its_heading() => Assert.Equal(
        "<section id=\"rules\" aria-labelledby=\"rules-title\"><h2 id=\"rules-title\">Rules</h2>x\ny</section>",
        Section.Of("Rules", "rules", SafeHtml.Text("x"), SafeHtml.Text("y")).Markup);

    [Fact]
    public void A_grid_without_charts_is_nothing()
    {
        Assert.True(ChartGrid.Of().IsEmpty);
        Assert.Equal("<div class=\"charts\">x</div>", ChartGrid.Of(SafeHtml.Text("x"), SafeHtml.Empty).Markup);
    }
}
