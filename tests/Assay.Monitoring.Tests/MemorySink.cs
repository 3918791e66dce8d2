using Assay.Workspace.Alerts;
using Assay.Workspace.Lineage;

namespace Assay.Monitoring.Tests;

/// <summary>Keeps what was emitted.</summary>
internal sealed class MemorySink : IEventSink
{
    public List<LineageEvent> Events { get; } = [];

    public Task AppendAsync(IReadOnlyList<LineageEvent> events, CancellationToken cancellationToken = default)
    {
        Events.AddRange(events);
        return Task.CompletedTask;
    }
}

/// <summary>Keeps what was sent.</summary>
internal sealed class MemoryChannel(string name) : IAlertChannel
{
    public List<Alert> Alerts { get; } = [];

    public string Name => name;

    public Task<bool> SendAsync(Alert alert, CancellationToken cancellationToken)
    {
        Alerts.Add(alert);
        return Task.FromResult(true);
    }
}
