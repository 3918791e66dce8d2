using System.Globalization;

namespace Assay.Hosting.Scheduling;

/// <summary>
/// Runs jobs at their times. Of several processes on one workspace one leads, the others stand by and take over when it ends. Times that passed
/// while nobody led are told and not made up for: a run reads the data of its day. A job whose last run goes on when it is due is told as well.
/// </summary>
/// <param name="jobs">The jobs.</param>
/// <param name="folder">Where times and the lead are kept.</param>
/// <param name="clock">The clock.</param>
/// <param name="tell">Is told, a line each, of what happens.</param>
internal sealed class ScheduleKeeper(IReadOnlyList<ScheduledJob> jobs, string folder, TimeProvider clock, Action<string> tell)
{
    private static readonly TimeSpan s_standBy = TimeSpan.FromSeconds(10);

    // The machine's clock may be put right while a schedule waits.
    private static readonly TimeSpan s_longestWait = TimeSpan.FromMinutes(1);

    /// <summary>Keeps the schedules until it is cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        if (jobs.Count == 0)
            return;
        Directory.CreateDirectory(folder);
        using var lead = await LeadAsync(cancellation).ConfigureAwait(false);
        using var state = await ScheduleState.ReadAsync(folder, cancellation).ConfigureAwait(false);
        await Task.WhenAll(jobs.Select(job => KeepAsync(job, state, cancellation))).ConfigureAwait(false);
    }

    private async Task<FileStream> LeadAsync(CancellationToken cancellation)
    {
        for (var told = false; ; told = true)
        {
            try
            {
                return new FileStream(Path.Combine(folder, ".lead"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
            }
            catch (IOException) when (File.Exists(Path.Combine(folder, ".lead")))
            {
                if (!told)
                    tell("another process keeps the schedules; this one stands by");
                await Task.Delay(s_standBy, clock, cancellation).ConfigureAwait(false);
            }
        }
    }

    private async Task KeepAsync(ScheduledJob job, ScheduleState state, CancellationToken cancellation)
    {
        var until = state.Until(job.Name);
        if (until is null)
            await state.AccountAsync(job.Name, clock.GetUtcNow(), cancellation).ConfigureAwait(false);
        while (true)
        {
            var now = clock.GetUtcNow();
            if (until is { } before && job.Missed(before, now) is { Count: > 0, Last: { } last } missed)
            {
                tell(string.Create(CultureInfo.InvariantCulture, $"{job.Name}: {missed.Count} times missed, the last {last:yyyy-MM-dd HH:mm} UTC; assay run {job.Name} --as-of {last:yyyy-MM-ddTHH:mm:ssZ} makes up for it"));
                await state.AccountAsync(job.Name, last, cancellation).ConfigureAwait(false);
            }

            if (job.Next(now) is not { } due)
                return;
            await UntilAsync(due, cancellation).ConfigureAwait(false);
            await state.AccountAsync(job.Name, due, cancellation).ConfigureAwait(false);
            until = due;
            await RunAsync(job, due, cancellation).ConfigureAwait(false);
        }
    }

    private async Task UntilAsync(DateTimeOffset due, CancellationToken cancellation)
    {
        while (due - clock.GetUtcNow() is var left && left > TimeSpan.Zero)
            await Task.Delay(left < s_longestWait ? left : s_longestWait, clock, cancellation).ConfigureAwait(false);
    }

    private async Task RunAsync(ScheduledJob job, DateTimeOffset due, CancellationToken cancellation)
    {
        try
        {
            await job.RunAsync(due, cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            throw;
        }
#pragma warning disable CA1031 // One job's failure, whatever it is, must not end the schedules of the others.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            tell($"{job.Name}: {failure.Message.ReplaceLineEndings(" ")}");
        }
    }
}
