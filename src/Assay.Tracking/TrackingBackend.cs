using Assay.Tracking.Client;
using Assay.Tracking.Store;
using Assay.Tracking.Writing;

namespace Assay.Tracking;

/// <summary>Opens the place where runs are tracked.</summary>
public static class TrackingBackend
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    /// <summary>A client of the configured server, or else the workspace's own store, used without a port.</summary>
    /// <param name="options">Usually from <see cref="TrackingOptions.FromEnvironment"/>.</param>
    /// <param name="workspaceFolder">The workspace; its store is <c>tracking/tracking.db</c> and <c>tracking/artifacts</c>.</param>
    /// <param name="clock">Stamps what is stored and measures waits.</param>
    public static ITrackingApi Open(TrackingOptions options, string workspaceFolder, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentException.ThrowIfNullOrEmpty(workspaceFolder);
        return options.ServerUri is null
            ? TrackingStore.Open(Path.Combine(workspaceFolder, "tracking"), clock)
            : new TrackingClient(options, handler: null, clock);
    }

    /// <summary>A client of the registry's server, where <see cref="TrackingOptions.RegistryUri"/> names another one; null where it does not.</summary>
    public static ITrackingApi? OpenRegistry(TrackingOptions options, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.RegistryUri is { } registry && registry != options.ServerUri
            ? new TrackingClient(options.WithServer(registry.OriginalString), handler: null, clock)
            : null;
    }

    /// <summary>
    /// The same for logging runs: where a server does not answer, two repetitions of at most half a minute are enough, since the journal keeps the rest.
    /// </summary>
    public static ITrackingApi OpenForRuns(TrackingOptions options, string workspaceFolder, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(options);
        var patience = options.RequestTimeout < s_patience ? options.RequestTimeout : s_patience;
        return Open(options with { MaxRetries = Math.Min(options.MaxRetries, 2), RequestTimeout = patience }, workspaceFolder, clock);
    }

    /// <summary>The journal of what could not be sent: <see cref="TrackingOptions.JournalFolder"/>, else <c>tracking/journal</c> of the workspace.</summary>
    public static TrackingJournal Journal(TrackingOptions options, string workspaceFolder)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentException.ThrowIfNullOrEmpty(workspaceFolder);
        return new TrackingJournal(options.JournalFolder ?? Path.Combine(workspaceFolder, "tracking", "journal"));
    }
}
