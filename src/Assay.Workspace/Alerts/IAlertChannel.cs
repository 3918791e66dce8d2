namespace Assay.Workspace.Alerts;

/// <summary>A way in which alerts reach people.</summary>
public interface IAlertChannel
{
    /// <summary>The name by which declarations and configuration call it.</summary>
    string Name { get; }

    /// <summary>Hands an alert on. Returns when it is shown or safely queued.</summary>
    /// <returns>True when it was; false when it couldn't be.</returns>
    Task<bool> SendAsync(Alert alert, CancellationToken cancellationToken);
}

/// <summary>What became of an alert on one channel.</summary>
/// <param name="Channel">The channel's name.</param>
/// <param name="Accepted">Whether it took the alert.</param>
/// <param name="Note">What else is to be said, e.g. that another channel stood in; empty for nothing.</param>
public sealed record AlertDelivery(string Channel, bool Accepted, string Note = "");
