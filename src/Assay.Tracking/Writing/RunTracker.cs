using Assay.Tracking.Store;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Assay.Tracking.Writing;

/// <summary>Starts, adopts and resumes runs. A server that is away stops none of them: a run then begins in the journal.</summary>
public sealed class RunTracker : IRunTracker
{
    private readonly ITrackingApi _api;
    private readonly TrackingOptions _options;
    private readonly TrackingJournal _journal;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;

    /// <summary>Makes a tracker.</summary>
    /// <param name="api">Where runs go; it stays the caller's to dispose, after all runs.</param>
    /// <param name="options">Experiment and run that the environment names.</param>
    /// <param name="journal">Keeps what could not be sent.</param>
    /// <param name="clock">Stamps runs and points.</param>
    /// <param name="logger">Is told of what could not be sent; null tells nobody.</param>
    public RunTracker(ITrackingApi api, TrackingOptions options, TrackingJournal journal, TimeProvider clock, ILogger? logger = null)
    {
        ArgumentNullException.ThrowIfNull(api);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(journal);
        ArgumentNullException.ThrowIfNull(clock);
        _api = api;
        _options = options;
        _journal = journal;
        _clock = clock;
        _logger = logger ?? NullLogger.Instance;
    }

    /// <inheritdoc />
    /// <exception cref="TrackingException">The server answers and refuses: wrong credentials, a deleted experiment.</exception>
    public async Task<ITrackedRun> StartAsync(RunStart start, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(start);
        if (_options.RunId is { Length: > 0 } named)
            return Writer(named, RunRole.Guest);
        var now = _clock.GetUtcNow();
        var tags = start.Tags.Select(tag => new Tag(tag.Key, tag.Value)).ToList();
        if (start.ParentRunId is { } parent)
            tags.Add(new Tag(RunTags.ParentRunId, parent));
        var time = now.ToUnixTimeMilliseconds();
        var name = _options.ExperimentName ?? start.Experiment;
        var offline = JournalEntry.OfflinePrefix + Guid.CreateVersion7(now).ToString("N");
        if (start.ParentRunId is null || !JournalEntry.IsOffline(start.ParentRunId))
        {
            try
            {
                var experiment = _options.ExperimentId ?? await _api.Experiments.EnsureAsync(name, cancellation).ConfigureAwait(false);
                var run = await _api.Runs.CreateAsync(
                    new NewRun(experiment)
                    {
                        RunName = start.Name,
                        StartTime = time,
                        Tags = _api is TrackingStore ? tags : [.. tags, new Tag(RunTags.OfflineId, offline)],
                        UserId = tags.Find(tag => tag.Key == RunTags.User)?.Value ?? "",
                    },
                    cancellation).ConfigureAwait(false);
                return Writer(run.Info.RunId, RunRole.Owner);
            }
            catch (TrackingException e) when (e.IsTransient)
            {
                Log.Journalled(_logger, start.Name, e.Message, _journal.Folder, e);
            }
        }

        // A child of a run that no server knows can only be sent after it. Where the server made the run and its answer was lost, the id finds it.
        return Writer(offline, RunRole.Owner, new NewOfflineRun(_options.ExperimentId, name, start.Name, time, tags));
    }

    /// <inheritdoc />
    /// <remarks>Disposing a resumed run that was not ended only flushes it: another process may still write.</remarks>
    public Task<ITrackedRun> ResumeAsync(string runId, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(runId);
        return Task.FromResult<ITrackedRun>(Writer(runId, runId == _options.RunId ? RunRole.Guest : RunRole.Resumed));
    }

    private RunWriter Writer(string runId, RunRole role, NewOfflineRun? create = null)
    {
        if (runId.AsSpan().ContainsAny("/\\") || runId.Contains("..", StringComparison.Ordinal))
            throw new ArgumentException("A run's id holds no path.", nameof(runId));
        var file = new JournalFile(_journal.Folder, runId, Guid.CreateVersion7(_clock.GetUtcNow()).ToString("N"));
        if (create is not null)
            file.Append(new JournalEntry { RunId = runId, Create = create });
        return new RunWriter(runId, role, new RunSender(_api, runId, _journal, file, _clock, _logger), _clock, _logger);
    }
}
