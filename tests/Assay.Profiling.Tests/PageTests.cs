using System.Text.Json;
using Assay.Data;
using Assay.Profiling.Reports;
using Assay.TestKit;
using Assay.TestKit.Browser;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Assay.Profiling.Tests;

public sealed class PageTests(ChromiumFixture chromium) : IClassFixture<ChromiumFixture>, IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [SkippableTheory]
    [InlineData(ColorScheme.Dark, 1280)]
    [InlineData(ColorScheme.Light, 360)]
    public async Task A_page_is_one_file_that_everybody_can_read(ColorScheme scheme, int width)
    {
        var file = _folder.File("profile.html");
        await ProfilePage.WriteAsync(await ProfileAsync(), file, DateTimeOffset.UnixEpoch);
        var page = await chromium.NewPageAsync(width);
        await page.EmulateMediaAsync(new() { ColorScheme = scheme });
        var asked = new List<string>();
        page.Request += (_, request) => asked.Add(request.Url);
        await page.GotoAsync(new Uri(file).AbsoluteUri);

        Assert.Equal([new Uri(file).AbsoluteUri], asked);
        Assert.Empty((await page.RunAxe()).Violations.Select(fault => $"{fault.Id}: {fault.Help}"));
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"), "The page is wider than the window.");
        Assert.Equal(["Columns", "Values", "Numbers", "Texts", "What goes together", "Suggested rules"], await page.EvaluateAsync<string[]>("[...document.querySelectorAll('h2')].map(e => e.textContent)"));
        Assert.True(await page.EvaluateAsync<int>("document.querySelectorAll('svg').length") >= 3);
        Assert.Equal([_folder.File("profile.html")], Directory.GetFiles(_folder.Path, "*.html*"));
        if (Environment.GetEnvironmentVariable("ASSAY_SCREENSHOTS") is { Length: > 0 } shots)
            await page.ScreenshotAsync(new() { Path = Path.Combine(shots, $"profile-{scheme}-{width}.png"), FullPage = true });
    }

    [Fact]
    public async Task What_stands_in_the_data_stays_text()
    {
        var path = _folder.Write("rows.csv", "<script>a,b\n" + string.Concat(Enumerable.Repeat("<img src=x onerror=alert(1)>,1\n", 20)));

        var page = ProfilePage.Render(await SourceProfiler.ReadAsync(new SourceSpec(path)));

        Assert.DoesNotContain("<img", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>a", page, StringComparison.Ordinal);
        Assert.Contains("&lt;img", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_reads_back_as_it_was_written()
    {
        var profile = await ProfileAsync();
        var json = JsonSerializer.Serialize(profile, ProfileJson.Default.SourceProfile);

        var again = JsonSerializer.Deserialize(json, ProfileJson.Default.SourceProfile)!;

        Assert.Equal(json, JsonSerializer.Serialize(again, ProfileJson.Default.SourceProfile));
        using var document = JsonDocument.Parse(json);
        Assert.Equal(1, document.RootElement.GetProperty("schemaVersion").GetInt32());
    }

    [Fact]
    public async Task A_terminal_shows_columns_relations_and_rules()
    {
        using var text = new StringWriter();

        ProfileText.Write(text, await ProfileAsync());

        var lines = text.ToString().ReplaceLineEndings("\n");
        Assert.Contains("█", lines, StringComparison.Ordinal);
        Assert.Contains("\nTogether\n", lines, StringComparison.Ordinal);
        Assert.Contains("net + tax = gross\n", lines, StringComparison.Ordinal);
        Assert.Contains("Kind: [OneOf(\"blue\", \"red\")]  holds (", lines, StringComparison.Ordinal);
    }

    private Task<SourceProfile> ProfileAsync()
    {
        var rows = Enumerable.Range(0, 400).Select(row => FormattableString.Invariant(
            $"{row},{(row % 3 == 0 ? "red" : "blue")},{row * 37 % 211},{row % 13},{(row * 37 % 211) + (row % 13)},{(row == 7 ? "nan" : FormattableString.Invariant($"{Math.Exp(row % 29 / 7.0):0.000}"))},note {row % 17}\n"));
        return SourceProfiler.ReadAsync(new SourceSpec(_folder.Write("orders.csv", "id,kind,net,tax,gross,weight,note\n" + string.Concat(rows))));
    }
}
