using System.Buffers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Assay.Tracking.Server;

/// <summary>The body of a request that carries JSON.</summary>
internal static class RequestBody
{
    /// <summary>All of it in one piece; empty where there is none. Another content type is refused.</summary>
    internal static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpRequest request, CancellationToken cancel)
    {
        if (request.ContentLength is 0 || request.HttpContext.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: false })
            return default;
        if (!request.HasJsonContentType())
            throw TrackingException.Invalid("Bad Request. Content-Type must be one of ['application/json'].");
        while (true)
        {
            var read = await request.BodyReader.ReadAsync(cancel).ConfigureAwait(false);
            if (read.IsCompleted)
            {
                var body = read.Buffer.ToArray();
                request.BodyReader.AdvanceTo(read.Buffer.End);
                return body;
            }

            request.BodyReader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }
}
