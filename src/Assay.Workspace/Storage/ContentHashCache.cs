using System.Globalization;
using System.Text;

namespace Assay.Workspace.Storage;

/// <summary>
/// Remembers files' hashes by full path, length and time of change, in a folder (<see cref="AssayWorkspace.Cache"/>). A file changed
/// within the last two seconds isn't remembered: a second change could fall into the same tick of the file system's clock.
/// A tool that restores an old time of change defeats it; <see cref="ContentHash.OfFileAsync"/> always reads.
/// Safe to use from many processes; a damaged or foreign entry counts as none.
/// </summary>
public sealed class ContentHashCache
{
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(2);
    private readonly string _folder;
    private readonly TimeProvider _time;

    /// <summary>A cache in a folder, which need not exist yet.</summary>
    public ContentHashCache(string folder, TimeProvider time)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        _folder = Path.GetFullPath(folder);
        _time = time ?? throw new ArgumentNullException(nameof(time));
    }

    /// <summary>The file's SHA-256 (64 lower-case hexadecimal digits), remembered or read.</summary>
    public async Task<string> OfFileAsync(string path, CancellationToken cancellationToken = default)
    {
        var file = new FileInfo(path);
        var stamp = StampOf(file);
        var entry = Path.Combine(_folder, ContentHash.Of(Encoding.UTF8.GetBytes(file.FullName)));
        if (await ReadAsync(entry, stamp, cancellationToken) is { } remembered)
            return remembered;

        var changed = file.LastWriteTimeUtc;
        var hash = await ContentHash.OfFileAsync(path, cancellationToken);
        file.Refresh();
        if (StampOf(file) == stamp && _time.GetUtcNow().UtcDateTime - changed > Settled)
            await AtomicFile.ReplaceAsync(entry, Encoding.UTF8.GetBytes($"{stamp} {hash}"), cancellationToken);
        return hash;
    }

    private static string StampOf(FileInfo file) =>
        string.Create(CultureInfo.InvariantCulture, $"{file.Length}/{file.LastWriteTimeUtc.Ticks}");

    private static async Task<string?> ReadAsync(string entry, string stamp, CancellationToken cancellationToken)
    {
        if (!File.Exists(entry))
            return null;
        var text = await File.ReadAllTextAsync(entry, cancellationToken);
        return text.StartsWith(stamp + " ", StringComparison.Ordinal) && text.Length == stamp.Length + 1 + 64
            ? text[(stamp.Length + 1)..]
            : null;
    }
}
