namespace Assay.Workspace.Lineage;

/// <summary>Takes events: the log of the workspace, a server, or several at once.</summary>
public interface IEventSink
{
    /// <summary>Takes events in their order. Returns when they are durable.</summary>
    /// <exception cref="WorkspaceException">They couldn't be kept.</exception>
    Task AppendAsync(IReadOnlyList<LineageEvent> events, CancellationToken cancellationToken = default);
}

/// <summary>Gives each event to several sinks, in their order: the log first, so that what it has accepted is never lost.</summary>
/// <param name="sinks">The sinks.</param>
public sealed class EventFanOut(IReadOnlyList<IEventSink> sinks) : IEventSink
{
    /// <inheritdoc/>
    public async Task AppendAsync(IReadOnlyList<LineageEvent> events, CancellationToken cancellationToken = default)
    {
        foreach (var sink in sinks)
            await sink.AppendAsync(events, cancellationToken);
    }
}
