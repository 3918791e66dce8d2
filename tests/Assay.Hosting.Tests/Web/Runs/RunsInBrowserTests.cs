using Assay.TestKit.Browser;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Assay.Hosting.Tests.Web.Runs;

public sealed class RunsInBrowserTests(ChromiumFixture chromium, ServedRuns served) : IClassFixture<ChromiumFixture>, IClassFixture<ServedRuns>
{
    [SkippableTheory]
    [InlineData("/runs?size=50", ColorScheme.Light, 320)]
    [InlineData("/runs?size=50&sort=metrics.auc&order=desc", ColorScheme.Dark, 1280)]
    [InlineData("/runs/{0}", ColorScheme.Light, 1280)]
    [InlineData("/runs/{0}", ColorScheme.Dark, 320)]
    [InlineData("/runs/compare?ids={0}&ids={1}", ColorScheme.Light, 320)]
    [InlineData("/runs/compare?ids={0}&ids={1}", ColorScheme.Dark, 1280)]
    [InlineData("/runs/{0}/artifacts?path=report/table.csv", ColorScheme.Dark, 320)]
    [InlineData("/runs/{0}/artifacts?path=plot.png", ColorScheme.Light, 320)]
    public async Task A_page_has_no_accessibility_fault_and_fits(string address, ColorScheme scheme, int width)
    {
        var page = await OpenAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, address, served.Ids[0], served.Ids[1]), width, scheme);
        if (await page.Locator("[data-curves]").CountAsync() > 0)
        {
            await page.Locator("[data-curves]").First.ScrollIntoViewIfNeededAsync();
            await Assertions.Expect(page.Locator(".live canvas").First).ToBeVisibleAsync();
        }

        var axe = await page.RunAxe();
        Assert.Empty(axe.Violations.Select(v => $"{v.Id}: {v.Help} at {string.Join(", ", v.Nodes.Take(3).Select(n => n.Html))}"));
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"), "The page is wider than the window.");
    }

    [SkippableFact]
    public async Task Drawings_become_plots_of_all_points_where_scripts_run()
    {
        var page = await OpenAsync($"/runs/compare?ids={served.Ids[0]}&ids={served.Ids[1]}");
        var curves = page.Locator("[data-curves]", new() { HasText = "train/loss" });

        await curves.ScrollIntoViewIfNeededAsync();
        await Assertions.Expect(curves.Locator("canvas")).ToBeVisibleAsync();
        await Assertions.Expect(curves.Locator("svg")).ToHaveCountAsync(0);
        await Assertions.Expect(curves.GetByRole(AriaRole.Img)).ToHaveAccessibleNameAsync(new System.Text.RegularExpressions.Regex("^train/loss. 2 lines, "));
        Assert.Equal(["step", "run-00", "run-01"], await curves.Locator(".u-label").AllTextContentsAsync());
    }

    [SkippableFact]
    public async Task The_keyboard_alone_sorts_chooses_and_compares()
    {
        var page = await OpenAsync("/runs?size=50");
        await page.GetByRole(AriaRole.Link, new() { Name = "auc", Exact = true }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("th[aria-sort=descending]")).ToHaveTextAsync("auc");
        foreach (var name in new[] { "Compare run-39", "Compare run-38" })
        {
            await page.GetByRole(AriaRole.Checkbox, new() { Name = name }).FocusAsync();
            await page.Keyboard.PressAsync("Space");
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Compare the chosen runs" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Compare runs");
        Assert.Equal(["run-39", "run-38"], await page.Locator("#runs tbody th").AllTextContentsAsync());
    }

    private async Task<IPage> OpenAsync(string address, int width = 1280, ColorScheme scheme = ColorScheme.Light)
    {
        var page = await chromium.NewPageAsync(width);
        await page.EmulateMediaAsync(new() { ColorScheme = scheme });
        var faults = new List<string>();
        page.RequestFailed += (_, request) => faults.Add(request.Url);
        page.PageError += (_, error) => faults.Add(error);
        // What the page's policy stops is told on the console.
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                faults.Add(message.Text);
        };
        await page.GotoAsync(new Uri(served.Client.BaseAddress!, address).AbsoluteUri);
        Assert.Empty(faults);
        return page;
    }
}
