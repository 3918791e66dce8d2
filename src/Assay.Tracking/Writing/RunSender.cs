using System.Collections.Concurrent;
using System.Threading.Channels;
using Assay.Tracking.Artifacts;
using Microsoft.Extensions.Logging;

namespace Assay.Tracking.Writing;

/// <summary>
/// Sends what a run's queue holds. Once something could not be sent, everything after it goes to the journal too, so that order is kept;
/// from time to time, and at the end, the journal is sent again.
/// </summary>
internal sealed class RunSender(
    ITrackingApi api, string runId, TrackingJournal journal, JournalFile file, TimeProvider clock, ILogger logger) : IAsyncDisposable
{
    private static readonly TimeSpan s_retryAfter = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly ConcurrentQueue<string> _refused = new();
    private long _lastTry = clock.GetTimestamp();

    internal IReadOnlyList<string> Refused => [.. _refused];

    internal bool IsOffline => !file.IsEmpty || JournalEntry.IsOffline(runId);

    internal async Task RunAsync(ChannelReader<Entry> queue)
    {
        var builder = new BatchBuilder();
        while (await queue.WaitToReadAsync().ConfigureAwait(false))
        {
            while (queue.TryRead(out var entry))
            {
                if (builder.TryAdd(entry))
                    continue;
                await SendBatchAsync(builder).ConfigureAwait(false);
                if (!builder.TryAdd(entry))
                    await SendOtherAsync(entry).ConfigureAwait(false);
            }

            await SendBatchAsync(builder).ConfigureAwait(false);
        }
    }

    /// <summary>Uploads one file, or keeps a copy of it.</summary>
    internal Task UploadAsync(string localPath, string artifactPath, CancellationToken cancel) => InTurnAsync(
        async () =>
        {
            var content = File.OpenRead(localPath);
            await using (content.ConfigureAwait(false))
                await api.Artifacts.UploadAsync(ArtifactUri.OfRun(runId, artifactPath), content, cancel).ConfigureAwait(false);
        },
        () => file.AppendFile(artifactPath, localPath),
        refused: null,
        cancel);

    internal Task EndAsync(RunStatus status, long endTime, CancellationToken cancel) => InTurnAsync(
        () => api.Runs.UpdateAsync(runId, status, endTime, null, cancel),
        () => file.Append(new JournalEntry { RunId = runId, End = new JournalledEnd(status, endTime) }),
        e => Refuse("its end", e),
        cancel);

    /// <summary>A run that began without a server is tried once more, now that nobody else writes to it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (JournalEntry.IsOffline(runId) && !file.IsEmpty)
            await file.SendAsync(journal, api).ConfigureAwait(false);
        file.Dispose();
        _turn.Dispose();
    }

    private async Task SendBatchAsync(BatchBuilder builder)
    {
        if (builder.IsEmpty)
            return;
        var batch = builder.Take();
        await InTurnAsync(
            () => BatchSending.SendAsync(api.Runs, runId, batch, Refuse),
            () => file.Append(new JournalEntry { RunId = runId, Batch = batch }),
            e => Refuse("a batch", e),
            CancellationToken.None).ConfigureAwait(false);
    }

    private async Task SendOtherAsync(Entry entry)
    {
        switch (entry)
        {
            case Entry.OfDataset dataset:
                await InTurnAsync(
                    () => api.Runs.LogInputsAsync(runId, [dataset.Input]),
                    () => file.Append(new JournalEntry { RunId = runId, Input = dataset.Input }),
                    e => Refuse($"dataset '{dataset.Input.Dataset.Name}'", e),
                    CancellationToken.None).ConfigureAwait(false);
                break;
            case Entry.Barrier barrier:
                if (barrier.RetryJournal)
                    await RetryAsync(now: true).ConfigureAwait(false);
                barrier.Reached.TrySetResult();
                break;
        }
    }

    private async Task InTurnAsync(Func<Task> send, Action keep, Action<TrackingException>? refused, CancellationToken cancel)
    {
        await _turn.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            await TryJournalAsync(now: false).ConfigureAwait(false);
            if (!IsOffline)
            {
                try
                {
                    await send().ConfigureAwait(false);
                    return;
                }
                catch (TrackingException e) when (JournalSender.IsRefusal(e))
                {
                    if (refused is null)
                        throw;
                    refused(e);
                    return;
                }
                catch (TrackingException e)
                {
                    Log.Journalled(logger, runId, e);
                    _lastTry = clock.GetTimestamp();
                }
            }

            Keep(keep);
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task RetryAsync(bool now)
    {
        await _turn.WaitAsync().ConfigureAwait(false);
        try
        {
            await TryJournalAsync(now).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    // A run that began without a server stays in the journal until its process has ended: its id was given out already.
    private async Task TryJournalAsync(bool now)
    {
        if (file.IsEmpty || JournalEntry.IsOffline(runId) || (!now && clock.GetElapsedTime(_lastTry) < s_retryAfter))
            return;
        var report = await file.SendAsync(journal, api).ConfigureAwait(false);
        _lastTry = clock.GetTimestamp();
        foreach (var refusal in report.Refused)
            _refused.Enqueue(refusal);
    }

    // A full disk must not end a training either; what is lost then is said.
    private void Keep(Action keep)
    {
        try
        {
            keep();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _refused.Enqueue($"Neither the server nor the journal took an entry: {e.Message}");
            Log.Lost(logger, runId, e);
        }
    }

    private void Refuse(string what, TrackingException e)
    {
        _refused.Enqueue($"{what}: {e.Message}");
        Log.Refused(logger, runId, what, e.Message);
    }
}
