namespace Assay.Hosting.Scheduling;

/// <summary>Something that runs by itself.</summary>
/// <param name="Name">Its name, the same over restarts.</param>
/// <param name="Next">The first time after a time; null for never.</param>
/// <param name="RunAsync">Runs it for the time that was due.</param>
internal sealed record ScheduledJob(string Name, Func<DateTimeOffset, DateTimeOffset?> Next, Func<DateTimeOffset, CancellationToken, Task> RunAsync)
{
    /// <summary>The times that were due after one and up to another, the last ones where there are many.</summary>
    public (int Count, DateTimeOffset? Last) Missed(DateTimeOffset after, DateTimeOffset upTo)
    {
        var (count, last) = (0, default(DateTimeOffset?));
        for (var due = Next(after); due is { } time && time <= upTo && count < MostCounted; due = Next(time))
            (count, last) = (count + 1, time);
        return (count, last);
    }

    private const int MostCounted = 10_000;
}
