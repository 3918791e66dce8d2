using Assay.TestKit;
using Assay.Workspace.Outbox;
using Microsoft.Extensions.Time.Testing;

namespace Assay.Workspace.Tests.Outbox;

public sealed class DurableOutboxTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);
    private readonly TempFolder _folder = new();
    private readonly FakeTimeProvider _time = new(Start);
    private readonly ScriptedSink _sink = new("server");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Messages_are_delivered_once_each_in_the_order_of_queuing()
    {
        var outbox = Outbox();
        for (var i = 0; i < 20; i++)
            Assert.True(await outbox.EnqueueAsync("server", $"m{i}"));
        var report = await outbox.DrainAsync();

        Assert.Equal(new(20, 0, 0, null), report);
        Assert.Equal(Enumerable.Range(0, 20).Select(i => $"m{i}"), _sink.Delivered);
        Assert.Equal(DrainReport.Nothing, await outbox.DrainAsync());
    }

    [Fact]
    public async Task A_failed_message_waits_longer_each_time_and_those_behind_it_keep_their_order()
    {
        _sink.Next(SendResult.TryAgain, SendResult.TryAgain);
        var outbox = Outbox();
        await outbox.EnqueueAsync("server", "a");
        await outbox.EnqueueAsync("server", "b");

        Assert.Equal(new(0, 0, 2, Start.AddMilliseconds(300)), await outbox.DrainAsync());
        Assert.Equal(new(0, 0, 2, Start.AddMilliseconds(300)), await outbox.DrainAsync());
        Assert.Equal(1, _sink.Attempts);

        _time.Advance(TimeSpan.FromMilliseconds(300));
        Assert.Equal(new(0, 0, 2, Start.AddMilliseconds(900)), await outbox.DrainAsync());
        _time.Advance(TimeSpan.FromMilliseconds(600));
        Assert.Equal(new(2, 0, 0, null), await outbox.DrainAsync());
        Assert.Equal(["a", "b"], _sink.Delivered);
    }

    [Fact]
    public async Task What_was_queued_before_a_restart_is_sent_after_it_under_the_same_id_and_not_earlier_than_due()
    {
        _sink.Next(SendResult.TryAgain);
        var before = Outbox();
        await before.EnqueueAsync("server", "a");
        await before.DrainAsync();

        var after = Outbox();
        Assert.Equal(0, (await after.DrainAsync()).Delivered);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, (await after.DrainAsync()).Delivered);
        Assert.Single(_sink.Ids.Distinct());
        Assert.Equal(2, _sink.Attempts);
    }

    [Fact]
    public async Task A_refused_message_is_kept_aside_and_does_not_hold_up_the_others()
    {
        _sink.Next(SendResult.Refused);
        var outbox = Outbox();
        await outbox.EnqueueAsync("server", "bad");
        await outbox.EnqueueAsync("server", "good");

        Assert.Equal(new(1, 1, 0, null), await outbox.DrainAsync());
        Assert.Equal(["good"], _sink.Delivered);
        var kept = Assert.Single(_folder.Files(), f => f.StartsWith("_refused/server/", StringComparison.Ordinal));
        Assert.Contains("scripted", await File.ReadAllTextAsync(_folder.File(kept)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_too_old_is_given_up_and_a_damaged_one_set_aside()
    {
        var outbox = Outbox();
        await outbox.EnqueueAsync("server", "old");
        _folder.Write("server/0-damaged.json", "{ half");
        _time.Advance(TimeSpan.FromDays(8));
        _sink.Next(SendResult.TryAgain);

        Assert.Equal(new(0, 2, 0, null), await outbox.DrainAsync());
        Assert.Equal(2, _folder.Files().Count(f => f.StartsWith("_refused/", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_other_sides_wish_to_be_left_alone_is_granted()
    {
        _sink.Next(new SendOutcome(SendResult.TryAgain, "busy", TimeSpan.FromMinutes(10)));
        var outbox = Outbox();
        await outbox.EnqueueAsync("server", "a");

        Assert.Equal(Start.AddMinutes(10), (await outbox.DrainAsync()).Next);
    }

    [Fact]
    public async Task One_sink_that_is_down_does_not_hold_up_another()
    {
        var down = new ScriptedSink("down");
        down.Next(SendResult.TryAgain);
        var outbox = new DurableOutbox(_folder.Path, [down, _sink], _time);
        await outbox.EnqueueAsync("down", "a");
        await outbox.EnqueueAsync("server", "b");
        await outbox.EnqueueAsync("unknown", "c");

        Assert.Equal(new(1, 0, 1, Start.AddMilliseconds(300)), await outbox.DrainAsync());
    }

    [Fact]
    public async Task Queuing_on_a_broken_disk_says_so_and_does_not_throw()
    {
        var file = _folder.Write("file", "");
        var outbox = new DurableOutbox(file, [_sink], _time);

        Assert.False(await outbox.EnqueueAsync("server", "a"));
    }

    [Fact]
    public async Task A_sink_that_another_process_is_serving_is_left_to_it()
    {
        var outbox = Outbox();
        await outbox.EnqueueAsync("server", "a");
        using (new OutboxFolder(_folder.Path, "server").TryLock())
            Assert.Equal(new(0, 0, 1, null), await outbox.DrainAsync());

        Assert.Equal(1, (await outbox.DrainAsync()).Delivered);
    }

    [Fact]
    public async Task An_attempt_without_an_answer_in_time_is_tried_again()
    {
        _sink.Hang();
        var outbox = Outbox();
        await outbox.EnqueueAsync("server", "a");
        var draining = outbox.DrainAsync();
        await _sink.Hanging;
        _time.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(1, (await draining).Waiting);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, (await outbox.DrainAsync()).Delivered);
    }

    [Fact]
    public async Task A_cancelled_attempt_leaves_the_message_as_it_was()
    {
        _sink.Hang();
        var outbox = Outbox();
        await outbox.EnqueueAsync("server", "a");
        using var stop = new CancellationTokenSource();
        var draining = outbox.DrainAsync(stop.Token);
        await _sink.Hanging;
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => draining);
        Assert.Equal(1, (await outbox.DrainAsync()).Delivered);
    }

    [Fact]
    public async Task Running_sends_what_is_queued_while_it_runs_and_what_failed_once_it_is_due()
    {
        _sink.Next(SendResult.TryAgain);
        var outbox = new DurableOutbox(_folder.Path, [_sink], TimeProvider.System, new() { FirstDelay = TimeSpan.FromMilliseconds(1) });
        using var stop = new CancellationTokenSource();
        var running = outbox.RunAsync(stop.Token);
        await outbox.EnqueueAsync("server", "a");
        await _sink.Deliveries(1);
        await outbox.EnqueueAsync("server", "b");
        await _sink.Deliveries(2);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.Equal(["a", "b"], _sink.Delivered);
    }

    [Theory]
    [InlineData(1, 300)]
    [InlineData(2, 600)]
    [InlineData(5, 4_800)]
    [InlineData(11, 300_000)]
    [InlineData(10_000, 300_000)]
    public void The_wait_doubles_up_to_its_longest(int attempts, int milliseconds) =>
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), new OutboxOptions().DelayAfter(attempts));

    [Theory]
    [InlineData("")]
    [InlineData("A")]
    [InlineData("../x")]
    [InlineData("_refused")]
    public async Task A_name_that_could_leave_the_folder_is_refused(string name)
    {
        Assert.Throws<ArgumentException>(() => new DurableOutbox(_folder.Path, [new ScriptedSink(name)], _time));
        await Assert.ThrowsAsync<ArgumentException>(() => Outbox().EnqueueAsync(name, "x"));
    }

    private DurableOutbox Outbox() => new(_folder.Path, [_sink], _time);
}
