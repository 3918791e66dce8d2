using Assay.Workspace.Lineage;

namespace Assay.Workspace.Tests.Lineage;

internal sealed class MemorySink : IEventSink
{
    public List<LineageEvent> Events { get; } = [];

    public Task AppendAsync(IReadOnlyList<LineageEvent> events, CancellationToken cancellationToken = default)
    {
        Events.AddRange(events);
        return Task.CompletedTask;
    }
}
