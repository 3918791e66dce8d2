using Microsoft.Extensions.Logging;

namespace Assay.Tracking;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Error, "Tracking: {Method} {Path} failed.")]
    internal static partial void Failed(ILogger logger, string method, string path, Exception error);

    [LoggerMessage(2, LogLevel.Warning, "Run {RunId}: {Reason} The run goes on; what it logs is kept in {Journal}, and sent when the server takes it again, or by assay tracking sync.")]
    internal static partial void Journalled(ILogger logger, string runId, string reason, string journal, Exception error);

    [LoggerMessage(3, LogLevel.Warning, "Run {RunId}: {What} was refused: {Reason}")]
    internal static partial void Refused(ILogger logger, string runId, string what, string reason);

    [LoggerMessage(5, LogLevel.Warning, "Run {RunId}: {Server} is slower than the run. The run goes on; what it logs is kept in {Journal}, and sent again later.")]
    internal static partial void Hurried(ILogger logger, string runId, string server, string journal, Exception error);

    [LoggerMessage(4, LogLevel.Error, "Run {RunId}: neither the server nor the journal took an entry; it is lost.")]
    internal static partial void Lost(ILogger logger, string runId, Exception error);
}
