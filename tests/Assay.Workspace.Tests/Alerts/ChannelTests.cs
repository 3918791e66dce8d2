using Assay.TestKit;
using Assay.TestKit.Loopback;
using Assay.Workspace.Alerts;
using Assay.Workspace.Outbox;
using Microsoft.Extensions.Time.Testing;

namespace Assay.Workspace.Tests.Alerts;

public sealed class ChannelTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly FakeTimeProvider _time = new(new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero));
    private readonly HttpClient _client = new();

    public void Dispose()
    {
        _client.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task The_console_gets_the_words()
    {
        using var writer = new StringWriter();
        Assert.True(await new ConsoleChannel(writer).SendAsync(AlertTests.Drift, CancellationToken.None));

        Assert.Equal(AlertText.Plain(AlertTests.Drift), writer.ToString());
    }

    [Fact]
    public async Task The_file_keeps_alerts_a_day_a_file_and_reads_them_back()
    {
        var channel = new FileChannel(_folder.File("alerts"), _time);
        Assert.Empty(await ReadAsync(channel));
        await channel.SendAsync(AlertTests.Drift, CancellationToken.None);
        _time.Advance(TimeSpan.FromDays(1));
        await channel.SendAsync(AlertTests.Drift with { Status = AlertStatus.Resolved }, CancellationToken.None);

        Assert.Equal(["alerts/2026-11-24.jsonl", "alerts/2026-11-25.jsonl"], _folder.Files());
        Assert.Equal([AlertStatus.Open, AlertStatus.Resolved], (await ReadAsync(channel)).Select(a => a.Status));
    }

    [Fact]
    public async Task Writers_at_once_spoil_no_line_of_each_other()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(async () =>
        {
            var channel = new FileChannel(_folder.Path, _time);
            for (var i = 0; i < 5; i++)
                await channel.SendAsync(AlertTests.Drift with { Id = $"{writer}-{i}" }, CancellationToken.None);
        })));

        var ids = (await ReadAsync(new(_folder.Path, _time))).Select(a => a.Id).ToList();
        Assert.Equal(40, ids.Count);
        Assert.Equal(40, ids.Distinct().Count());
    }

    [Fact]
    public async Task A_line_cut_short_by_a_crash_spoils_no_other()
    {
        _folder.Write("2026-11-24.jsonl", "{\"id\":\"cut");
        var channel = new FileChannel(_folder.Path, _time);
        await channel.SendAsync(AlertTests.Drift, CancellationToken.None);

        Assert.Equal("a1", Assert.Single(await ReadAsync(channel)).Id);
    }

    [Fact]
    public async Task A_webhook_gets_the_alert_and_Slack_its_words()
    {
        await using var server = await LoopbackServer.StartAsync(_ => Reply.Text("ok"));
        IOutboxSink[] sinks =
        [
            WebhookChannel.Sink("ops", _client, new(server.Address, "hook"), _time, "key"),
            WebhookChannel.Sink("slack", _client, new(server.Address, "services/secret"), _time),
        ];
        var outbox = new DurableOutbox(_folder.Path, sinks, _time);
        Assert.True(await new WebhookChannel("ops", outbox).SendAsync(AlertTests.Drift, CancellationToken.None));
        Assert.True(await new WebhookChannel("slack", outbox, WebhookFormat.Slack).SendAsync(AlertTests.Drift, CancellationToken.None));
        Assert.Equal(2, (await outbox.DrainAsync()).Delivered);

        var hook = Assert.Single(server.Requests, r => r.Path == "/hook");
        Assert.Equal(AlertTests.Drift.ToJson(), hook.Body);
        Assert.Equal("Bearer key", hook.Headers["Authorization"]);
        var slack = Assert.Single(server.Requests, r => r.Path == "/services/secret");
        Assert.Equal(AlertText.Slack(AlertTests.Drift), slack.Json.GetProperty("text").GetString());
    }

    [Fact]
    public async Task A_webhook_that_is_down_takes_the_alert_and_delivers_it_later()
    {
        var up = false;
        await using var server = await LoopbackServer.StartAsync(_ => Reply.Empty(up ? 200 : 500));
        var outbox = new DurableOutbox(_folder.Path, [WebhookChannel.Sink("ops", _client, server.Address, _time)], _time);
        Assert.True(await new WebhookChannel("ops", outbox).SendAsync(AlertTests.Drift, CancellationToken.None));
        Assert.Equal(1, (await outbox.DrainAsync()).Waiting);

        up = true;
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, (await outbox.DrainAsync()).Delivered);
    }

    private static async Task<List<Alert>> ReadAsync(FileChannel channel)
    {
        var alerts = new List<Alert>();
        await foreach (var alert in channel.ReadAsync())
            alerts.Add(alert);
        return alerts;
    }
}
