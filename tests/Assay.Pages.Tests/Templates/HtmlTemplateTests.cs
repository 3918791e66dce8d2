using System.Globalization;
using AngleSharp.Html.Parser;
using Assay.Pages.Templates;

namespace Assay.Pages.Tests.Templates;

public sealed class HtmlTemplateTests
{
    [Theory]
    [MemberData(nameof(Hostile.Texts), MemberType = typeof(Hostile))]
    public void A_text_stays_text_by_whatever_way_it_reaches_the_page(string text)
    {
        var html = Render(
            """
            {{ func twice(t) }}{{ t }}{{ t }}{{ end }}
            <p title="{{ text }}">{{ text }}</p>
            {{ capture kept }}{{ text }}{{ end }}<p>{{ kept }}</p>
            <p>{{ twice text }}</p>
            <p>{{ text | string.append text }}</p>
            <p>{{ for c in list }}{{ c }}{{ end }}</p>
            <p>{{ list }}</p>
            <p>{{ { name: text } }}</p>
            <p>{{ item.name }}{{ item['name'] }}</p>
            <p>{{ text ?? 'x' }}{{ true ? text : '' }}</p>
            <p>{{ object.eval 'text' }}{{ object.eval_template '{{ text }}' }}</p>
            <textarea>{{ text }}</textarea>
            """,
            new { Text = text, List = new[] { text, text }, Item = new { Name = text } });
        var body = new HtmlParser().ParseDocument("<body>" + html).Body!;

        Assert.All(body.Children, c => Assert.Empty(c.Children));
        Assert.Equal([.. Enumerable.Repeat("P", 10), "TEXTAREA"], body.Children.Select(c => c.TagName));
        Assert.All(body.Children.Skip(1), c => Assert.Empty(c.Attributes));
        Assert.Equal(text.Replace('\0', '\uFFFD'), body.Children[0].GetAttribute("title"));
        Assert.Equal(text.Replace('\0', '\uFFFD'), body.Children[0].TextContent);
    }

    [Fact]
    public void What_a_template_returns_is_escaped_too() => Assert.Equal("&lt;b&gt;", Render("{{ ret text }}", new { Text = "<b>" }));

    [Fact]
    public void Only_safe_markup_goes_in_as_it_is_and_only_between_tags()
    {
        var html = Render("<p title=\"{{ part }}\">{{ part }}</p>", new { Part = Html.Of($"<b>{1}</b>") });

        Assert.Equal("<p title=\"&lt;b&gt;1&lt;/b&gt;\"><b>1</b></p>", html);
    }

    [Fact]
    public void Safe_markup_that_a_function_has_changed_is_text_again() =>
        Assert.Equal("&lt;B&gt;", Render("{{ part | string.upcase }}", new { Part = Html.Of($"<b>") }));

    [Theory]
    [MemberData(nameof(Hostile.Addresses), MemberType = typeof(Hostile))]
    public void An_address_that_could_run_is_replaced(string address)
    {
        Assert.Equal("<a href=\"#refused-link\">", Render("<a href=\"{{ a }}\">", new { A = address }));
        Assert.Equal("<a href=\"#refused-link\">", Render("<a href=\"{{ if false }}x/{{ end }}{{ a }}\">", new { A = address }));
        Assert.Equal("<a href=\"\">", Render("<a href=\"{{ for x in [] }}{{ x }}/{{ end }}\">", new { A = address }));
    }

    [Theory]
    [InlineData("<p class={{ x }}>", "without quotes")]
    [InlineData("<p {{ x }}>", "name of a tag or attribute")]
    [InlineData("<{{ x }}>", "name of a tag or attribute")]
    [InlineData("<p onclick=\"{{ x }}\">", "'onclick'")]
    [InlineData("<script>{{ x }}</script>", "<script>")]
    [InlineData("<style>{{ x }}</style>", "<style>")]
    [InlineData("<!-- {{ x }} -->", "comment")]
    [InlineData("{{ if x }}<p title=\"{{ else }}</p>{{ end }}", "ends in the attribute 'title'")]
    [InlineData("{{ for a in x }}<p {{ end }}>", "ends in a tag")]
    [InlineData("<p title=\"", "ends in the attribute 'title'")]
    [InlineData("{{ if x }}", "t.sbn")]
    public void A_template_that_could_not_be_safe_does_not_compile(string source, string reason)
    {
        var thrown = Assert.Throws<ArgumentException>(() => HtmlTemplate.Compile(source, "t.sbn"));

        Assert.Contains(reason, thrown.Message, StringComparison.Ordinal);
        Assert.Contains("t.sbn", thrown.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<tr{{ if x }} class=\"y\"{{ end }}><td>{{ x }}</td></tr>")]
    [InlineData("<option{{ if x }} selected{{ end }}>{{ x }}</option>")]
    [InlineData("<p class=\"a{{ if x }} b-{{ x }}{{ end }}\">")]
    [InlineData("{{ x = 1; y = x + 1 }}<p>{{ y }}</p>")]
    public void Usual_templates_compile(string source) => Assert.NotNull(HtmlTemplate.Compile(source, "t.sbn").Render(new { X = 1 }));

    [Theory]
    [InlineData("{{ missing }}")]
    [InlineData("{{ item.missing }}")]
    [InlineData("{{ include 'layout' }}")]
    [InlineData("<p style=\"color:{{ item.name }}\">")]
    public void What_the_model_does_not_have_is_an_error_with_its_place(string source)
    {
        var thrown = Assert.Throws<InvalidOperationException>(() => Render(source, new { Item = new { Name = "red" } }));

        Assert.Contains("t.sbn(1,", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_and_lists_follow_no_culture_and_have_no_limit()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new("de-DE");
        try
        {
            Assert.Equal("1.5 1234567.25 true", Render("{{ a }} {{ b }} {{ c }}", new { A = 1.5, B = 1234567.25, C = true }));
            Assert.Equal(new string('x', 3_000_000), Render("{{ a }}", new { A = new string('x', 3_000_000) }));
            Assert.Equal(5_000, Render("{{ for i in list }}.{{ end }}", new { List = Enumerable.Range(0, 5_000).ToList() }).Length);
            Assert.Equal("12\u202F345 0.3 %".Replace("0.3 ", "25.0\u00A0"), Render("{{ show.count n }} {{ show.percent p }}", new { N = 12345, P = 0.25 }));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Names_may_come_from_a_dictionary() =>
        Assert.Equal("&lt;", Render("{{ a }}", new Dictionary<string, object?> { ["a"] = "<" }));

    private static string Render(string source, object model) => HtmlTemplate.Compile(source, "t.sbn").Render(model).Markup;
}
