namespace Assay.Tracking.Client;

/// <summary>A client of MLflow's REST API; it needs nothing else of Assay. One client serves a whole process.</summary>
/// <threadsafety>All members may be called from several threads at once.</threadsafety>
public sealed class TrackingClient : ITrackingApi
{
    private readonly HttpWire _wire;

    /// <summary>Makes a client; nothing is sent yet.</summary>
    /// <param name="options">The server and the way in; <see cref="TrackingOptions.ServerUri"/> must be set.</param>
    /// <param name="handler">Sends the requests, and stays the caller's to dispose; null makes one from the options.</param>
    /// <param name="clock">Measures timeouts and waits; null takes the system's.</param>
    public TrackingClient(TrackingOptions options, HttpMessageHandler? handler = null, TimeProvider? clock = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        _wire = new HttpWire(options, handler, clock ?? TimeProvider.System);
        Experiments = new ExperimentsClient(_wire);
        Runs = new RunsClient(_wire);
        Artifacts = new ArtifactsClient(_wire, Runs);
        LoggedModels = new LoggedModelsClient(_wire);
        Models = new ModelsClient(_wire);
    }

    /// <inheritdoc />
    public string Location => _wire.Server.GetLeftPart(UriPartial.Path);

    /// <inheritdoc />
    public IExperiments Experiments { get; }

    /// <inheritdoc />
    public IRuns Runs { get; }

    /// <inheritdoc />
    public IArtifacts Artifacts { get; }

    /// <inheritdoc />
    public ILoggedModels LoggedModels { get; }

    /// <inheritdoc />
    public IRegisteredModels Models { get; }

    /// <summary>Closes connections.</summary>
    public ValueTask DisposeAsync()
    {
        _wire.Dispose();
        return ValueTask.CompletedTask;
    }
}
