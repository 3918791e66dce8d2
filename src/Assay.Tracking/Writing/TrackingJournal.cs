using System.Text.Json;

namespace Assay.Tracking.Writing;

/// <summary>What could not be sent to a tracking server, as JSON lines in a folder, and sending it later.</summary>
/// <threadsafety>Any number of processes may write and send at once; a file is only ever in one hand.</threadsafety>
public sealed class TrackingJournal
{
    private readonly string _folder;

    /// <summary>Takes a folder; it is made with the first entry.</summary>
    public TrackingJournal(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        _folder = Path.GetFullPath(folder);
    }

    /// <summary>Full paths of files that wait to be sent, oldest first.</summary>
    public IReadOnlyList<string> Pending => Directory.Exists(_folder)
        ? [.. Directory.EnumerateFiles(_folder, "*.jsonl").Where(path => Path.GetFileName(path) != "refused.jsonl").Order(StringComparer.Ordinal)]
        : [];

    internal string Folder => _folder;

    /// <summary>
    /// Sends everything that waits, in order. What arrived is deleted; what was refused for good is kept in <c>refused.jsonl</c>; when the
    /// server goes away, the rest stays for the next time. Sending an entry twice changes nothing.
    /// </summary>
    public Task<JournalReport> SyncAsync(ITrackingApi api, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(api);
        return SendAsync(api, Pending, cancel);
    }

    internal async Task<JournalReport> SendAsync(ITrackingApi api, IReadOnlyList<string> paths, CancellationToken cancel)
    {
        var sender = new JournalSender(api, _folder);
        var open = new List<(FileStream File, List<JournalEntry> Entries)>();
        TrackingException? stopped = null;
        try
        {
            foreach (var path in paths)
            {
                if (TryOpen(path) is not { } file)
                    continue;
                open.Add((file, []));
                open[^1].Entries.AddRange(await JournalSender.ReadAsync(file, cancel).ConfigureAwait(false));
            }

            await sender.CreateRunsAsync(open.SelectMany(journal => journal.Entries), cancel).ConfigureAwait(false);
            foreach (var (file, entries) in open)
            {
                if (await sender.SendAsync(entries, cancel).ConfigureAwait(false))
                    Delete(file.Name);
            }
        }
        catch (TrackingException e)
        {
            stopped = e;
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{open[^1].File.Name}: expected one JSON object a line. Repair the line, or move the file away. {e.Message}", e);
        }
        finally
        {
            foreach (var (file, _) in open)
                await file.DisposeAsync().ConfigureAwait(false);
        }

        return new JournalReport { Sent = sender.Sent, Refused = sender.Refused, Waiting = Pending.Count, Stopped = stopped };
    }

    private static FileStream? TryOpen(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
        catch (IOException)
        {
            // Its process still writes, or somebody else sends it.
            return null;
        }
    }

    private static void Delete(string path)
    {
        File.Delete(path);
        var files = Path.ChangeExtension(path, ".files");
        if (Directory.Exists(files))
            Directory.Delete(files, recursive: true);
    }
}
