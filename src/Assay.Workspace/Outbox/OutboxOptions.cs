namespace Assay.Workspace.Outbox;

/// <summary>How an outbox tries.</summary>
public sealed record OutboxOptions
{
    /// <summary>Wait after the first failure; doubles with each further one. Default 300 ms, as OpenLineage's reference client.</summary>
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromMilliseconds(300);

    /// <summary>The longest wait between two attempts. Default 5 minutes.</summary>
    public TimeSpan LongestDelay { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long one attempt may take. Default 5 seconds.</summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>A message older than this is given up (kept, but not tried again). Default 7 days.</summary>
    public TimeSpan GiveUpAfter { get; init; } = TimeSpan.FromDays(7);

    /// <summary>How often to look for messages that other processes queued. Default 30 seconds.</summary>
    public TimeSpan LookEvery { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The wait before attempt <paramref name="attempts"/> + 1.</summary>
    /// <param name="attempts">Failed attempts so far, at least 1.</param>
    public TimeSpan DelayAfter(int attempts)
    {
        var factor = Math.Pow(2, Math.Clamp(attempts - 1, 0, 40));
        var ticks = FirstDelay.Ticks * factor;
        return ticks >= LongestDelay.Ticks ? LongestDelay : TimeSpan.FromTicks((long)ticks);
    }
}
