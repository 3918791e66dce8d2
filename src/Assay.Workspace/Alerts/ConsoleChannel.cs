namespace Assay.Workspace.Alerts;

/// <summary>Writes alerts for whoever watches, as plain lines.</summary>
public sealed class ConsoleChannel : IAlertChannel
{
    private readonly Func<string, CancellationToken, Task> _write;

    /// <summary>A channel that hands each alert's lines to a delegate.</summary>
    public ConsoleChannel(Func<string, CancellationToken, Task> write) => _write = write ?? throw new ArgumentNullException(nameof(write));

    /// <summary>A channel that writes each alert's lines to a writer, which is flushed and not disposed.</summary>
    public ConsoleChannel(TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        _write = async (text, cancellationToken) =>
        {
            await writer.WriteAsync(text.AsMemory(), cancellationToken);
            await writer.FlushAsync(cancellationToken);
        };
    }

    /// <inheritdoc/>
    public string Name => "console";

    /// <inheritdoc/>
    public async Task<bool> SendAsync(Alert alert, CancellationToken cancellationToken)
    {
        await _write(AlertText.Plain(alert), cancellationToken);
        return true;
    }
}
