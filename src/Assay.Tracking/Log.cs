using Microsoft.Extensions.Logging;

namespace Assay.Tracking;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Error, "Tracking: {Method} {Path} failed.")]
    internal static partial void Failed(ILogger logger, string method, string path, Exception error);

    [LoggerMessage(2, LogLevel.Warning, "Run {RunId}: {Count} entries could not be sent and are journalled; they are sent again later.")]
    internal static partial void Journalled(ILogger logger, string runId, int count, Exception error);

    [LoggerMessage(3, LogLevel.Warning, "Run {RunId}: {What} was refused: {Reason}")]
    internal static partial void Refused(ILogger logger, string runId, string what, string reason);
}
