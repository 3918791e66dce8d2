using System.Net;
using System.Text.Json;
using Assay.Hosting.Tests.Declarations;

namespace Assay.Hosting.Tests.Serving;

/// <summary>From a served prediction over its label to a judged window, by the verbs.</summary>
public sealed class MonitoringTests
{
    [Fact]
    public async Task Labels_that_come_later_are_joined_by_the_ids_of_the_answers()
    {
        var app = new AppFolder();
        await ServedApp.DeployAsync(app, new Pace(50));
        await using var served = await ServedApp.StartAsync(app);
        var ids = await AskAsync(served, rows: 3);
        await File.WriteAllLinesAsync(app.Folder.File("labels.csv"), ["id,minutes", $"{ids[0]},90", $"{ids[1]},20", $"{ids[2]},45"]);

        var joined = await app.RunAsync("monitor", "ingest", "pace-live", "--source", "labels.csv");
        Assert.True(joined.ExitCode == 0, joined.Said);
        Assert.Contains("3 of 3", joined.Out, StringComparison.Ordinal);

        await File.WriteAllLinesAsync(app.Folder.File("strangers.csv"), ["id,minutes", "00000000000000000000000000000000,90"]);
        var strange = await app.RunAsync("monitor", "ingest", "pace-live", "--source", "strangers.csv");
        Assert.True(strange.ExitCode == 1, strange.Said);
    }

    [Fact]
    public async Task Monitors_have_pages_and_an_unknown_one_has_none()
    {
        var app = new AppFolder();
        await ServedApp.DeployAsync(app, new Pace(50));
        await using var served = await ServedApp.StartAsync(app);

        Assert.Contains("pace-live", await served.Client.GetStringAsync(new Uri("/monitors", UriKind.Relative)), StringComparison.Ordinal);
        Assert.Contains("pace-live", await served.Client.GetStringAsync(new Uri("/monitors/pace-live", UriKind.Relative)), StringComparison.Ordinal);
        using var missing = await served.Client.GetAsync(new Uri("/monitors/nobody", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    private static async Task<List<string>> AskAsync(ServedApp served, int rows)
    {
        var body = string.Join(",", Enumerable.Range(1, rows).Select(id => $$"""{ "id": {{id}}, "day": "2001-05-01", "distance": {{id * 30}}, "zone": "ABC" }"""));
        using var response = await served.AskAsync($"[{body}]");
        using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return [.. answer.RootElement.GetProperty("predictions").EnumerateArray().Select(prediction => prediction.GetProperty("id").GetString()!)];
    }
}
