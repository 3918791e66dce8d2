using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Assay.Hosting.Tests.Web.Runs;

public sealed class RunPagesTests(ServedRuns served) : IClassFixture<ServedRuns>
{
    [Fact]
    public async Task The_list_shows_the_newest_first_with_the_metrics_and_parameters_that_runs_have()
    {
        var page = await PageAsync("/runs?size=50");

        Assert.Equal(41, page.QuerySelectorAll("form[action='/runs/compare'] tbody tr").Length);
        Assert.Equal("run-39", Names(page)[0]);
        Assert.Equal(["run", "experiment", "state", "started", "took", "auc", "bad", "depth of tree", "kind", "lr"], Heads(page));
        Assert.Contains("delays", page.QuerySelector("#experiments")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_click_on_a_heading_sorts_by_it_and_the_next_turns_it_round()
    {
        var link = (await PageAsync("/runs?size=50")).QuerySelectorAll("thead a").Single(head => head.TextContent == "auc").GetAttribute("href")!;
        var best = await PageAsync(link);
        Assert.Equal("run-39", Names(best)[0]);
        Assert.Equal("descending", best.QuerySelectorAll("th").Single(head => head.TextContent == "auc").GetAttribute("aria-sort"));

        var worst = await PageAsync(best.QuerySelectorAll("thead a").Single(head => head.TextContent == "auc").GetAttribute("href")!);
        Assert.Equal("run-00", Names(worst)[0]);

        var deep = await PageAsync("/runs?sort=params.depth%20of%20tree&order=desc&param=depth%20of%20tree");
        Assert.Equal("run-09", Names(deep)[0]);
        Assert.Equal(["run", "experiment", "state", "started", "took", "depth of tree"], Heads(deep));
    }

    [Fact]
    public async Task A_filter_narrows_it_and_stays_in_the_form()
    {
        var page = await PageAsync("/runs?filter=" + Uri.EscapeDataString("metrics.auc >= 0.8 AND params.lr = '0.1'"));

        Assert.Equal(["run-38", "run-36", "run-34", "run-32", "run-30"], Names(page));
        Assert.Equal("metrics.auc >= 0.8 AND params.lr = '0.1'", ((IHtmlInputElement)page.QuerySelector("input[name=filter]")!).Value);
    }

    [Fact]
    public async Task A_filter_that_cannot_be_read_is_told_with_400_and_stays_too()
    {
        using var answer = await served.Client.GetAsync("/runs?filter=metrics.auc%20%3E%20'x'");
        var page = Parse(await answer.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("Expected numeric value", page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("metrics.auc > 'x'", ((IHtmlInputElement)page.QuerySelector("input[name=filter]")!).Value);
    }

    [Fact]
    public async Task Pages_lead_forth_and_back_and_show_each_run_once()
    {
        var names = new List<string>();
        var page = await PageAsync("/runs?size=50&view=deleted&sort=run_name");
        for (var number = 1; ; number++)
        {
            names.AddRange(Names(page));
            Assert.Equal($"Page {number}", page.QuerySelector(".pager li")!.TextContent);
            if (page.QuerySelector("a[rel=next]") is not { } next)
                break;
            page = await PageAsync(next.GetAttribute("href")!);
        }

        Assert.Equal(Enumerable.Range(0, ServedRuns.Deleted).Select(i => $"gone-{i:000}"), names);
        var back = await PageAsync(page.QuerySelector("a[rel=prev]")!.GetAttribute("href")!);
        Assert.Equal("gone-050", Names(back)[0]);
        Assert.Equal("gone-000", Names(await PageAsync(back.QuerySelector("a[rel=prev]")!.GetAttribute("href")!))[0]);
    }

    [Fact]
    public async Task A_run_shows_its_facts_its_data_and_its_curves_without_any_script()
    {
        var page = await PageAsync($"/runs/{served.Ids[0]}");

        Assert.Contains("Trained on May.", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("May", page.QuerySelector("main em")!.TextContent);
        Assert.Contains("1 min 40 s", page.QuerySelector(".facts")!.TextContent.Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.Equal(["/catalog/datasets/flights.html", "/catalog/datasets/flights.html#versions"], page.QuerySelectorAll("#data a").Select(a => a.GetAttribute("href")));
        // A single point is no curve; points of one step are told apart by time.
        Assert.Equal(["train/loss", "system/memory"], page.QuerySelectorAll("#curves figcaption").Select(caption => caption.TextContent));
        Assert.Equal(2, page.QuerySelectorAll("#curves svg").Length);
        Assert.Equal(["plot.png", "report/"], page.QuerySelectorAll("#artifacts tbody th a").Select(a => a.TextContent).Where(name => name is "plot.png" or "report/"));
        Assert.All(page.QuerySelectorAll("script"), script => Assert.False(string.IsNullOrEmpty(script.GetAttribute("src"))));
    }

    [Fact]
    public async Task Compared_runs_show_what_differs()
    {
        var page = await PageAsync($"/runs/compare?ids={served.Ids[0]}&ids={served.Ids[1]}");

        Assert.Equal(["depth of tree", "lr"], page.QuerySelector("#parameters table")!.QuerySelectorAll("tbody th").Select(head => head.TextContent));
        Assert.Equal(["kind"], page.QuerySelectorAll("#parameters details tbody th").Select(head => head.TextContent));
        Assert.Equal(2, page.QuerySelectorAll("#curves figure")[1].QuerySelectorAll("path.line").Length);
        Assert.NotNull(page.QuerySelector("#together svg"));
        Assert.Equal(HttpStatusCode.BadRequest, (await served.Client.GetAsync("/runs/compare")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await served.Client.GetAsync("/runs/compare?ids=nope")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await served.Client.GetAsync("/runs/nope")).StatusCode);
    }

    [Fact]
    public async Task Points_come_as_JSON_with_gaps_and_as_CSV_with_all()
    {
        var json = System.Text.Json.JsonDocument.Parse(await served.Client.GetStringAsync($"/runs/curves?ids={served.Ids[3]}&metric=train/loss")).RootElement;
        var curve = json.GetProperty("curves")[0];
        Assert.Equal((100, 100), (curve.GetProperty("x").GetArrayLength(), curve.GetProperty("y").GetArrayLength()));
        Assert.Equal(System.Text.Json.JsonValueKind.Null, curve.GetProperty("y")[50].ValueKind);
        Assert.True(System.Text.Json.JsonDocument.Parse(await served.Client.GetStringAsync($"/runs/curves?ids={served.Ids[3]}&metric=system/memory")).RootElement.GetProperty("overTime").GetBoolean());

        var csv = await served.Client.GetStringAsync($"/runs/curves.csv?ids={served.Ids[3]}&metric=train/loss");
        Assert.Equal(101, csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains(",50,1760000000050,NaN\n", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_from_outside_stay_text_on_every_page()
    {
        foreach (var address in new[] { "/runs?size=50", $"/runs/{served.HostileId}", $"/runs/compare?ids={served.HostileId}&ids={served.Ids[0]}", $"/runs/{served.HostileId}/artifacts?path={Uri.EscapeDataString("a 'b' <c>.txt")}" })
        {
            var page = await PageAsync(address);
            Assert.Empty(page.QuerySelectorAll("img, script:not([src]), [onerror], [onload], a[href^=javascript]"));
            Assert.Contains(ServedRuns.Hostile, page.DocumentElement.TextContent, StringComparison.Ordinal);
        }
    }

    private static List<string> Names(IHtmlDocument page) => [.. page.QuerySelectorAll("form[action='/runs/compare'] tbody th a").Select(link => link.TextContent)];

    private static List<string> Heads(IHtmlDocument page) => [.. page.QuerySelectorAll("form[action='/runs/compare'] thead th").Select(head => head.TextContent)];

    private static IHtmlDocument Parse(string html) => new HtmlParser().ParseDocument(html);

    private async Task<IHtmlDocument> PageAsync(string address)
    {
        using var answer = await served.Client.GetAsync(address);
        var html = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{address}: {answer.StatusCode} {html}");
        Assert.StartsWith("default-src 'none'; script-src 'self'; style-src 'self'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        return Parse(html);
    }
}
