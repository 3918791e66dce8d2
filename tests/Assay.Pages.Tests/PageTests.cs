using AngleSharp.Html.Parser;

namespace Assay.Pages.Tests;

public sealed class PageTests
{
    [Theory]
    [MemberData(nameof(Hostile.Texts), MemberType = typeof(Hostile))]
    public void Texts_stay_texts_all_over_the_page(string text)
    {
        var page = new Page
        {
            Title = text,
            Site = text,
            Lead = text,
            Nav = [new(text, text)],
            Trail = [new(text, "x")],
            Body = [SafeHtml.Text(text)],
            Root = "../",
            Scripts = [text],
        }.Render();
        var document = new HtmlParser().ParseDocument(page);

        var seen = text.Replace('\0', '\uFFFD');
        Assert.Equal(seen, document.QuerySelector("h1")!.TextContent);
        Assert.Equal($"{seen} · {seen}".Trim(), document.Title!.Trim());
        Assert.Empty(document.QuerySelectorAll("img, iframe, svg, main script"));
        Assert.Single(document.Scripts);
        Assert.All(document.Links, l => Assert.DoesNotContain("javascript:", l.GetAttribute("href"), StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void A_page_has_landmarks_one_first_heading_and_a_way_to_skip_to_its_content()
    {
        var document = new HtmlParser().ParseDocument(Page.Render("Datasets", [new("Home", "index.html"), new("Datasets", "datasets.html", Current: true)], Html.Of($"<p>{1}</p>")));

        Assert.Single(document.QuerySelectorAll("h1"));
        Assert.Single(document.QuerySelectorAll("main#content"));
        Assert.Single(document.QuerySelectorAll("header.top nav[aria-label]"));
        Assert.Single(document.QuerySelectorAll("footer"));
        Assert.Equal("#content", document.QuerySelector("body > a")!.GetAttribute("href"));
        Assert.Equal("Datasets", document.QuerySelector("[aria-current=page]")!.TextContent);
        Assert.Equal("en", document.DocumentElement.GetAttribute("lang"));
    }

    [Fact]
    public void A_single_file_needs_nothing_else_and_may_run_nothing()
    {
        var document = new HtmlParser().ParseDocument(Page.Render("Report", []));

        Assert.Empty(document.QuerySelectorAll("link, script, [src]"));
        Assert.NotNull(document.QuerySelector("style"));
        Assert.Contains("default-src 'none'", document.QuerySelector("meta[http-equiv]")!.GetAttribute("content"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_of_a_site_links_to_its_stylesheet_and_scripts_from_where_it_is()
    {
        var made = new DateTimeOffset(2026, 11, 24, 6, 0, 0, TimeSpan.Zero);
        var page = new Page { Title = "T", Site = "Flights", Root = "../", Scripts = ["../assets/data.js"], Made = made }.Render();
        var document = new HtmlParser().ParseDocument(page);

        Assert.Equal("../assets/assay.css", document.QuerySelector("link[rel=stylesheet]")!.GetAttribute("href"));
        Assert.Equal("../assets/data.js", Assert.Single(document.Scripts).GetAttribute("src"));
        Assert.Equal("../index.html", document.QuerySelector(".brand")!.GetAttribute("href"));
        Assert.Equal("2026-11-24T06:00:00Z", document.QuerySelector("time")!.GetAttribute("datetime"));
        Assert.Empty(document.QuerySelectorAll("style"));
    }
}
