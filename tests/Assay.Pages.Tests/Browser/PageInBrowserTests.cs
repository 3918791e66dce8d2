using System.Text.Json;
using Assay.Pages.Assets;
using Assay.TestKit;
using Assay.TestKit.Browser;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Assay.Pages.Tests.Browser;

public sealed class PageInBrowserTests(ChromiumFixture chromium) : IClassFixture<ChromiumFixture>
{
    [SkippableTheory]
    [InlineData(ColorScheme.Dark, 1280)]
    [InlineData(ColorScheme.Light, 360)]
    public async Task A_page_from_a_folder_has_no_accessibility_fault_and_fits(ColorScheme scheme, int width)
    {
        using var folder = new TempFolder();
        await PageAssets.WriteAsync(folder.Path);
        var file = folder.Write("datasets/flights.html", Sample.Page("../").Render());
        var page = await chromium.NewPageAsync(width);
        await page.EmulateMediaAsync(new() { ColorScheme = scheme });
        var faults = new List<string>();
        page.RequestFailed += (_, request) => faults.Add(request.Url);
        await page.GotoAsync(new Uri(file).AbsoluteUri);
        Assert.Empty(faults);

        var axe = await page.RunAxe();
        Assert.Empty(axe.Violations.Select(v => $"{v.Id}: {v.Help} at {string.Join(", ", v.Nodes.Select(n => n.Html))}"));
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"), "The page is wider than the window.");
        var fills = await page.EvaluateAsync<string[]>("[...document.querySelectorAll('svg rect, svg .dot')].map(e => getComputedStyle(e).fill)");
        Assert.NotEmpty(fills);
        Assert.DoesNotContain("rgb(0, 0, 0)", fills);
        Assert.NotEqual("rgba(0, 0, 0, 0)", await page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor"));
    }

    [SkippableFact]
    public async Task A_page_opened_from_a_folder_searches_data_that_came_as_a_script()
    {
        using var folder = new TempFolder();
        await PageAssets.WriteAsync(folder.Path);
        folder.Write("assets/index.js", ScriptData.Assign("assay_index", JsonDocument.Parse("""[{"id":1,"text":"arrival delay"},{"id":2,"text":"</script> distance"}]""").RootElement));
        folder.Write("assets/show.js", """
            const search = new MiniSearch({ fields: ['text'], storeFields: ['text'] });
            search.addAll(window.assay_index);
            document.querySelector('#out').textContent = search.search('dist', { prefix: true })[0].text;
            """);
        var body = Html.Of($"<p id=\"out\">{"nothing"}</p>");
        var file = folder.Write("a.html", (Sample.Page("") with { Body = [body], Scripts = [PageAssets.MiniSearchPath, "assets/index.js", "assets/show.js"] }).Render());
        var page = await chromium.NewPageAsync();
        await page.GotoAsync(new Uri(file).AbsoluteUri);

        Assert.Equal("</script> distance", await page.TextContentAsync("#out"));
    }

    [SkippableFact]
    public async Task The_keyboard_skips_to_the_content()
    {
        using var folder = new TempFolder();
        var file = folder.Write("a.html", Sample.Page(null).Render());
        var page = await chromium.NewPageAsync();
        await page.GotoAsync(new Uri(file).AbsoluteUri);
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("Skip to content", await page.EvaluateAsync<string>("document.activeElement.textContent"));
        await page.Keyboard.PressAsync("Enter");

        Assert.Equal("content", await page.EvaluateAsync<string>("document.activeElement.id"));
    }
}
