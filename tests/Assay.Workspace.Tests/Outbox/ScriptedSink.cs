using System.Collections.Concurrent;
using System.Threading.Channels;
using Assay.Workspace.Outbox;

namespace Assay.Workspace.Tests.Outbox;

/// <summary>A sink that answers as told and takes everything after that.</summary>
internal sealed class ScriptedSink(string name) : IOutboxSink
{
    private readonly ConcurrentQueue<SendOutcome> _next = new();
    private readonly Channel<bool> _deliveries = Channel.CreateUnbounded<bool>();
    private readonly TaskCompletionSource _hanging = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _seen;
    private bool _hang;

    public string Name => name;

    public ConcurrentQueue<string> Delivered { get; } = new();

    public ConcurrentQueue<Guid> Ids { get; } = new();

    public int Attempts => Ids.Count;

    public Task Hanging => _hanging.Task;

    public void Next(params SendResult[] results)
    {
        foreach (var result in results)
            _next.Enqueue(new(result, "scripted"));
    }

    public void Next(SendOutcome outcome) => _next.Enqueue(outcome);

    public void Hang() => _hang = true;

    public async Task Deliveries(int count)
    {
        for (; _seen < count; _seen++)
            await _deliveries.Reader.ReadAsync();
    }

    public async Task<SendOutcome> SendAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        Ids.Enqueue(message.Id);
        if (_hang)
        {
            _hang = false;
            _hanging.SetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }

        if (_next.TryDequeue(out var outcome))
            return outcome;
        Delivered.Enqueue(message.Body);
        await _deliveries.Writer.WriteAsync(true, cancellationToken);
        return SendOutcome.Delivered;
    }
}
