using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Assay.Workspace.Outbox;

/// <summary>
/// Messages on disk that are sent when the other side can take them: at least once, in order per sink, over restarts. Queuing never fails
/// its caller: a server that is down must not stop a pipeline. One file a message; several processes may queue and drain the same folder,
/// one of them sends to a sink at a time. Safe to use from many threads.
/// </summary>
public sealed class DurableOutbox 
{
    private readonly string _root;
    private readonly IReadOnlyList<IOutboxSink> _sinks;
    private readonly TimeProvider _time;
    private readonly OutboxOptions _options;
    private readonly ILogger _logger;
    private readonly Channel<bool> _queued = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private long _sequence;

    /// <summary>An outbox over a folder, which need not exist yet.</summary>
    /// <param name="folder">The folder (<see cref="AssayWorkspace.Outbox"/>).</param>
    /// <param name="sinks">Where messages go. Messages of a sink that isn't among them wait.</param>
    /// <param name="time">The clock of delays and ages.</param>
    /// <param name="options">How to try; null for the defaults.</param>
    /// <param name="logger">Told of what couldn't be queued or sent; null for nobody.</param>
    /// <exception cref="ArgumentException">A sink's name isn't allowed, or two have the same.</exception>
    public DurableOutbox(
        string folder, IReadOnlyList<IOutboxSink> sinks, TimeProvider time, OutboxOptions? options = null, ILogger<DurableOutbox>? logger = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        ArgumentNullException.ThrowIfNull(sinks);
        ArgumentNullException.ThrowIfNull(time);
        foreach (var sink in sinks)
            CheckName(sink.Name);
        if (sinks.DistinctBy(s => s.Name).Count() != sinks.Count)
            throw new ArgumentException("Two sinks have the same name.", nameof(sinks));
        _root = Path.GetFullPath(folder);
        _sinks = sinks;
        _time = time;
        _options = options ?? new();
        _logger = logger ?? NullLogger<DurableOutbox>.Instance;
    }

    /// <summary>Queues a message durably.</summary>
    /// <param name="sink">Name of the sink.</param>
    /// <param name="body">What to send.</param>
    /// <param name="contentType">Its MIME type.</param>
    /// <param name="cancellationToken">Stops the queuing; nothing is queued then.</param>
    /// <returns>True when it is on disk; false when the disk failed, which is logged and must not stop the caller.</returns>
    public async Task<bool> EnqueueAsync(
        string sink, string body, string contentType = "application/json", CancellationToken cancellationToken = default)
    {
        CheckName(sink);
        ArgumentNullException.ThrowIfNull(body);
        var now = _time.GetUtcNow();
        var message = new OutboxMessage
        {
            Id = Guid.CreateVersion7(now),
            Sequence = Interlocked.Increment(ref _sequence),
            Sink = sink,
            ContentType = contentType,
            Body = body,
            Created = now,
        };
        try
        {
            await new OutboxFolder(_root, sink).SaveAsync(message, cancellationToken);
        }
        catch (Exception e) when (IsOfTheDisk(e))
        {
            Log.NotQueued(_logger, sink, e.GetType().Name);
            return false;
        }

        _queued.Writer.TryWrite(true);
        return true;
    }

    /// <summary>
    /// Tries each message that is due once, oldest first. A sink that fails keeps its order: its later messages wait behind the failed one.
    /// </summary>
    public async Task<DrainReport> DrainAsync(CancellationToken cancellationToken = default)
    {
        var report = DrainReport.Nothing;
        foreach (var sink in _sinks)
        {
            try
            {
                report = report.And(await DrainAsync(sink, cancellationToken));
            }
            catch (Exception e) when (IsOfTheDisk(e))
            {
                Log.NotDrained(_logger, sink.Name, e.GetType().Name);
            }
        }

        return report;
    }

    /// <summary>Sends as long as it isn't cancelled: at once what is queued here, in time what failed or others queued.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            // Taken before the pass: what is queued during it asks for another.
            _queued.Reader.TryRead(out _);
            var report = await DrainAsync(cancellationToken);
            var wait = report.Next is { } next ? next - _time.GetUtcNow() : _options.LookEvery;
            await WaitAsync(wait < _options.LookEvery ? wait : _options.LookEvery, cancellationToken);
        }
    }

    private async Task WaitAsync(TimeSpan time, CancellationToken cancellationToken)
    {
        if (time <= TimeSpan.Zero)
            return;
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(_queued.Reader.WaitToReadAsync(either.Token).AsTask(), Task.Delay(time, _time, either.Token));
        await either.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }

    private async Task<DrainReport> DrainAsync(IOutboxSink sink, CancellationToken cancellationToken)
    {
        var folder = new OutboxFolder(_root, sink.Name);
        if (folder.Files().Count == 0)
            return DrainReport.Nothing;
        using var held = folder.TryLock();
        var files = folder.Files();
        if (held is null)
            return new(0, 0, files.Count, null);

        int delivered = 0, refused = 0;
        foreach (var file in files)
        {
            var message = await OutboxFolder.LoadAsync(file, cancellationToken);
            var waiting = files.Count - delivered - refused;
            if (message?.NotBefore is { } due && due > _time.GetUtcNow())
                return new(delivered, refused, waiting, due);

            var outcome = message is null
                ? new SendOutcome(SendResult.Refused, "its file is damaged")
                : await SendAsync(sink, message, cancellationToken);
            switch (outcome.Result)
            {
                case SendResult.Delivered:
                    File.Delete(file);
                    delivered++;
                    break;
                case SendResult.TryAgain when _time.GetUtcNow() - message!.Created < _options.GiveUpAfter:
                    return new(delivered, refused, waiting, await DeferAsync(folder, message, outcome, cancellationToken));
                default:
                    Log.GivenUp(_logger, message?.Id ?? Guid.Empty, sink.Name, outcome.Reason, folder.Refused);
                    await folder.RefuseAsync(file, message is null ? null : Failed(message, outcome), cancellationToken);
                    refused++;
                    break;
            }
        }

        return new(delivered, refused, 0, null);
    }

    private async Task<DateTimeOffset> DeferAsync(OutboxFolder folder, OutboxMessage message, SendOutcome outcome, CancellationToken cancellationToken)
    {
        var failed = Failed(message, outcome);
        var delay = _options.DelayAfter(failed.Attempts);
        var next = _time.GetUtcNow() + (outcome.RetryAfter > delay ? outcome.RetryAfter.Value : delay);
        await folder.SaveAsync(failed with { NotBefore = next }, cancellationToken);
        Log.Deferred(_logger, message.Id, message.Sink, outcome.Reason, failed.Attempts, next);
        return next;
    }

    private static OutboxMessage Failed(OutboxMessage message, SendOutcome outcome) =>
        message with { Attempts = message.Attempts + 1, LastProblem = outcome.Reason };

    private async Task<SendOutcome> SendAsync(IOutboxSink sink, OutboxMessage message, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(_options.AttemptTimeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        try
        {
            return await sink.SendAsync(message, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new(SendResult.TryAgain, "no answer in time");
        }
    }

    private static bool IsOfTheDisk(Exception e) => e is WorkspaceException or IOException or UnauthorizedAccessException;

    private static void CheckName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (!OutboxFolder.IsName(name))
            throw new ArgumentException($"'{name}' can't name a sink: use up to 64 lower-case letters, digits and '-'.", nameof(name));
    }
}
