using System.Collections.Concurrent;
using Assay.Hosting.Scheduling;
using Microsoft.Extensions.Time.Testing;

namespace Assay.Hosting.Tests.Scheduling;

public sealed class ScheduleKeeperTests : IDisposable
{
    private static readonly DateTimeOffset s_start = new(2026, 1, 1, 5, 30, 0, TimeSpan.Zero);
    private readonly TempFolder _folder = new();
    private readonly FakeTimeProvider _clock = new(s_start);
    private readonly ConcurrentQueue<string> _told = new();
    private readonly SemaphoreSlim _ran = new(0);
    private readonly ConcurrentQueue<DateTimeOffset> _times = new();

    public void Dispose()
    {
        _ran.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_job_runs_at_each_of_its_times_with_the_time_that_was_due()
    {
        using var stop = new CancellationTokenSource();
        var keeping = Keeper(Hourly()).RunAsync(stop.Token);

        await PassAsync(2);
        await EndAsync(stop, keeping);

        Assert.Equal([s_start.AddMinutes(30), s_start.AddMinutes(90)], _times.Take(2));
        Assert.Empty(_told);
    }

    [Fact]
    public async Task Times_that_passed_while_nobody_was_there_are_told_and_not_made_up_for()
    {
        using (var stop = new CancellationTokenSource())
        {
            var keeping = Keeper(Hourly()).RunAsync(stop.Token);
            await PassAsync(1);
            await EndAsync(stop, keeping);
        }

        var before = _times.Count;
        _clock.SetUtcNow(_times.Last().AddHours(3).AddMinutes(1));
        using (var stop = new CancellationTokenSource())
        {
            var keeping = Keeper(Hourly()).RunAsync(stop.Token);
            await PassAsync(1);
            await EndAsync(stop, keeping);
        }

        Assert.StartsWith("hourly: 3 times missed", Assert.Single(_told), StringComparison.Ordinal);
        Assert.Equal(_times.ElementAt(before - 1).AddHours(4), _times.ElementAt(before));
    }

    [Fact]
    public async Task A_failure_is_told_and_the_next_time_comes_all_the_same()
    {
        using var stop = new CancellationTokenSource();
        var keeping = Keeper(Hourly() with
        {
            RunAsync = (due, _) =>
            {
                Note(due);
                throw new IOException("the disk is full");
            },
        }).RunAsync(stop.Token);

        await PassAsync(2);
        await EndAsync(stop, keeping);

        Assert.Contains("hourly: the disk is full", _told);
    }

    [Fact]
    public async Task Of_two_processes_one_leads_and_the_other_takes_over()
    {
        using var stopFirst = new CancellationTokenSource();
        using var stopSecond = new CancellationTokenSource();
        var first = Keeper(Hourly()).RunAsync(stopFirst.Token);
        await PassAsync(1);
        var second = Keeper(Hourly()).RunAsync(stopSecond.Token);
        Assert.Contains("another process keeps the schedules; this one stands by", _told);

        await EndAsync(stopFirst, first);
        await PassAsync(1);
        await EndAsync(stopSecond, second);

        Assert.Equal(_times.Distinct().Count(), _times.Count);
    }

    private ScheduleKeeper Keeper(ScheduledJob job) => new([job], _folder.Path, _clock, _told.Enqueue);

    private ScheduledJob Hourly() => new("hourly", after => new DateTimeOffset(after.Year, after.Month, after.Day, after.Hour, 0, 0, TimeSpan.Zero).AddHours(1), (due, _) =>
    {
        Note(due);
        return Task.CompletedTask;
    });

    private void Note(DateTimeOffset due)
    {
        _times.Enqueue(due);
        _ran.Release();
    }

    /// <summary>Lets time pass until the job has run so often.</summary>
    private async Task PassAsync(int times)
    {
        for (var i = 0; i < times; i++)
        {
            while (!await _ran.WaitAsync(5))
                _clock.Advance(TimeSpan.FromSeconds(30));
        }
    }

    private static async Task EndAsync(CancellationTokenSource stop, Task keeping)
    {
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => keeping);
    }
}
