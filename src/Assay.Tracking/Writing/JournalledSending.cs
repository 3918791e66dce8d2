using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Assay.Tracking.Writing;

/// <summary>
/// Sends one thing after the other. Once something could not be sent, everything after it goes to the journal too, so that order is kept;
/// from time to time, and at the end, the journal is sent again.
/// </summary>
internal sealed class JournalledSending(
    ITrackingApi api, string runId, TrackingJournal journal, JournalFile file, TimeProvider clock, ILogger logger) : IDisposable
{
    private static readonly TimeSpan s_retryAfter = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly ConcurrentQueue<string> _refused = new();
    private volatile CancellationTokenSource _patience = new();
    private long _lastTry = clock.GetTimestamp();

    internal IReadOnlyList<string> Refused => [.. _refused];

    internal bool IsOffline => !file.IsEmpty || JournalEntry.IsOffline(runId);

    /// <summary>The queue is full: what is being sent now goes to the journal instead, and the server is left in peace for a while.</summary>
    internal void Hurry()
    {
        if (!_patience.IsCancellationRequested)
            _ = _patience.CancelAsync();
    }

    /// <summary>Sends something, or keeps it where it can't be sent.</summary>
    /// <param name="send">Sends it.</param>
    /// <param name="keep">Writes it to the journal.</param>
    /// <param name="refused">Told where the server will never take it.</param>
    /// <param name="cancel">Stops it.</param>
    internal async Task InTurnAsync(Func<CancellationToken, Task> send, Action keep, Action<TrackingException> refused, CancellationToken cancel)
    {
        await _turn.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            await TryJournalAsync(now: false).ConfigureAwait(false);
            if (IsOffline || !await SentAsync(send, refused, cancel).ConfigureAwait(false))
                Keep(keep);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Sends something.</summary>
    /// <returns>False where it is to be journalled: the server did not take it, or the queue is full of what waits behind it.</returns>
    private async Task<bool> SentAsync(Func<CancellationToken, Task> send, Action<TrackingException> refused, CancellationToken cancel)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, _patience.Token);
        try
        {
            await send(either.Token).ConfigureAwait(false);
            return true;
        }
        catch (TrackingException e) when (JournalSender.IsRefusal(e))
        {
            refused(e);
            return true;
        }
        catch (TrackingException e)
        {
            Log.Journalled(logger, runId, e.Message, journal.Folder, e);
        }
        catch (OperationCanceledException e) when (_patience.IsCancellationRequested && !cancel.IsCancellationRequested)
        {
            Log.Hurried(logger, runId, api.Location, journal.Folder, e);
            Renew();
        }

        _lastTry = clock.GetTimestamp();
        return false;
    }

    // The one before is not disposed: a caller may be about to cancel it, and it holds nothing.
    private void Renew() => _patience = new CancellationTokenSource();

    /// <summary>Sends the journal now, whenever it was tried last.</summary>
    internal async Task RetryAsync()
    {
        await _turn.WaitAsync().ConfigureAwait(false);
        try
        {
            if (_patience.IsCancellationRequested)
                Renew();
            await TryJournalAsync(now: true).ConfigureAwait(false);
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
        JournalReport report;
        try
        {
            report = await file.SendAsync(journal, api, _patience.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_patience.IsCancellationRequested)
        {
            // What was sent twice counts once; the rest of the file is tried again.
            Renew();
            _lastTry = clock.GetTimestamp();
            return;
        }

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

    public void Dispose() => _turn.Dispose();
}
