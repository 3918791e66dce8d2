using Microsoft.Extensions.Logging;

namespace Assay.Workspace;

/// <summary>Everything this room logs. No message carries a cell value, an address with a secret, or a message's body.</summary>
internal static partial class Log
{
    [LoggerMessage(1001, LogLevel.Warning, "Message for {Sink} couldn't be queued ({Problem}); it is lost, the caller goes on.")]
    internal static partial void NotQueued(ILogger logger, string sink, string problem);

    [LoggerMessage(1002, LogLevel.Warning, "Message {Id} for {Sink} not delivered ({Reason}); attempt {Attempts}, next at {Next:O}.")]
    internal static partial void Deferred(ILogger logger, Guid id, string sink, string reason, int attempts, DateTimeOffset next);

    [LoggerMessage(1003, LogLevel.Error, "Message {Id} for {Sink} given up ({Reason}); kept in {Folder}.")]
    internal static partial void GivenUp(ILogger logger, Guid id, string sink, string reason, string folder);

    [LoggerMessage(1004, LogLevel.Error, "Outbox of {Sink} can't be worked on ({Problem}); trying again later.")]
    internal static partial void NotDrained(ILogger logger, string sink, string problem);

    [LoggerMessage(1005, LogLevel.Error, "Alert channel {Channel} failed for alert {Id} ({Problem}); console and file stand in.")]
    internal static partial void ChannelFailed(ILogger logger, string channel, string id, string problem);
}
