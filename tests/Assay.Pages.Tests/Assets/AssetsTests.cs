using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Assay.Pages.Assets;
using Assay.TestKit;

namespace Assay.Pages.Tests.Assets;

public sealed class AssetsTests
{
    [Fact]
    public async Task Assets_are_written_below_the_sites_root()
    {
        using var folder = new TempFolder();
        await PageAssets.WriteAsync(folder.Path);

        Assert.Contains(PageAssets.StylesheetPath, folder.Files());
        Assert.Equal(PageAssets.All.Select(a => a.Path), folder.Files());
        Assert.Equal(PageAssets.Stylesheet, await File.ReadAllTextAsync(folder.File(PageAssets.StylesheetPath)));
    }

    [Fact]
    public void The_stylesheet_cannot_end_its_element_and_loads_nothing()
    {
        Assert.DoesNotContain("</", PageAssets.Stylesheet, StringComparison.Ordinal);
        Assert.DoesNotContain("url(", PageAssets.Stylesheet, StringComparison.Ordinal);
        Assert.DoesNotContain("@import", PageAssets.Stylesheet, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_class_on_a_page_has_its_rule()
    {
        var document = new HtmlParser().ParseDocument(Sample.Page(null).Render());
        var used = document.QuerySelectorAll("[class]").SelectMany(e => e.ClassList).Distinct().Except(["words", "neutral"]);

        Assert.All(used, c => Assert.Contains("." + c, PageAssets.Stylesheet, StringComparison.Ordinal));
    }

    [Fact]
    public void Vendored_scripts_are_those_that_their_list_names()
    {
        var vendored = PageAssets.All.Where(a => a.Path.StartsWith("assets/vendor/", StringComparison.Ordinal)).ToDictionary(a => Path.GetFileName(a.Path));
        var list = Encoding.UTF8.GetString(vendored["README.md"].Content.Span).Split('\n')
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Where(cells => cells.Length == 6 && IsVendored(cells[1]))
            .ToDictionary(cells => cells[1], cells => cells[4]);

        Assert.Equal(vendored.Keys.Where(IsVendored).Order(), list.Keys.Order());
        Assert.All(list, l => Assert.Equal(l.Value, Convert.ToHexStringLower(SHA256.HashData(vendored[l.Key].Content.Span))));
        Assert.Subset(PageAssets.All.Select(a => a.Path).ToHashSet(), new HashSet<string> { PageAssets.MiniSearchPath, PageAssets.UPlotPath, PageAssets.UPlotStylesheetPath });

        static bool IsVendored(string name) => name.EndsWith(".js", StringComparison.Ordinal) || name.EndsWith(".css", StringComparison.Ordinal);
    }

    [Fact]
    public void Data_becomes_a_script_that_nothing_in_it_can_end()
    {
        using var data = JsonDocument.Parse("""{"a":["</script><script>alert(1)//", "line\u2028end"]}""");
        var script = ScriptData.Assign("assay_index", data.RootElement);

        Assert.StartsWith("window.assay_index = {", script, StringComparison.Ordinal);
        Assert.EndsWith(";\n", script, StringComparison.Ordinal);
        Assert.DoesNotContain("<", script, StringComparison.Ordinal);
        Assert.True(script.All(char.IsAscii));
    }

    [Theory]
    [InlineData("")]
    [InlineData("1a")]
    [InlineData("a.b")]
    [InlineData("a;alert(1)")]
    public void A_name_that_is_none_is_refused(string name) =>
        Assert.Throws<ArgumentException>(() => ScriptData.Assign(name, JsonDocument.Parse("{}").RootElement));
}
