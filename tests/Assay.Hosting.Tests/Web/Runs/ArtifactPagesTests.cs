using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Assay.Hosting.Tests.Web.Runs;

public sealed class ArtifactPagesTests(ServedRuns served) : IClassFixture<ServedRuns>
{
    private string Run => $"/runs/{served.Ids[0]}/artifacts";

    [Fact]
    public async Task A_folder_lists_its_files_and_a_file_leads_back()
    {
        var folder = await PageAsync("report");
        Assert.Equal(["drawing.svg", "facts.json", "page.html", "table.csv"], folder.QuerySelectorAll("tbody th a").Select(link => link.TextContent));
        var file = await PageAsync("report/facts.json");
        Assert.Equal(["Runs", "run-00", "Artifacts", "report"], file.QuerySelectorAll(".trail a").Select(link => link.TextContent));
        Assert.Equal(Run + "?path=report", file.QuerySelectorAll(".trail a").Last().GetAttribute("href"));
    }

    [Fact]
    public async Task Rows_of_CSV_are_a_table_whose_cells_are_text()
    {
        var page = await PageAsync("report/table.csv");
        Assert.Equal(["name", "says"], page.QuerySelectorAll("thead th").Select(head => head.TextContent));
        Assert.Equal(["<b>Ana\"s</b>", "two\nlines", "Bo", "x"], page.QuerySelectorAll("tbody th, tbody td").Select(cell => cell.TextContent));
    }

    [Fact]
    public async Task JSON_is_indented_and_markup_is_text()
    {
        Assert.Equal("{\n  \"b\": [\n    1,\n    2\n  ]\n}", (await PageAsync("report/facts.json")).QuerySelector("pre")!.TextContent.ReplaceLineEndings("\n"));
        Assert.Equal("<script>alert(1)</script>", (await PageAsync("report/page.html")).QuerySelector("pre")!.TextContent);
        Assert.Empty((await PageAsync("report/drawing.svg")).QuerySelectorAll("main svg, main img"));
    }

    [Fact]
    public async Task What_is_long_is_cut_and_what_is_no_text_is_not_shown()
    {
        var text = await PageAsync("long.txt");
        Assert.Equal(32 * 1024, text.QuerySelector("pre")!.TextContent.Length);
        Assert.Contains("The first", text.QuerySelector(".more")!.TextContent, StringComparison.Ordinal);
        Assert.Null((await PageAsync("model.onnx")).QuerySelector("pre"));
    }

    [Fact]
    public async Task A_picture_is_shown_and_nothing_else_comes_as_one()
    {
        var source = (await PageAsync("plot.png")).QuerySelector("img.picture")!.GetAttribute("src")!;
        using var picture = await served.Client.GetAsync(source);
        Assert.Equal(("image/png", "nosniff", "default-src 'none'; sandbox"), (picture.Content.Headers.ContentType!.MediaType, picture.Headers.GetValues("X-Content-Type-Options").Single(), picture.Headers.GetValues("Content-Security-Policy").Single()));
        Assert.Equal(HttpStatusCode.NotFound, (await served.Client.GetAsync($"{Run}/picture?path=report/drawing.svg")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await served.Client.GetAsync($"{Run}/picture?path=report")).StatusCode);
    }

    [Fact]
    public async Task A_download_is_an_attachment()
    {
        using var answer = await served.Client.GetAsync($"{Run}/download?path=report/page.html");
        Assert.Equal(("attachment", "page.html", "application/octet-stream"), (answer.Content.Headers.ContentDisposition!.DispositionType, answer.Content.Headers.ContentDisposition.FileName, answer.Content.Headers.ContentType!.MediaType));
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("<script>alert(1)</script>", await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("../../../tracking.db", HttpStatusCode.BadRequest)]
    [InlineData("%2e%2e/%2e%2e/tracking.db", HttpStatusCode.BadRequest)]
    [InlineData("/etc/passwd", HttpStatusCode.BadRequest)]
    [InlineData("C:\\x", HttpStatusCode.BadRequest)]
    [InlineData("nothing.txt", HttpStatusCode.NotFound)]
    public async Task A_path_that_leads_out_is_refused(string path, HttpStatusCode status)
    {
        foreach (var route in new[] { "", "/download", "/picture" })
            Assert.Equal(status, (await served.Client.GetAsync($"{Run}{route}?path={Uri.EscapeDataString(path)}")).StatusCode);
    }

    private async Task<IHtmlDocument> PageAsync(string path) =>
        new HtmlParser().ParseDocument(await served.Client.GetStringAsync($"{Run}?path={Uri.EscapeDataString(path)}"));
}
