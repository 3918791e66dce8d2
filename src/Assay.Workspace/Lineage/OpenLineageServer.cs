using System.Text;
using Assay.Workspace.Outbox;

namespace Assay.Workspace.Lineage;

/// <summary>Sends events to an OpenLineage server (Marquez and others) through the outbox, so that it may be down.</summary>
public sealed class OpenLineageServer : IEventSink
{
    /// <summary>Name of its sink in the outbox.</summary>
    public const string SinkName = "openlineage";

    private readonly DurableOutbox _outbox;

    /// <summary>Queues events in an outbox that has the sink made by <see cref="Sink"/>.</summary>
    public OpenLineageServer(DurableOutbox outbox) => _outbox = outbox ?? throw new ArgumentNullException(nameof(outbox));

    /// <summary>The sink that posts each event to <c>{server}/api/v1/lineage</c>.</summary>
    /// <param name="client">Used for each request, not disposed.</param>
    /// <param name="server">The server's address (<c>OPENLINEAGE_URL</c>); a path in it is kept.</param>
    /// <param name="time">The clock that a <c>Retry-After</c> date counts from.</param>
    /// <param name="apiKey">Sent as bearer (<c>OPENLINEAGE_API_KEY</c>); null for none.</param>
    /// <param name="endpoint">Path below the address (<c>OPENLINEAGE_ENDPOINT</c>).</param>
    public static IOutboxSink Sink(HttpClient client, Uri server, TimeProvider time, string? apiKey = null, string endpoint = "api/v1/lineage")
    {
        ArgumentNullException.ThrowIfNull(server);
        ArgumentNullException.ThrowIfNull(endpoint);
        var folder = new UriBuilder(server) { Query = "", Fragment = "" };
        folder.Path = folder.Path.TrimEnd('/') + "/" + endpoint.TrimStart('/');
        return new HttpOutboxSink(SinkName, client, folder.Uri, time, apiKey);
    }

    /// <summary>Queues the events. Never fails because of the server or the disk: what couldn't be queued is logged by the outbox.</summary>
    public async Task AppendAsync(IReadOnlyList<LineageEvent> events, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(events);
        foreach (var e in events)
            await _outbox.EnqueueAsync(SinkName, Encoding.UTF8.GetString(e.ToJson()), cancellationToken: cancellationToken);
    }
}
