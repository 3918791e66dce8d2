using System.Collections.Concurrent;
using Assay.Tracking.Artifacts;
using Assay.Tracking.Rules;
using Microsoft.Extensions.Logging;

namespace Assay.Tracking.Writing;

/// <summary>
/// Writes to a run in the background: logging puts an entry into a queue and returns, batches go out in order, and what a server
/// cannot take now, or not fast enough, is journalled and sent again. Only a wrong key, a changed parameter and a writer that has ended throw.
/// </summary>
public sealed class RunWriter : ITrackedRun
{
    // Entries of about 60 bytes each: what a server that hangs may cost a run in memory.
    private const int Full = 1_000_000;

    // As many keys as a run sensibly has are looked at once each.
    private const int MostKnownKeys = 10_000;

    private readonly RunRole _role;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly RunSender _sender;
    private readonly Dictionary<string, string> _params = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _metricKeys = new(StringComparer.Ordinal);
    private readonly RunQueue _queue;
    private readonly Task _loop;
    private bool _ended;
    private bool _told;

    internal RunWriter(string runId, RunRole role, RunSender sender, TimeProvider clock, ILogger logger, int full = Full)
    {
        _role = role;
        _clock = clock;
        _logger = logger;
        _sender = sender;
        Id = runId;
        _queue = new RunQueue(full);
        _loop = Task.Run(() => _sender.RunAsync(_queue));
    }

    /// <inheritdoc />
    public string Id { get; }

    /// <summary>What the server refused for good so far, such as a parameter that was logged before with another value.</summary>
    public IReadOnlyList<string> Refused => _queue.Dropped is > 0 and var dropped
        ? [.. _sender.Refused, FormattableString.Invariant($"{dropped} points of metrics: neither server nor disk took them as fast as they came")]
        : _sender.Refused;

    /// <summary>Whether entries wait in the journal because the server could not be reached.</summary>
    public bool IsOffline => _sender.IsOffline;

    /// <inheritdoc />
    /// <exception cref="ArgumentException">MLflow does not take the key.</exception>
    /// <exception cref="InvalidOperationException">The parameter has another value already, or the run has ended.</exception>
    public void LogParameter(string key, object value)
    {
        RunRules.DemandKey("Param key", key);
        var text = RunRules.Fit(_logger, Id, "parameter", key, ParamText.Of(value), Limits.ParamValue);
        lock (_params)
        {
            if (!_params.TryAdd(key, text))
            {
                if (_params[key] is var old && old != text)
                    throw new InvalidOperationException($"Parameter '{key}' is '{old}' already, and was now logged as '{text}': parameters are written once. Log what changes as a metric or tag.");
                return;
            }
        }

        Enqueue(Entry.OfParam(key, text));
    }

    /// <inheritdoc />
    /// <exception cref="ArgumentException">MLflow does not take the key.</exception>
    /// <exception cref="InvalidOperationException">The run has ended.</exception>
    public void LogMetric(string key, double value, long step = 0)
    {
        if (key is null || !_metricKeys.ContainsKey(key))
        {
            RunRules.DemandKey("Metric name", key!);
            if (_metricKeys.Count < MostKnownKeys)
                _metricKeys[key!] = true;
        }

        Enqueue(Entry.OfMetric(key!, value, Now, step));
    }

    /// <inheritdoc />
    /// <exception cref="ArgumentException">MLflow does not take the key.</exception>
    /// <exception cref="InvalidOperationException">The run has ended.</exception>
    public void SetTag(string key, string value)
    {
        RunRules.DemandKey("Tag key", key);
        ArgumentNullException.ThrowIfNull(value);
        Enqueue(Entry.OfTag(key, RunRules.Fit(_logger, Id, "tag", key, value, Limits.RunTagValue)));
    }

    /// <inheritdoc />
    /// <exception cref="InvalidOperationException">The run has ended.</exception>
    public void LogDataset(RunDataset dataset)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentException.ThrowIfNullOrEmpty(dataset.Name);
        ArgumentException.ThrowIfNullOrEmpty(dataset.Digest);
        Enqueue(Entry.OfDataset(DatasetInputs.Of(dataset)));
    }

    /// <summary>Uploads a file to <paramref name="artifactPath"/>, or what a folder holds below it.</summary>
    /// <inheritdoc path="/param"/>
    /// <exception cref="FileNotFoundException">There is neither file nor folder.</exception>
    /// <exception cref="TrackingException">400: a name that no artifact can have.</exception>
    public async Task LogArtifactAsync(string localPath, string? artifactPath = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(localPath);
        var below = ArtifactPath.Clean(artifactPath ?? "");
        foreach (var (file, name) in LocalFiles.Of(localPath))
            await _sender.UploadAsync(file, ArtifactPath.Join(below, ArtifactPath.Clean(name)), cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc />
    /// <exception cref="FileNotFoundException">There is no such folder.</exception>
    public Task LogModelAsync(RunModel model, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        var place = model with { ArtifactPath = ArtifactPath.Clean(model.ArtifactPath) };
        return ModelLog.RunAsync(
            place, Id, _clock.GetUtcNow(), (file, path) => _sender.UploadAsync(file, ArtifactPath.Clean(path), cancellation), SetTag, cancellation);
    }

    /// <inheritdoc />
    public Task FlushAsync(CancellationToken cancellation = default) => BarrierAsync(retryJournal: false, cancellation);

    /// <inheritdoc />
    /// <remarks>A run that the environment named is flushed and left running: whoever started it ends it.</remarks>
    public Task EndAsync(bool succeeded, CancellationToken cancellation = default) => EndAsync(succeeded ? RunStatus.Finished : RunStatus.Failed, cancellation);

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellation = default) => EndAsync(RunStatus.Killed, cancellation);

    /// <summary>Flushes, and ends as failed a run that this writer started and nobody ended.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_queue.Close())
            return;
        await _loop.ConfigureAwait(false);
        if (!_ended && _role == RunRole.Owner)
            await _sender.EndAsync(RunStatus.Failed, Now, CancellationToken.None).ConfigureAwait(false);
        _ended = true;
        await _sender.DisposeAsync().ConfigureAwait(false);
        _queue.Dispose();
    }

    private long Now => _clock.GetUtcNow().ToUnixTimeMilliseconds();

    private async Task EndAsync(RunStatus status, CancellationToken cancellation)
    {
        if (_ended)
            return;
        await BarrierAsync(retryJournal: true, cancellation).ConfigureAwait(false);
        if (_role != RunRole.Guest)
            await _sender.EndAsync(status, Now, cancellation).ConfigureAwait(false);
        _ended = true;
    }

    private async Task BarrierAsync(bool retryJournal, CancellationToken cancel)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Enqueue(Entry.Barrier(reached, retryJournal));
        // A loop that broke would never get there: whoever waits learns why.
        await (await Task.WhenAny(reached.Task, _loop).WaitAsync(cancel).ConfigureAwait(false)).ConfigureAwait(false);
    }

    private void Enqueue(in Entry entry)
    {
        switch (_queue.Add(entry))
        {
            case Queued.Closed:
                throw new InvalidOperationException($"Run {Id} has ended: nothing can be logged to it here any more.");
            case Queued.WaitsInFullQueue:
                _sender.Hurry();
                break;
            case Queued.Dropped when !_told:
                _told = true;
                Log.Refused(_logger, Id, "a part of its metrics", "neither server nor disk takes them as fast as they come");
                break;
        }
    }
}
