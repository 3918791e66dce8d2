using Assay.Tracking.Artifacts;

namespace Assay.Tracking.Store;

/// <summary>The artifacts of the embedded store.</summary>
internal sealed class StoredArtifacts(Runs runs, ArtifactFolder folder) : IArtifacts
{
    internal ArtifactFolder Folder => folder;

    public async Task<ArtifactListing> ListAsync(string runId, string? path = null, CancellationToken cancel = default)
    {
        var below = ArtifactPath.Clean(path ?? "");
        var root = (await runs.GetAsync(runId, cancel).ConfigureAwait(false)).Info.ArtifactUri;
        var files = folder.List(ArtifactUri.ProxyPath(ArtifactUri.Below(root, below)));
        return new ArtifactListing(root, [.. files.Select(file => file with { Path = ArtifactPath.Join(below, file.Path) })]);
    }

    public async Task<IReadOnlyList<ArtifactFile>> ListAtAsync(string location, CancellationToken cancel = default) =>
        folder.List(await ProxyPathAsync(location, cancel).ConfigureAwait(false));

    public async Task<ArtifactContent> UploadAsync(string location, Stream content, CancellationToken cancel = default) =>
        await folder.WriteAsync(await ProxyPathAsync(location, cancel).ConfigureAwait(false), content, cancel).ConfigureAwait(false);

    public async Task<ArtifactContent> DownloadAsync(string location, Stream destination, CancellationToken cancel = default)
    {
        var file = folder.OpenRead(await ProxyPathAsync(location, cancel).ConfigureAwait(false));
        await using (file.ConfigureAwait(false))
            return await HashingCopy.RunAsync(file, destination, cancel).ConfigureAwait(false);
    }

    public async Task DeleteAsync(string location, CancellationToken cancel = default) =>
        folder.Delete(await ProxyPathAsync(location, cancel).ConfigureAwait(false));

    internal async Task<string> ProxyPathAsync(string location, CancellationToken cancel)
    {
        if (!ArtifactUri.IsRun(location))
            return ArtifactUri.ProxyPath(location);
        var (runId, path) = ArtifactUri.RunPath(location);
        var root = (await runs.GetAsync(runId, cancel).ConfigureAwait(false)).Info.ArtifactUri;
        return ArtifactUri.ProxyPath(ArtifactUri.Below(root, path));
    }
}
