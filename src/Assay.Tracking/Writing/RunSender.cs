using System.Collections.Concurrent;
using Assay.Tracking.Artifacts;
using Microsoft.Extensions.Logging;

namespace Assay.Tracking.Writing;

/// <summary>Sends what a run's queue holds, in the largest batches that servers take, and files as they come.</summary>
internal sealed class RunSender(
    ITrackingApi api, string runId, TrackingJournal journal, JournalFile file, TimeProvider clock, ILogger logger) : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _refused = new();
    private readonly JournalledSending _sending = new(api, runId, journal, file, clock, logger);

    internal IReadOnlyList<string> Refused => [.. _refused, .. _sending.Refused];

    internal bool IsOffline => _sending.IsOffline;

    internal async Task RunAsync(RunQueue queue)
    {
        var builder = new BatchBuilder();
        while (await queue.TakeAsync().ConfigureAwait(false) is { Count: > 0 } entries)
        {
            foreach (var entry in entries)
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

    /// <inheritdoc cref="JournalledSending.Hurry"/>
    internal void Hurry() => _sending.Hurry();

    /// <summary>Uploads one file, or keeps a copy of it.</summary>
    internal Task UploadAsync(string localPath, string artifactPath, CancellationToken cancel) => _sending.InTurnAsync(
        async stop =>
        {
            var content = File.OpenRead(localPath);
            await using (content.ConfigureAwait(false))
                await api.Artifacts.UploadAsync(ArtifactUri.OfRun(runId, artifactPath), content, stop).ConfigureAwait(false);
        },
        () => file.AppendFile(artifactPath, localPath),
        e => RefuseFile(artifactPath, e),
        cancel);

    internal Task EndAsync(RunStatus status, long endTime, CancellationToken cancel) => _sending.InTurnAsync(
        stop => api.Runs.UpdateAsync(runId, status, endTime, null, stop),
        () => file.Append(new JournalEntry { RunId = runId, End = new JournalledEnd(status, endTime) }),
        e => Refuse("its end", e),
        cancel);

    /// <summary>A run that began without a server is tried once more, now that nobody else writes to it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (JournalEntry.IsOffline(runId) && !file.IsEmpty)
            await file.SendAsync(journal, api, CancellationToken.None).ConfigureAwait(false);
        file.Dispose();
        _sending.Dispose();
    }

    private async Task SendBatchAsync(BatchBuilder builder)
    {
        if (builder.IsEmpty)
            return;
        var batch = builder.Take();
        await _sending.InTurnAsync(
            stop => BatchSending.SendAsync(api.Runs, runId, batch, Refuse, stop),
            () => file.Append(new JournalEntry { RunId = runId, Batch = batch }),
            e => Refuse("a batch", e),
            CancellationToken.None).ConfigureAwait(false);
    }

    private async Task SendOtherAsync(Entry entry)
    {
        if (entry.Kind == EntryKind.Barrier)
        {
            if (entry.RetryJournal)
                await _sending.RetryAsync().ConfigureAwait(false);
            entry.Reached.TrySetResult();
            return;
        }

        var input = entry.Input;
        await _sending.InTurnAsync(
            stop => api.Runs.LogInputsAsync(runId, [input], null, stop),
            () => file.Append(new JournalEntry { RunId = runId, Input = input }),
            e => Refuse($"dataset '{input.Dataset.Name}'", e),
            CancellationToken.None).ConfigureAwait(false);
    }

    // A name that no artifact can have is a mistake of the caller; all else is the server's and must not stop a training.
    private void RefuseFile(string path, TrackingException e)
    {
        if (e.StatusCode == 400)
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(e);
        Refuse($"artifact '{path}'", e);
    }

    private void Refuse(string what, TrackingException e)
    {
        _refused.Enqueue($"{what}: {e.Message}");
        Log.Refused(logger, runId, what, e.Message);
    }
}
