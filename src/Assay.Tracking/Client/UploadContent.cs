using System.Net;
using Assay.Tracking.Artifacts;

namespace Assay.Tracking.Client;

/// <summary>A request body that is read, hashed and sent at once, and leaves its stream open.</summary>
internal sealed class UploadContent : HttpContent
{
    private readonly Stream _content;
    private readonly long? _length;

    internal UploadContent(Stream content)
    {
        _content = content;
        _length = content.CanSeek ? content.Length - content.Position : null;
        Headers.ContentType = new("application/octet-stream");
    }

    internal ArtifactContent? Sent { get; private set; }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) =>
        Sent = await HashingCopy.RunAsync(_content, stream, cancellationToken).ConfigureAwait(false);

    protected override bool TryComputeLength(out long length)
    {
        length = _length ?? 0;
        return _length is not null;
    }
}
