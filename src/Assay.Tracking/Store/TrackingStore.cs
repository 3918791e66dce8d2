using Assay.Tracking.Artifacts;

namespace Assay.Tracking.Store;

/// <summary>
/// The embedded store: a SQLite file and an artifact folder. It is used directly by the process, and behind
/// the endpoints of <c>MapTracking</c> it speaks MLflow's API to everyone else.
/// </summary>
/// <threadsafety>Any number of threads and of processes may use the same files at once.</threadsafety>
public sealed class TrackingStore : ITrackingApi
{
    private readonly Database _database;
    private readonly string _folder;

    private TrackingStore(string folder, TimeProvider clock)
    {
        _folder = Path.GetFullPath(folder);
        _database = new Database(Path.Combine(_folder, "tracking.db"), clock);
        StoredRuns = new Runs(_database, clock);
        StoredArtifacts = new StoredArtifacts(StoredRuns, new ArtifactFolder(Path.Combine(_folder, "artifacts")));
        Upkeep = new TrackingUpkeep(_database, Path.Combine(_folder, "artifacts"));
        Experiments = new Experiments(_database, clock);
        LoggedModels = new LoggedModels(_database, clock);
        Models = new Registry(new Models(_database, clock), new ModelVersions(_database, clock));
    }

    /// <inheritdoc />
    public string Location => _folder;

    /// <inheritdoc />
    public IExperiments Experiments { get; }

    /// <inheritdoc />
    public IRuns Runs => StoredRuns;

    /// <inheritdoc />
    public IArtifacts Artifacts => StoredArtifacts;

    /// <inheritdoc />
    public IRegisteredModels Models { get; }

    /// <inheritdoc />
    public ILoggedModels LoggedModels { get; }

    /// <summary>Finds and removes what nothing needs any more.</summary>
    public TrackingUpkeep Upkeep { get; }

    internal Runs StoredRuns { get; }

    internal StoredArtifacts StoredArtifacts { get; }

    /// <summary>Opens a store, or makes one with the experiment "Default".</summary>
    /// <param name="folder">Holds <c>tracking.db</c> and <c>artifacts/</c>.</param>
    /// <param name="clock">Stamps creations and changes.</param>
    /// <exception cref="InvalidOperationException">The file was written by a newer version.</exception>
    /// <exception cref="TrackingException">SQLite cannot open the file.</exception>
    public static TrackingStore Open(string folder, TimeProvider clock)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(clock);
        return new TrackingStore(folder, clock);
    }

    /// <summary>Closes pooled connections.</summary>
    public ValueTask DisposeAsync()
    {
        _database.Dispose();
        return ValueTask.CompletedTask;
    }
}
