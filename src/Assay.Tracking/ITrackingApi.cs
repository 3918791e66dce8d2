namespace Assay.Tracking;

/// <summary>
/// A place where runs and models are tracked: a server behind <see cref="Client.TrackingClient"/>, or the embedded
/// <see cref="Store.TrackingStore"/> without a port. Both answer alike and fail alike, with <see cref="TrackingException"/>.
/// </summary>
/// <threadsafety>All members may be called from several threads at once.</threadsafety>
public interface ITrackingApi : IAsyncDisposable
{
    /// <summary>Where it is, for people: an address without credentials, or a folder.</summary>
    string Location { get; }

    /// <summary>Experiments.</summary>
    IExperiments Experiments { get; }

    /// <summary>Runs with their parameters, metrics, tags and inputs.</summary>
    IRuns Runs { get; }

    /// <summary>Files of runs and models.</summary>
    IArtifacts Artifacts { get; }

    /// <summary>Models that runs wrote.</summary>
    ILoggedModels LoggedModels { get; }

    /// <summary>Registered models, their versions and aliases.</summary>
    IRegisteredModels Models { get; }
}
