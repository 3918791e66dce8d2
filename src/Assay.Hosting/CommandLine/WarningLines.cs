using Microsoft.Extensions.Logging;

namespace Assay.Hosting.CommandLine;

/// <summary>Warnings and errors of all rooms on standard error, a line each, so that nobody needs to set up logging to learn of a server that is away.</summary>
internal sealed class WarningLines(TextWriter error) : ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) => new Lines(error);

    public void Dispose()
    {
    }

    private sealed class Lines(TextWriter error) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel is >= LogLevel.Warning and not LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
                error.WriteLine(TextTable.Printable(formatter(state, exception)));
        }
    }
}
