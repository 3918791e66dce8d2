using Assay.TestKit.Browser;
using Assay.TestKit.Loopback;

namespace Assay.TestKit.Tests.Browser;

public class ChromiumFixtureTests(ChromiumFixture chromium) : IClassFixture<ChromiumFixture>
{
    [SkippableFact]
    public async Task A_page_from_a_loopback_server_is_shown_and_its_script_runs()
    {
        await using var server = await LoopbackServer.StartAsync(_ => Reply.Html(
            "<!doctype html><title>Kit</title><h1 id=h></h1><script>document.getElementById('h').textContent = [6, 7].reduce((a, b) => a * b)</script>"));
        var page = await chromium.NewPageAsync();
        await page.GotoAsync(server.Address.ToString());
        Assert.Equal("Kit", await page.TitleAsync());
        Assert.Equal("42", await page.Locator("#h").TextContentAsync());
    }

    [SkippableFact]
    public async Task A_screenshot_has_the_size_of_the_view()
    {
        var page = await chromium.NewPageAsync(width: 320, height: 200);
        await page.SetContentAsync("<p>small</p>");
        var png = await page.ScreenshotAsync();
        Assert.Equal((320, 200), (BigEndian(png, 16), BigEndian(png, 20)));
    }

    [SkippableFact]
    public async Task Two_pages_share_no_storage()
    {
        await using var server = await LoopbackServer.StartAsync(_ => Reply.Html("<!doctype html><title>Kit</title>"));
        var one = await chromium.NewPageAsync();
        await one.GotoAsync(server.Address.ToString());
        await one.EvaluateAsync("localStorage.setItem('k', 'v')");
        var other = await chromium.NewPageAsync();
        await other.GotoAsync(server.Address.ToString());
        Assert.Null(await other.EvaluateAsync<string?>("localStorage.getItem('k')"));
    }

    private static int BigEndian(byte[] png, int at) => System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
}
