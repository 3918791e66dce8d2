using Assay.Workspace.Alerts;

namespace Assay.Workspace.Tests.Alerts;

public sealed class AlertRouterTests
{
    private readonly RecordingChannel _console = new("console");
    private readonly RecordingChannel _file = new("file");
    private readonly RecordingChannel _ops = new("ops");

    [Fact]
    public async Task A_configured_channel_gets_the_alert_once_and_alone()
    {
        var deliveries = await Router().RouteAsync(AlertTests.Drift, ["ops", "ops"]);

        Assert.Equal([new("ops", true)], deliveries);
        Assert.Equal((1, 0, 0), (_ops.Alerts, _console.Alerts, _file.Alerts));
    }

    [Fact]
    public async Task A_channel_that_is_not_configured_falls_back_to_console_and_file_and_says_so()
    {
        var deliveries = await Router().RouteAsync(AlertTests.Drift, ["slack", "ops"]);

        Assert.Equal(
            [
                new("slack", false, "channel 'slack' is not configured; written to console and file"),
                new("ops", true), new("console", true), new("file", true),
            ],
            deliveries);
    }

    [Fact]
    public async Task Without_channels_console_and_file_get_it()
    {
        Assert.Equal([new("console", true), new("file", true)], await Router().RouteAsync(AlertTests.Drift, []));
    }

    [Fact]
    public async Task A_channel_that_throws_or_declines_fails_nobody_and_is_stood_in_for()
    {
        _ops.Fails = true;
        var thrown = await Router().RouteAsync(AlertTests.Drift, ["ops", "file"]);
        Assert.Equal([new("ops", false, "channel 'ops' failed; written to console and file"), new("file", true), new("console", true)], thrown);

        _console.Fails = true;
        var deliveries = await Router().RouteAsync(AlertTests.Drift, ["ops"]);
        Assert.Equal([false, false, true], deliveries.Select(d => d.Accepted));
    }

    [Fact]
    public async Task A_cancelled_routing_is_cancelled_and_not_a_failed_channel()
    {
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Router().RouteAsync(AlertTests.Drift, ["ops"], stop.Token));
    }

    [Fact]
    public void Two_channels_of_one_name_are_refused() =>
        Assert.Throws<ArgumentException>(() => new AlertRouter(_console, _file, [_ops, new RecordingChannel("ops")]));

    private AlertRouter Router() => new(_console, _file, [_ops]);

    private sealed class RecordingChannel(string name) : IAlertChannel
    {
        public string Name => name;

        public int Alerts { get; private set; }

        public bool Fails { get; set; }

        public Task<bool> SendAsync(Alert alert, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Fails)
                throw new InvalidOperationException("secret");
            Alerts++;
            return Task.FromResult(true);
        }
    }
}
