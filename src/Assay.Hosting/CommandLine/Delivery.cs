using Assay.Workspace.Outbox;

namespace Assay.Hosting.CommandLine;

/// <summary>Sends what a verb left for servers (alerts, events). What can't be sent soon stays in the outbox for the next verb or <c>serve</c>.</summary>
internal static class Delivery
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    public static async Task SendAsync(DurableOutbox outbox, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(s_patience);
        try
        {
            await outbox.DrainAsync(limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The message is on disk: a slow server must not hold up a pipeline.
        }
    }
}
