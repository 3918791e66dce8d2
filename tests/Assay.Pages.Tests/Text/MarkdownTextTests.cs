using AngleSharp.Html.Parser;
using Assay.Pages.Text;

namespace Assay.Pages.Tests.Text;

public sealed class MarkdownTextTests
{
    [Fact]
    public void Usual_markdown_is_shown()
    {
        var html = MarkdownText.ToHtml("# Top\n\nOne *row* per `flight`, see [rules](https://example.org/?a=1&b=2).\n\n| a | b |\n|---|---|\n| 1 | 2 |\n").Markup;

        Assert.Contains("<h3>Top</h3>", html, StringComparison.Ordinal);
        Assert.Contains("One <em>row</em> per <code>flight</code>", html, StringComparison.Ordinal);
        Assert.Contains("<a href=\"https://example.org/?a=1&amp;b=2\">rules</a>", html, StringComparison.Ordinal);
        Assert.Contains("<td>1</td>", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[x](javascript:alert(1))")]
    [InlineData("[x](JAVASCRIPT:alert(1))")]
    [InlineData("[x](java\u0000script:alert(1))")]
    [InlineData("[x](&#106;avascript:alert(1))")]
    [InlineData("![x](javascript:alert(1))")]
    [InlineData("![x](data:image/svg+xml;base64,PHN2Zy8+)")]
    [InlineData("<javascript:alert(1)>")]
    [InlineData("[x]: javascript:alert(1)\n\n[x]")]
    [InlineData("[x](vbscript:x)")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("a <b onclick=alert(1)>b</b> <iframe src=//evil></iframe>")]
    [InlineData("```<script>\nalert(1)\n```")]
    [InlineData("![x](a.png \"\\\" onload=alert(1)\")")]
    [InlineData("<style>*{display:none}</style>")]
    [InlineData("<a name=body id=body>x</a>")]
    public void Nothing_in_it_can_run_or_load_from_a_script_address(string markdown)
    {
        var body = new HtmlParser().ParseDocument("<body>" + MarkdownText.ToHtml(markdown).Markup).Body!;

        foreach (var element in body.QuerySelectorAll("*"))
        {
            Assert.DoesNotContain(element.LocalName, new[] { "script", "iframe", "style", "object", "embed", "form", "svg" });
            foreach (var attribute in element.Attributes)
            {
                Assert.Contains(attribute.Name, new[] { "href", "src", "alt", "title", "start" });
                if (attribute.Name is "href" or "src")
                    Assert.DoesNotContain("script:", attribute.Value, StringComparison.OrdinalIgnoreCase);
                Assert.DoesNotContain("data:", attribute.Value, StringComparison.OrdinalIgnoreCase);
            }
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \n ")]
    public void Nothing_gives_nothing(string? markdown) => Assert.True(MarkdownText.ToHtml(markdown).IsEmpty);

    [Fact]
    public void Headings_fit_under_the_pages_own_and_stop_at_the_sixth_level() => Assert.Equal(
        "<h5>a</h5>\n<h6>b</h6>\n<h6>c</h6>", MarkdownText.ToHtml("# a\n\n## b\n\n### c\n", topHeading: 5).Markup.Trim());
}
