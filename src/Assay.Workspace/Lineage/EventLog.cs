using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Assay.Workspace.Storage;

namespace Assay.Workspace.Lineage;

/// <summary>
/// The log of everything that happened: a folder of immutable objects, one per process and flush, so that any number of processes write
/// without a lock, on disk or in a bucket. Everything that is shown is a fold over it. Safe to use from many threads.
/// </summary>
public sealed class EventLog : IEventSink
{
    private readonly IBlobStore _store;
    private readonly string _process;
    private readonly ConcurrentDictionary<(DateOnly Day, string Run), int> _next = new();

    /// <summary>A log over a workspace's store.</summary>
    /// <param name="store">The workspace's store; objects go below <c>events/</c>.</param>
    /// <param name="process">Names this process among all that write the same runs: letters and digits only. Another process of the same
    /// name loses nothing, it only makes the two look for free numbers.</param>
    public EventLog(IBlobStore store, string process)
    {
        _store = store ?? throw new ArgumentNullException(nameof(store));
        ArgumentException.ThrowIfNullOrEmpty(process);
        if (!process.All(char.IsAsciiLetterOrDigit))
            throw new ArgumentException($"'{process}' can't name a process: use letters and digits.", nameof(process));
        _process = process;
    }

    /// <summary>Writes events in their order: one object per run and day among them.</summary>
    /// <inheritdoc/>
    public async Task AppendAsync(IReadOnlyList<LineageEvent> events, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(events);
        foreach (var group in events.GroupBy(e => (Day: DateOnly.FromDateTime(e.EventTime.UtcDateTime), Run: RunOf(e))))
        {
            var content = LinesOf(group);
            while (true)
            {
                var number = _next.AddOrUpdate(group.Key, 0, (_, last) => last + 1);
                var path = new EventPath(group.Key.Day, group.Key.Run, _process, number).ToString();
                if (await _store.PutIfAbsentAsync(path, content, cancellationToken))
                    break;
            }
        }
    }

    /// <summary>
    /// All events, sorted by (time, run, number of the flush, line). Only one day's events are in memory at a time.
    /// </summary>
    /// <param name="from">The first UTC day to read; null for all.</param>
    /// <param name="onUnreadable">Told of each line that isn't an event, which is passed over; without it such a line throws.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="WorkspaceException">A line isn't an event, and <paramref name="onUnreadable"/> is null.</exception>
    public async IAsyncEnumerable<LoggedEvent> ReadAllAsync(
        DateOnly? from = null,
        Action<UnreadableEvent>? onUnreadable = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var day = new List<(LoggedEvent Logged, EventPath Path)>();
        await foreach (var entry in _store.ListAsync(EventPath.Folder, cancellationToken))
        {
            if (EventPath.Parse(entry.Path) is not { } path || path.Day < from)
                continue;
            if (day.Count > 0 && day[^1].Path.Day != path.Day)
            {
                foreach (var logged in Sorted(day))
                    yield return logged;
                day.Clear();
            }

            var content = await _store.ReadAsync(entry.Path, cancellationToken);
            foreach (var logged in EventLines.Read(content, entry.Path, onUnreadable))
                day.Add((logged, path));
        }

        foreach (var logged in Sorted(day))
            yield return logged;
    }

    private static IEnumerable<LoggedEvent> Sorted(List<(LoggedEvent Logged, EventPath Path)> day) => day
        .OrderBy(e => e.Logged.Event.EventTime)
        .ThenBy(e => e.Path.Run, StringComparer.Ordinal)
        .ThenBy(e => e.Path.Number)
        .ThenBy(e => e.Path.Process, StringComparer.Ordinal)
        .ThenBy(e => e.Logged.Line)
        .Select(e => e.Logged);

    private static string RunOf(LineageEvent e) => e is RunEvent run ? run.Run.RunId.ToString("D") : EventPath.NoRun;

    private static byte[] LinesOf(IEnumerable<LineageEvent> events)
    {
        using var buffer = new MemoryStream();
        foreach (var e in events)
        {
            buffer.Write(e.ToJson());
            buffer.WriteByte((byte)'\n');
        }

        return buffer.ToArray();
    }
}
