using System.Globalization;
using System.Text.Json;
using Assay.Workspace.Storage;

namespace Assay.Workspace.Outbox;

/// <summary>The messages of one sink as files: <c>&lt;sink&gt;/&lt;time&gt;-&lt;sequence&gt;-&lt;id&gt;.json</c>, so that
/// ordinal order of names is the order of queuing; given up ones are in <c>_refused/&lt;sink&gt;/</c>.</summary>
internal sealed class OutboxFolder(string root, string sink)
{
    private readonly string _waiting = Path.Combine(root, sink);

    internal string Refused { get; } = Path.Combine(root, "_refused", sink);

    internal static bool IsName(string name) =>
        name.Length is > 0 and <= 64 && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    /// <summary>The exclusive right to send this sink's messages, or null when another process has it.</summary>
    internal FileStream? TryLock()
    {
        Directory.CreateDirectory(_waiting);
        return FileLock.TryTake(Path.Combine(_waiting, ".lock"));
    }

    /// <summary>Files of waiting messages, the oldest first.</summary>
    internal List<string> Files() =>
        Directory.Exists(_waiting)
            ? [.. Directory.EnumerateFiles(_waiting, "*.json").Order(StringComparer.Ordinal)]
            : [];

    internal Task SaveAsync(OutboxMessage message, CancellationToken cancellationToken) => AtomicFile.ReplaceAsync(
        Path.Combine(_waiting, NameOf(message)),
        JsonSerializer.SerializeToUtf8Bytes(message, OutboxJson.Default.OutboxMessage),
        cancellationToken);

    /// <summary>The message of a file; null when the file is damaged.</summary>
    internal static async Task<OutboxMessage?> LoadAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            return JsonSerializer.Deserialize(await File.ReadAllBytesAsync(file, cancellationToken), OutboxJson.Default.OutboxMessage);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string NameOf(OutboxMessage message) => string.Create(
        CultureInfo.InvariantCulture, $"{message.Created.UtcTicks:D19}-{message.Sequence:D10}-{message.Id:D}.json");

    internal async Task RefuseAsync(string file, OutboxMessage? message, CancellationToken cancellationToken)
    {
        var kept = Path.Combine(Refused, Path.GetFileName(file));
        if (message is not null)
        {
            await AtomicFile.ReplaceAsync(
                kept, JsonSerializer.SerializeToUtf8Bytes(message, OutboxJson.Default.OutboxMessage), cancellationToken);
            File.Delete(file);
        }
        else
        {
            Directory.CreateDirectory(Refused);
            File.Move(file, kept, overwrite: true);
        }
    }
}
