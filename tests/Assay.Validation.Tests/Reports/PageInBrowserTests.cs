using Assay.TestKit;
using Assay.TestKit.Browser;
using Assay.Validation.Reports;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Assay.Validation.Tests.Reports;

/// <summary>The page of a wide dataset, as a person sees it.</summary>
public sealed class PageInBrowserTests(ChromiumFixture chromium) : IClassFixture<ChromiumFixture>
{
    [SkippableTheory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 360)]
    public async Task Four_hundred_rules_on_two_hundred_columns_are_readable_and_can_be_searched(ColorScheme scheme, int width)
    {
        using var folder = new TempFolder();
        var page = await chromium.NewPageAsync(width);
        await page.EmulateMediaAsync(new() { ColorScheme = scheme });
        var faults = new List<string>();
        page.Console += (_, message) => faults.Add(message.Text);
        page.PageError += (_, error) => faults.Add(error);
        await page.GotoAsync(new Uri(folder.Write("verdict.html", VerdictPage.Render([Wide()]))).AbsoluteUri);

        Assert.Empty(faults);
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"), "The page is wider than the window.");
        Assert.Equal("400 of 400", await page.TextContentAsync("[data-filter=rules-table] output"));
        await page.FillAsync("[data-filter=rules-table] input[type=search]", "wide.c17.");
        Assert.Equal("2 of 400", await page.TextContentAsync("[data-filter=rules-table] output"));
        await page.FillAsync("[data-filter=rules-table] input[type=search]", "");
        await page.CheckAsync("[data-filter=rules-table] input[type=checkbox]");
        Assert.Equal("20 of 400", await page.TextContentAsync("[data-filter=rules-table] output"));
        Assert.Equal(20, await page.EvaluateAsync<int>("[...document.querySelectorAll('#rules-table tbody tr')].filter(row => row.offsetParent !== null).length"));
        Assert.Equal(200, await page.Locator("#charts [data-item]").CountAsync());
        Assert.Contains("the first 20 of 500 rows", await page.TextContentAsync("#rows-list"), StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable("ASSAY_SCREENSHOTS") is { Length: > 0 } screenshots)
            await page.ScreenshotAsync(new() { Path = Path.Combine(screenshots, $"verdict-{scheme}-{width}.png"), FullPage = false });
    }

    [SkippableFact]
    public async Task The_page_has_no_accessibility_fault()
    {
        using var folder = new TempFolder();
        var page = await chromium.NewPageAsync();
        var wide = Wide();
        var small = wide with { Rules = [.. wide.Rules.Take(24)], Columns = [.. wide.Columns.Take(14)], SchemaChanges = [new("extra", SchemaChangeKind.Added, null, "text", false, Severity.Info)] };
        await page.GotoAsync(new Uri(folder.Write("verdict.html", VerdictPage.Render([small]))).AbsoluteUri);

        var axe = await page.RunAxe();
        Assert.Empty(axe.Violations.Select(v => $"{v.Id}: {v.Help} at {string.Join(", ", v.Nodes.Select(n => n.Html))}"));
    }

    private static Verdict Wide() => new()
    {
        Dataset = "wide",
        Source = "data/wide.parquet",
        AsOf = new DateTimeOffset(2001, 2, 28, 0, 0, 0, TimeSpan.Zero),
        Rows = 100_000,
        Status = VerdictStatus.Failed,
        Rules = [.. Enumerable.Range(0, 400).Select(Rule)],
        Columns = [.. Enumerable.Range(0, 200).Select(i => new ColumnSummary
        {
            Column = $"C{i}", Type = ColumnType.Double, Min = 0, Max = 100, Mean = 50, StandardDeviation = 9,
            Distribution = i % 4 == 3
                ? new() { Rows = 1_000, Drawn = true, Names = ["north", "south", "(others)"], Counts = [600, 300, 100] }
                : new() { Rows = 1_000, Drawn = true, Edges = [0, 20, 40, 60, 80, 100], Counts = [50, 200, 500, 200, 50] },
        })],
    };

    private static RuleOutcome Rule(int i)
    {
        var broken = i % 20 == 0;
        return new()
        {
            Id = $"wide.c{i / 2}.range{(i % 2 == 0 ? "" : ".2")}",
            Kind = "range",
            Columns = [$"C{i / 2}"],
            Severity = Severity.Error,
            Status = broken ? VerdictStatus.Failed : VerdictStatus.Passed,
            Expectation = "between 0 and 100",
            Observed = broken ? "500 of 100,000 rows fail (0.5 %)" : "all 100,000 rows pass",
            InScope = 100_000,
            Failing = broken ? 500 : 0,
            Samples = broken
                ? [.. Enumerable.Range(1, 20).Select(row => new RowSample("data/wide.parquet", row, Enumerable.Range(0, 200).ToDictionary(c => $"c{c}", c => (string?)"101.5")))]
                : [],
        };
    }
}
