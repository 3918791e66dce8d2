using Assay.Catalog.Tests.Search;
using Assay.TestKit;
using Assay.TestKit.Browser;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Assay.Catalog.Tests.Site;

public sealed class SiteInBrowserTests(ChromiumFixture chromium) : IClassFixture<ChromiumFixture>
{
    [SkippableFact]
    public async Task The_search_finds_with_a_typo_and_leads_to_the_page_with_the_keyboard_alone()
    {
        using var folder = new TempFolder();
        await SiteTests.BuildAsync(folder.Path);
        var page = await OpenAsync(folder, "index.html");

        await page.GetByRole(AriaRole.Searchbox).FocusAsync();
        await page.Keyboard.TypeAsync("fligths");
        await Assertions.Expect(page.Locator("#hits-status")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^[1-9][0-9]* found$"));
        await Assertions.Expect(page.Locator("#inventory")).ToBeHiddenAsync();
        Assert.Equal("flights", await page.Locator("#hits a").First.TextContentAsync());
        await page.Locator("#hits a").First.FocusAsync();
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("flights");
    }

    [SkippableFact]
    public async Task The_script_finds_first_what_the_table_says()
    {
        using var folder = new TempFolder();
        await SiteTests.BuildAsync(folder.Path);
        var page = await OpenAsync(folder, "index.html");

        var found = new List<(string, string?)>();
        foreach (var (ask, _) in SearchCases.All)
            found.Add((ask, await page.EvaluateAsync<string?>("ask => (window.assaySearch(ask)[0] || { name: null }).name", ask)));

        Assert.Equal(SearchCases.All, found);
    }

    [SkippableFact]
    public async Task Kind_and_owner_narrow_what_is_shown()
    {
        using var folder = new TempFolder();
        await SiteTests.BuildAsync(folder.Path);
        var page = await OpenAsync(folder, "index.html");

        await page.SelectOptionAsync("#kind", "model");

        await Assertions.Expect(page.Locator("#hits-status")).ToHaveTextAsync("1 found");
        Assert.Equal("flight-delay", await page.Locator("#hits a").TextContentAsync());
    }

    [SkippableTheory]
    [InlineData("index.html", 360, ColorScheme.Light)]
    [InlineData("lineage.html", 1280, ColorScheme.Dark)]
    [InlineData("datasets/flights.html", 360, ColorScheme.Dark)]
    [InlineData("models/flight-delay.html", 1280, ColorScheme.Light)]
    [InlineData("pipelines/flight-delay-train.html", 360, ColorScheme.Light)]
    [InlineData("monitors/flight-delay-live.html", 1280, ColorScheme.Light)]
    public async Task A_page_has_no_accessibility_fault_and_fits(string path, int width, ColorScheme scheme)
    {
        using var folder = new TempFolder();
        await SiteTests.BuildAsync(folder.Path);
        var page = await OpenAsync(folder, path, width, scheme);

        var axe = await page.RunAxe();
        Assert.Empty(axe.Violations.Select(v => $"{v.Id}: {v.Help} at {string.Join(", ", v.Nodes.Take(3).Select(n => n.Html))}"));
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"), "The page is wider than the window.");
    }

    private async Task<IPage> OpenAsync(TempFolder folder, string path, int width = 1280, ColorScheme scheme = ColorScheme.Light)
    {
        var page = await chromium.NewPageAsync(width);
        await page.EmulateMediaAsync(new() { ColorScheme = scheme });
        var faults = new List<string>();
        page.RequestFailed += (_, request) => faults.Add(request.Url);
        page.PageError += (_, error) => faults.Add(error);
        await page.GotoAsync(new Uri(folder.File(path)).AbsoluteUri);
        Assert.Empty(faults);
        return page;
    }
}
