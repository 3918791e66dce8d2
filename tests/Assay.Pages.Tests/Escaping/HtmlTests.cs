using AngleSharp.Html.Parser;

namespace Assay.Pages.Tests.Escaping;

public sealed class HtmlTests
{
    [Theory]
    [MemberData(nameof(Hostile.Texts), MemberType = typeof(Hostile))]
    public void A_text_stays_text_in_every_place(string text)
    {
        var html = Html.Of($"<p title=\"{text}\" class='{text}'>{text}</p><title>{text}</title>").Markup;
        var body = new HtmlParser().ParseDocument("<body>" + html).Body!;

        var seen = text.Replace('\0', '\uFFFD');
        Assert.Equal(["P", "TITLE"], body.Children.Select(c => c.TagName));
        Assert.Equal(seen, body.Children[0].TextContent);
        Assert.Empty(body.Children[0].Children);
        Assert.Equal(["class", "title"], body.Children[0].Attributes.Select(a => a.Name).Order());
        Assert.Equal(seen, body.Children[0].GetAttribute("title"));
        Assert.Equal(seen, body.Children[0].GetAttribute("class"));
        Assert.Equal(seen, body.Children[1].TextContent);
    }

    [Theory]
    [MemberData(nameof(Hostile.Addresses), MemberType = typeof(Hostile))]
    public void An_address_that_could_run_is_replaced(string address)
    {
        Assert.Equal("<a href=\"#refused-link\">x</a>", Html.Of($"<a href=\"{address}\">x</a>").Markup);
        Assert.Equal("<img src='#refused-link'>", Html.Of($"<img src='{address}'>").Markup);
    }

    [Theory]
    [InlineData("https://example.org/a?b=c:d")]
    [InlineData("HTTP://example.org")]
    [InlineData("mailto:a@example.org")]
    [InlineData("../datasets/a.html#rules")]
    [InlineData("a/b:c")]
    [InlineData("?q=javascript:x")]
    [InlineData("")]
    public void A_harmless_address_stays(string address) =>
        Assert.Equal($"<a href=\"{address}\">x</a>", Html.Of($"<a href=\"{address}\">x</a>").Markup);

    [Fact]
    public void A_scheme_cannot_be_put_together_from_two_values()
    {
        Assert.DoesNotContain("javascript:", Html.Of($"<a href=\"{"java"}{"script:alert(1)"}\">").Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("javascript:", Html.Of($"<a href=\"{""}{"javascript:alert(1)"}\">").Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("javascript:", Html.Of($"<a href=\"{"javascript"}{":alert(1)"}\">").Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("\"javascript:", Html.Of($"<a href=\" {"javascript:alert(1)"}\">").Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Safe_markup_goes_in_between_tags_and_is_text_within_attributes()
    {
        var bold = Html.Of($"<b>{"<"}</b>");

        Assert.Equal("<p><b>&lt;</b></p>", Html.Of($"<p>{bold}</p>").Markup);
        Assert.Equal("<p title=\"&lt;b&gt;&amp;lt;&lt;/b&gt;\"></p>", Html.Of($"<p title=\"{bold}\"></p>").Markup);
    }

    [Fact]
    public void A_value_where_no_escaping_helps_is_refused()
    {
        var x = "x";
        Assert.Throws<InvalidOperationException>(() => Html.Of($"<p class={x}>"));
        Assert.Throws<InvalidOperationException>(() => Html.Of($"<p {x}>"));
        Assert.Throws<InvalidOperationException>(() => Html.Of($"<{x}>"));
        Assert.Throws<InvalidOperationException>(() => Html.Of($"<p onclick=\"go('{x}')\">"));
        Assert.Throws<InvalidOperationException>(() => Html.Of($"<iframe srcdoc=\"{x}\">"));
        Assert.Throws<InvalidOperationException>(() => Html.Of($"<script>var a = '{x}';</script>"));
        Assert.Throws<InvalidOperationException>(() => Html.Of($"<style>p {{ color: {x} }}</style>"));
        Assert.Throws<InvalidOperationException>(() => Html.Of($"<!-- {x} -->"));
        Assert.Throws<InvalidOperationException>(() => Html.Of($"<p style=\"color:{x}\">"));
    }

    [Fact]
    public void Numbers_are_invariant_and_may_stand_in_a_style()
    {
        Assert.Equal("<p style=\"width:12.5%\">1.5</p>", Html.Of($"<p style=\"width:{12.5}%\">{1.5}</p>").Markup);
        Assert.Throws<InvalidOperationException>(() => Html.Of($"<p style=\"width:{double.NaN}%\">"));
    }

    [Fact]
    public void The_place_is_known_after_comments_raw_elements_and_odd_spacing()
    {
        var x = "<i>";
        Assert.Equal("<!-- > ' --><p>&lt;i&gt;", Html.Of($"<!-- > ' --><p>{x}").Markup);
        Assert.Equal("<script>if (a < b) \"</script>&lt;i&gt;", Html.Of($"<script>if (a < b) \"</script>{x}").Markup);
        Assert.Equal("<p\n title = \"&lt;i&gt;\" hidden/>&lt;i&gt;", Html.Of($"<p\n title = \"{x}\" hidden/>{x}").Markup);
        Assert.Equal("<a href = \"#refused-link\">", Html.Of($"<a href = \"{"javascript:x"}\">").Markup);
        Assert.Equal("1 < 2 &lt;i&gt;", Html.Of($"1 < 2 {x}").Markup);
        Assert.Equal("<a href=\"x\" title=\"javascript:\">", Html.Of($"<a href=\"x\" title=\"{"javascript:"}\">").Markup);
    }

    [Fact]
    public void Pieces_are_joined_without_the_empty_ones() => Assert.Equal(
        "<b>1</b>, &lt;", SafeHtml.Join([Html.Of($"<b>{1}</b>"), SafeHtml.Empty, SafeHtml.Text("<")], ", ").Markup);
}
