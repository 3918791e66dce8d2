using System.Globalization;
using System.Text.Json;

namespace Assay.Tracking.Writing;

/// <summary>
/// The journal of one run in one process: numbered files, made when needed, the newest locked while it is written, so that nobody sends
/// it in the middle of an entry.
/// </summary>
internal sealed class JournalFile(string folder, string runId, string process) : IDisposable
{
    private FileStream? _stream;
    private bool _left;
    private int _number;

    /// <summary>Whether nothing of this run and process waits to be sent.</summary>
    internal bool IsEmpty => _stream is null && !_left;

    internal void Append(JournalEntry entry)
    {
        Directory.CreateDirectory(folder);
        _stream ??= new FileStream(CurrentPath, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        _stream.Write([.. JsonSerializer.SerializeToUtf8Bytes(entry, JournalContext.Default.JournalEntry), (byte)'\n']);
        _stream.Flush();
    }

    /// <summary>Keeps a copy of a file that could not be uploaded.</summary>
    internal void AppendFile(string artifactPath, string localPath)
    {
        var copies = Path.ChangeExtension(CurrentPath, ".files");
        Directory.CreateDirectory(copies);
        var copy = Path.Combine(copies, Guid.NewGuid().ToString("N"));
        File.Copy(localPath, copy);
        Append(new JournalEntry { RunId = runId, File = new JournalledFile(artifactPath, Path.GetRelativePath(folder, copy)) });
    }

    /// <summary>Sends what waits. What stays behind is tried again next time; later entries go to another file after it.</summary>
    internal async Task<JournalReport> SendAsync(TrackingJournal journal, ITrackingApi api, CancellationToken cancel)
    {
        Release();
        try
        {
            return await journal.SendAsync(api, Own(journal), cancel).ConfigureAwait(false);
        }
        finally
        {
            _left = Own(journal).Count > 0;
        }
    }

    public void Dispose() => Release();

    private string Prefix => $"{runId}.{process}.";

    private string CurrentPath => Path.Combine(folder, Prefix + _number.ToString("D6", CultureInfo.InvariantCulture) + ".jsonl");

    private void Release()
    {
        if (_stream is null)
            return;
        _stream.Dispose();
        _stream = null;
        _number++;
    }

    private List<string> Own(TrackingJournal journal) =>
        [.. journal.Pending.Where(path => Path.GetFileName(path).StartsWith(Prefix, StringComparison.Ordinal))];
}
