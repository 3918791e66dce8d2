using System.Text.RegularExpressions;
using Assay.Catalog.Folding;
using Assay.Catalog.Site;
using Assay.TestKit;
using Assay.Workspace;
using Assay.Workspace.Lineage;

namespace Assay.Catalog.Tests.Site;

public sealed partial class SiteTests
{
    private const string Evil = "\"><script>alert(1)</script><img src=x onerror=alert(2)>";

    [Fact]
    public async Task Every_link_of_the_site_leads_somewhere()
    {
        using var folder = new TempFolder();
        var report = await BuildAsync(folder.Path);

        var pages = folder.Files().Where(f => f.EndsWith(".html", StringComparison.Ordinal)).ToList();
        Assert.Equal(report.Pages, pages.Count);
        Assert.True(pages.Count > 15);
        var seen = 0;
        foreach (var page in pages)
        {
            var text = File.ReadAllText(folder.File(page));
            foreach (Match link in Address().Matches(text))
            {
                var parts = link.Groups[1].Value.Split('#');
                Assert.DoesNotContain(':', parts[0]);
                var target = parts[0].Length == 0 ? folder.File(page) : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(folder.File(page))!, parts[0]));
                Assert.True(File.Exists(target), $"{page} links to {link.Groups[1].Value}, which is not there.");
                if (parts.Length == 2)
                    Assert.Contains($"id=\"{parts[1]}\"", File.ReadAllText(target), StringComparison.Ordinal);
                seen++;
            }
        }

        Assert.True(seen > 300, $"only {seen} links");
    }

    [Fact]
    public async Task The_page_of_a_dataset_tells_what_people_ask()
    {
        using var folder = new TempFolder();
        await BuildAsync(folder.Path);

        var text = Plain(File.ReadAllText(folder.File("datasets/flights.html")));
        Assert.Contains("One row per departed flight", text);
        Assert.Contains("ops-data", text);
        Assert.Contains("Its rows have no key: the source carries no flight number.", text);
        Assert.Contains("Kept as whole snapshots, for 90d: monthly files, never edited.", text);
        Assert.Contains("known only after arrival", text);
        Assert.Contains("between -60 and 300 in 98.0\u00A0% of rows", text);
        Assert.Contains("Flight.cs:6", text);
        Assert.Contains("validated by step", Plain(File.ReadAllText(folder.File("lineage.html"))).Replace("validation", "step", StringComparison.Ordinal));
        var features = Plain(File.ReadAllText(folder.File("datasets/delay-features.html")));
        Assert.Contains("Where the columns come from", features);
        Assert.Contains("flights.date (computed)", features);
        Assert.Contains("flights.distance (as it is)", features);
        var model = Plain(File.ReadAllText(folder.File("models/flight-delay.html")));
        Assert.Contains("auc is at least 0.62", model);
        Assert.Contains("version 1 in use", model);
        Assert.Contains("What the version in use goes back to", model);
    }

    [Fact]
    public async Task Hostile_names_and_texts_stay_text()
    {
        var manifest = Recorded.Manifest with
        {
            Project = Evil,
            Datasets =
            [
                .. Recorded.Manifest.Datasets.Select(d => d with
                {
                    Name = d.Name + Evil, Documentation = $"[x](javascript:alert(1)) {Evil}. {Evil}", Owner = Evil, Source = Evil, NoRowKey = Evil, NotVersioned = Evil,
                    Declared = new("../" + Evil, 1), Columns = [.. d.Columns.Select(c => c with { Documentation = Evil, Unit = Evil, Unvalidated = Evil })],
                }),
            ],
            Models = [.. Recorded.Manifest.Models.Select(m => m with { Name = Evil, Documentation = Evil })],
            Monitors = [.. Recorded.Manifest.Monitors.Select(m => m with { Name = "../../" + Evil, Model = Evil })],
        };
        using var folder = new TempFolder();
        await SiteWriter.WriteAsync(new(CatalogFold.Of([manifest], []), Recorded.Made, "https://example.org/{file}#L{line}"), folder.File("site"), default);

        Assert.All(folder.Files(), f => Assert.StartsWith("site/", f));
        foreach (var page in folder.Files().Where(f => f.EndsWith(".html", StringComparison.Ordinal)))
        {
            var text = File.ReadAllText(folder.File(page));
            Assert.DoesNotContain("<img", text);
            Assert.DoesNotContain("<script>", text);
            Assert.DoesNotContain("href=\"javascript", text);
        }

        Assert.DoesNotContain("</script", File.ReadAllText(folder.File("site/assets/catalog-index.js")));
    }

    [Fact]
    public async Task A_page_that_is_no_longer_part_of_the_site_goes_and_other_files_stay()
    {
        using var folder = new TempFolder();
        await BuildAsync(folder.Path);
        folder.Write("notes.txt", "mine");
        folder.Write("datasets/mine.html", "mine");

        await SiteWriter.WriteAsync(new(CatalogFold.Of([Recorded.Manifest with { Monitors = [] }], []), Recorded.Made, null), folder.Path, default);

        Assert.False(File.Exists(folder.File("monitors/flight-delay-live.html")));
        Assert.True(File.Exists(folder.File("datasets/flights.html")));
        Assert.Equal("mine", File.ReadAllText(folder.File("notes.txt")));
        Assert.Equal("mine", File.ReadAllText(folder.File("datasets/mine.html")));
    }

    [Fact]
    public async Task Lines_that_are_no_events_are_reported_and_passed_over()
    {
        using var folder = new TempFolder();
        folder.Write("ws/events/2026-11-24/declared-x-0.jsonl", "{\"not\":\"an event\"}\n");

        var report = await CatalogBuilder.BuildAsync(
            [Recorded.Manifest], new EventLog(AssayWorkspace.Open(folder.File("ws")).Store, "tests"), folder.File("site"), Recorded.Made);

        Assert.Equal((0, 1), (report.Events, Assert.Single(report.Unreadable).Line));
        Assert.True(File.Exists(folder.File("site/index.html")));
    }

    [Fact]
    public async Task Nothing_declared_is_a_site_that_says_so()
    {
        using var folder = new TempFolder();
        await SiteWriter.WriteAsync(new(CatalogFold.Of([], []), Recorded.Made, null), folder.Path, default);

        Assert.Contains("Nothing is declared yet", File.ReadAllText(folder.File("index.html")));
    }

    [Fact]
    public void Names_that_file_systems_take_for_one_get_pages_of_their_own()
    {
        var dataset = Recorded.Manifest.Datasets[0];
        var catalog = CatalogFold.Of(
            [
                new() { Project = "a", Datasets = [dataset with { Name = "Flights" }, dataset with { Name = "flights" }, dataset with { Name = "../x" }] },
                new() { Project = "b", Datasets = [dataset with { Name = "flights" }] },
            ],
            []);
        var paths = new SitePaths(catalog);

        var all = catalog.Assets.Select(a => paths.Of(a.Urn)!).ToList();
        Assert.Equal(4, all.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(all, p => Assert.Matches("^datasets/[A-Za-z0-9_][A-Za-z0-9_.-]*\\.html$", p));
    }

    internal static Task<CatalogReport> BuildAsync(string folder) =>
        CatalogBuilder.BuildAsync([Recorded.Manifest], Recorded.Log(), folder, Recorded.Made, new CatalogOptions { Declared = Recorded.Declared });

    private static string Plain(string html) => Spaces().Replace(System.Net.WebUtility.HtmlDecode(Tags().Replace(html, "")), " ");

    [GeneratedRegex("(?:href|src)=\"([^\"]*)\"")]
    private static partial Regex Address();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();

    [GeneratedRegex("[ \n\r\t]+")]
    private static partial Regex Spaces();
}
