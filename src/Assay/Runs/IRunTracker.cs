namespace Assay;

/// <summary>Starts and ends runs. Filled by the host from the tracking room.</summary>
public interface IRunTracker
{
    /// <summary>Starts a run; or adopts the one that the environment names (<c>MLFLOW_RUN_ID</c>), which it then neither starts nor ends.</summary>
    Task<ITrackedRun> StartAsync(RunStart start, CancellationToken cancellation = default);

    /// <summary>Goes on with a run that another process started.</summary>
    Task<ITrackedRun> ResumeAsync(string runId, CancellationToken cancellation = default);
}

/// <summary>What a run is started with.</summary>
/// <param name="Experiment">The experiment; made where it is new. Pipelines use their own name.</param>
/// <param name="Name">The run's name.</param>
public sealed record RunStart(string Experiment, string Name)
{
    /// <summary>The run that this one belongs to.</summary>
    public string? ParentRunId { get; init; }

    /// <summary>Tags.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}

/// <summary>A run that its holder ends.</summary>
public interface ITrackedRun : IRun, IAsyncDisposable
{
    /// <summary>Sends what is still in the queue, or journals it.</summary>
    Task FlushAsync(CancellationToken cancellation = default);

    /// <summary>Flushes and ends the run. Disposing a run that was not ended ends it as failed.</summary>
    Task EndAsync(bool succeeded, CancellationToken cancellation = default);

    /// <summary>Flushes and ends the run as one that somebody stopped; as failed where the tracking room knows no difference.</summary>
    Task StopAsync(CancellationToken cancellation = default) => EndAsync(succeeded: false, cancellation);
}
