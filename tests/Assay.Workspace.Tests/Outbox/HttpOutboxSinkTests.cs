using Assay.TestKit;
using Assay.TestKit.Loopback;
using Assay.Workspace.Lineage;
using Assay.Workspace.Outbox;
using Assay.Workspace.Tests.Lineage;
using Microsoft.Extensions.Time.Testing;

namespace Assay.Workspace.Tests.Outbox;

public sealed class HttpOutboxSinkTests : IDisposable
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
    public async Task Events_reach_an_OpenLineage_server_whole_in_order_with_the_key()
    {
        await using var server = await LoopbackServer.StartAsync(_ => Reply.Empty(201));
        var outbox = Outbox(server.Address);
        var run = await LineageRun.StartAsync(new OpenLineageServer(outbox), new() { Project = "p", Job = "j" }, _time);
        run.Input("raw");
        await run.CompleteAsync();
        Assert.Equal(2, (await outbox.DrainAsync()).Delivered);

        Assert.All(server.Requests, r =>
        {
            Assert.Equal(("POST", "/marquez/api/v1/lineage"), (r.Method, r.Path));
            Assert.Equal("application/json", r.Headers["Content-Type"]);
            Assert.Equal("Bearer key", r.Headers["Authorization"]);
            Assert.Empty(OpenLineageSchemas.Faults(r.Text));
        });
        Assert.Equal(["START", "COMPLETE"], server.Requests.Select(r => r.Json.GetProperty("eventType").GetString()));
        Assert.Equal(2, server.Requests.Select(r => r.Headers["Idempotency-Key"]).Distinct().Count());
    }

    [Fact]
    public async Task A_server_that_comes_back_gets_what_it_missed()
    {
        var up = false;
        await using var server = await LoopbackServer.StartAsync(_ => Reply.Empty(up ? 200 : 503));
        var before = Outbox(server.Address);
        await new OpenLineageServer(before).AppendAsync([Declared()]);
        Assert.Equal(1, (await before.DrainAsync()).Waiting);

        up = true;
        _time.Advance(TimeSpan.FromSeconds(1));
        var after = Outbox(server.Address);
        Assert.Equal(1, (await after.DrainAsync()).Delivered);
        Assert.Equal(server.Requests[0].Text, server.Requests[1].Text);
        Assert.Equal(server.Requests[0].Headers["Idempotency-Key"], server.Requests[1].Headers["Idempotency-Key"]);
    }

    [Fact]
    public async Task A_server_that_is_not_there_fails_nobody()
    {
        Uri gone;
        await using (var server = await LoopbackServer.StartAsync(_ => Reply.Empty()))
            gone = server.Address;
        var outbox = Outbox(gone);
        await new OpenLineageServer(outbox).AppendAsync([Declared()]);

        var report = await outbox.DrainAsync();
        Assert.Equal((0, 0, 1), (report.Delivered, report.Refused, report.Waiting));
    }

    [Theory]
    [InlineData(200, SendResult.Delivered)]
    [InlineData(201, SendResult.Delivered)]
    [InlineData(204, SendResult.Delivered)]
    [InlineData(400, SendResult.Refused)]
    [InlineData(413, SendResult.Refused)]
    [InlineData(422, SendResult.Refused)]
    [InlineData(401, SendResult.TryAgain)]
    [InlineData(404, SendResult.TryAgain)]
    [InlineData(408, SendResult.TryAgain)]
    [InlineData(429, SendResult.TryAgain)]
    [InlineData(500, SendResult.TryAgain)]
    [InlineData(503, SendResult.TryAgain)]
    public async Task An_answer_decides_by_whether_the_message_is_to_blame(int status, SendResult expected)
    {
        await using var server = await LoopbackServer.StartAsync(_ => Reply.Text("secret detail", status));
        var outcome = await SendAsync(server.Address);

        Assert.Equal(expected, outcome.Result);
        Assert.Equal(expected == SendResult.Delivered ? "" : $"HTTP {status}", outcome.Reason);
    }

    [Theory]
    [InlineData("120")]
    [InlineData("Tue, 24 Nov 2026 12:02:00 GMT")]
    public async Task Retry_after_is_understood_as_seconds_and_as_a_date(string header)
    {
        await using var server = await LoopbackServer.StartAsync(
            _ => Reply.Empty(429) with { Headers = new Dictionary<string, string> { ["Retry-After"] = header } });

        Assert.Equal(TimeSpan.FromMinutes(2), (await SendAsync(server.Address)).RetryAfter);
    }

    [Fact]
    public async Task Neither_the_address_nor_the_key_is_on_the_disk()
    {
        await using var server = await LoopbackServer.StartAsync(_ => Reply.Empty(500));
        var sink = new HttpOutboxSink("hook", _client, new(server.Address, "secret-path"), _time, "secret-key");
        var outbox = new DurableOutbox(_folder.Path, [sink], _time);
        await outbox.EnqueueAsync("hook", "{}");
        await outbox.DrainAsync();

        Assert.Equal("/secret-path", Assert.Single(server.Requests).Path);
        Assert.All(_folder.Files(), f => Assert.DoesNotContain("secret", File.ReadAllText(_folder.File(f)), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("relative/path")]
    [InlineData("ftp://host/")]
    public void An_address_that_cannot_be_posted_to_is_refused(string address) =>
        Assert.Throws<ArgumentException>(() => new HttpOutboxSink("x", _client, new(address, UriKind.RelativeOrAbsolute), _time));

    private Task<SendOutcome> SendAsync(Uri address) => new HttpOutboxSink("x", _client, address, _time).SendAsync(
        new() { Id = Guid.CreateVersion7(), Sink = "x", ContentType = "application/json", Body = "{}", Created = _time.GetUtcNow() },
        CancellationToken.None);

    private DurableOutbox Outbox(Uri server) =>
        new(_folder.Path, [OpenLineageServer.Sink(_client, new(server, "marquez/"), _time, "key")], _time);

    private DatasetEvent Declared() => new() { EventTime = _time.GetUtcNow(), Dataset = new() { Namespace = "assay://p", Name = "d" } };
}
