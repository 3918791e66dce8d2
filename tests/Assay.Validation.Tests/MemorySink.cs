using Assay.Workspace.Alerts;
using Assay.Workspace.Lineage;

namespace Assay.Validation.Tests;

internal sealed class MemorySink : IEventSink
{
    public event Action? Appended;

    public List<LineageEvent> Events { get; } = [];

    public IEnumerable<RunState> States => Events.OfType<RunEvent>().Select(e => e.EventType);

    public Task AppendAsync(IReadOnlyList<LineageEvent> events, CancellationToken cancellationToken = default)
    {
        Events.AddRange(events);
        Appended?.Invoke();
        return Task.CompletedTask;
    }
}

internal sealed class MemoryChannel(string name) : IAlertChannel
{
    public List<Alert> Alerts { get; } = [];

    public string Name => name;

    public Task<bool> SendAsync(Alert alert, CancellationToken cancellationToken = default)
    {
        Alerts.Add(alert);
        return Task.FromResult(true);
    }
}
