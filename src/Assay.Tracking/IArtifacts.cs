namespace Assay.Tracking;

/// <summary>
/// Files of runs and models. A location is an address that <see cref="Artifacts.ArtifactUri"/> understands:
/// <c>runs:/[run]/path</c> or <c>mlflow-artifacts:/path</c>.
/// </summary>
public interface IArtifacts
{
    /// <summary>One folder of a run's artifacts, paths relative to the run's root. A folder that is not there has no files.</summary>
    Task<ArtifactListing> ListAsync(string runId, string? path = null, CancellationToken cancel = default);

    /// <summary>One folder at any location, names relative to that folder. A folder that is not there has no files.</summary>
    Task<IReadOnlyList<ArtifactFile>> ListAtAsync(string location, CancellationToken cancel = default);

    /// <summary>Writes one file, replacing it as a whole once all has arrived.</summary>
    /// <returns>Size and SHA-256 of what was sent.</returns>
    Task<ArtifactContent> UploadAsync(string location, Stream content, CancellationToken cancel = default);

    /// <summary>Reads one file into a stream. A file that is not there throws <see cref="TrackingException"/>.</summary>
    /// <returns>Size and SHA-256 of what was received.</returns>
    Task<ArtifactContent> DownloadAsync(string location, Stream destination, CancellationToken cancel = default);

    /// <summary>Deletes one file or folder below a run's root.</summary>
    Task DeleteAsync(string location, CancellationToken cancel = default);
}
