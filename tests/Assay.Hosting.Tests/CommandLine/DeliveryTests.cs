using Assay.TestKit.Loopback;

namespace Assay.Hosting.Tests.CommandLine;

/// <summary>Events leave for a configured server with the verb that made them, or wait for the next one.</summary>
public sealed class DeliveryTests : IDisposable
{
    private readonly AppFolder _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task Events_reach_the_configured_server_with_the_verb_that_made_them()
    {
        await using var server = await LoopbackServer.StartAsync(_ => Reply.Empty(201));
        _app.Variables["ASSAY_OPENLINEAGE__URL"] = server.Address.ToString();

        await ValidateAsync();

        Assert.Equal(["/api/v1/lineage", "/api/v1/lineage"], server.Requests.Select(request => request.Path));
        Assert.Empty(Waiting());
    }

    [Fact]
    public async Task Events_wait_on_disk_while_the_server_is_away()
    {
        _app.Variables["ASSAY_OPENLINEAGE__URL"] = "http://127.0.0.1:9";

        await ValidateAsync();

        Assert.Equal(2, Waiting().Count());
    }

    private async Task ValidateAsync()
    {
        _app.Folder.Write("zones.csv", "code,area\nABC,10.5\nXYZ,20\n");
        var run = await _app.RunAsync("validate", "zones");
        Assert.True(run.ExitCode == 0, run.Said);
    }

    private IEnumerable<string> Waiting() => _app.Folder.Files().Where(file => file.StartsWith(".assay/outbox/openlineage/", StringComparison.Ordinal) && file.EndsWith(".json", StringComparison.Ordinal));
}
