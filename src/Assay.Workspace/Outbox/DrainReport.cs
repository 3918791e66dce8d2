namespace Assay.Workspace.Outbox;

/// <summary>What one pass over an outbox did.</summary>
/// <param name="Delivered">Messages delivered.</param>
/// <param name="Refused">Messages given up, kept in the folder <c>_refused</c>.</param>
/// <param name="Waiting">Messages that are still waiting.</param>
/// <param name="Next">When the next attempt is due; null when nothing waits for one.</param>
public sealed record DrainReport(int Delivered, int Refused, int Waiting, DateTimeOffset? Next)
{
    internal static DrainReport Nothing { get; } = new(0, 0, 0, null);

    internal DrainReport And(DrainReport other) => new(
        Delivered + other.Delivered,
        Refused + other.Refused,
        Waiting + other.Waiting,
        Next is null || other.Next < Next ? other.Next ?? Next : Next);
}
