namespace Assay.Workspace.Outbox;

/// <summary>Where queued messages go: a server.</summary>
public interface IOutboxSink
{
    /// <summary>Its name: lower-case letters, digits and <c>-</c>; names the folder of its messages.</summary>
    string Name { get; }

    /// <summary>Tries once to send a message. Must bear being given one twice: delivery is at least once.</summary>
    Task<SendOutcome> SendAsync(OutboxMessage message, CancellationToken cancellationToken);
}

/// <summary>How one attempt ended.</summary>
public enum SendResult
{
    /// <summary>The other side took it.</summary>
    Delivered,

    /// <summary>Not now; the same may succeed later.</summary>
    TryAgain,

    /// <summary>The other side will never take this message.</summary>
    Refused,
}

/// <summary>How one attempt ended, and why.</summary>
/// <param name="Result">How.</param>
/// <param name="Reason">Why, in a few words without the message's content or a secret; empty when delivered.</param>
/// <param name="RetryAfter">How long the other side asks to be left alone; null when it doesn't say.</param>
public readonly record struct SendOutcome(SendResult Result, string Reason = "", TimeSpan? RetryAfter = null)
{
    /// <summary>The other side took it.</summary>
    public static SendOutcome Delivered => new(SendResult.Delivered);
}
