using System.Collections.Concurrent;
using Assay.Tracking.Artifacts;
using Assay.Tracking.Wire;

namespace Assay.Tracking.Client;

/// <summary>Artifacts through the tracking server's own proxy.</summary>
internal sealed class ArtifactsClient(HttpWire wire, IRuns runs) : IArtifacts
{
    private readonly ConcurrentDictionary<string, string> _roots = new(StringComparer.Ordinal);

    public async Task<ArtifactListing> ListAsync(string runId, string? path = null, CancellationToken cancel = default)
    {
        var below = ArtifactPath.Clean(path ?? "");
        var answer = await wire.GetAsync<FilesAnswer>(
            HttpWire.Api + "artifacts/list", [("run_id", runId), ("path", below.Length == 0 ? null : below)], cancel).ConfigureAwait(false);
        return new(answer.RootUri ?? "", answer.Files ?? []);
    }

    public async Task<IReadOnlyList<ArtifactFile>> ListAtAsync(string location, CancellationToken cancel = default)
    {
        var path = await ProxyPathAsync(location, cancel).ConfigureAwait(false);
        return (await wire.GetAsync<FilesAnswer>(HttpWire.Proxy, [("path", path)], cancel).ConfigureAwait(false)).Files ?? [];
    }

    public async Task<ArtifactContent> UploadAsync(string location, Stream content, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        var address = await AddressAsync(location, cancel).ConfigureAwait(false);
        var begin = content.CanSeek ? content.Position : 0;
        // An attempt ends with the answer to the whole body: a slow line still moves a megabyte in a second.
        var longer = content.CanSeek ? TimeSpan.FromSeconds((content.Length - begin) / 1e6) : TimeSpan.FromDays(1);
        UploadContent? body = null;
        await wire.AskAsync<Nothing>(
            () =>
            {
                if (content.CanSeek)
                    content.Position = begin;
                body = new UploadContent(content);
                return new HttpRequestMessage(HttpMethod.Put, address) { Content = body };
            },
            repeatable: content.CanSeek,
            cancel,
            longer).ConfigureAwait(false);
        return body?.Sent
            ?? throw new TrackingException(TrackingErrors.InternalError, "The tracking server answered before the file was sent.", 0);
    }

    public async Task<ArtifactContent> DownloadAsync(string location, Stream destination, CancellationToken cancel = default)
    {
        var address = await AddressAsync(location, cancel).ConfigureAwait(false);
        using var response = await wire.OpenAsync(() => new HttpRequestMessage(HttpMethod.Get, address), cancel).ConfigureAwait(false);
        try
        {
            var body = await response.Content.ReadAsStreamAsync(cancel).ConfigureAwait(false);
            return await HashingCopy.RunAsync(body, destination, cancel).ConfigureAwait(false);
        }
        catch (HttpIOException e)
        {
            throw Failures.Unreachable(wire.Server, e);
        }
    }

    public async Task DeleteAsync(string location, CancellationToken cancel = default)
    {
        var address = await AddressAsync(location, cancel).ConfigureAwait(false);
        await wire.AskAsync<Nothing>(() => new HttpRequestMessage(HttpMethod.Delete, address), repeatable: false, cancel).ConfigureAwait(false);
    }

    private async Task<Uri> AddressAsync(string location, CancellationToken cancel)
    {
        var path = await ProxyPathAsync(location, cancel).ConfigureAwait(false);
        return path.Length == 0 ? throw ArtifactPath.Invalid() : wire.Address($"{HttpWire.Proxy}/{ArtifactPath.Encode(path)}", []);
    }

    private async Task<string> ProxyPathAsync(string location, CancellationToken cancel)
    {
        if (!ArtifactUri.IsRun(location))
            return ArtifactUri.ProxyPath(location);
        var (runId, path) = ArtifactUri.RunPath(location);
        if (!_roots.TryGetValue(runId, out var root))
            _roots[runId] = root = (await runs.GetAsync(runId, cancel).ConfigureAwait(false)).Info.ArtifactUri;
        return ArtifactUri.ProxyPath(ArtifactUri.Below(root, path));
    }
}
