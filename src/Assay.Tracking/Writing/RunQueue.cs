namespace Assay.Tracking.Writing;

/// <summary>What became of an entry.</summary>
internal enum Queued
{
    /// <summary>It waits.</summary>
    Waits,

    /// <summary>It waits, and the queue is full: whoever sends should stop waiting for a server and write to disk.</summary>
    WaitsInFullQueue,

    /// <summary>The queue is twice as full as it should ever be: a metric is not kept.</summary>
    Dropped,

    /// <summary>The queue takes nothing any more.</summary>
    Closed,
}

/// <summary>
/// Many writers, one reader, in order. Two lists that change places: adding copies a value under a lock that is held for some ten instructions, and
/// allocates nothing once the lists have grown; the reader is woken by the first entry alone and takes all that came meanwhile.
/// </summary>
internal sealed class RunQueue(int full) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _filled = new(0);
    private List<Entry> _entries = new(4096);
    private List<Entry> _taken = new(4096);
    private bool _closed;
    private long _dropped;

    /// <summary>Metrics that were not kept because neither server nor disk was fast enough.</summary>
    internal long Dropped => Interlocked.Read(ref _dropped);

    internal Queued Add(in Entry entry)
    {
        int before;
        lock (_gate)
        {
            if (_closed)
                return Queued.Closed;
            before = _entries.Count;
            if (before >= 2L * full && entry.Kind == EntryKind.Metric)
            {
                _dropped++;
                return Queued.Dropped;
            }

            _entries.Add(entry);
        }

        if (before == 0)
            _filled.Release();
        return before < full ? Queued.Waits : Queued.WaitsInFullQueue;
    }

    /// <summary>Takes nothing more. What waits is still read.</summary>
    /// <returns>False where it was closed before.</returns>
    internal bool Close()
    {
        lock (_gate)
        {
            if (_closed)
                return false;
            _closed = true;
        }

        _filled.Release();
        return true;
    }

    /// <summary>Waits for entries. The list is good until the next call.</summary>
    /// <returns>An empty list at the end.</returns>
    internal async ValueTask<List<Entry>> TakeAsync()
    {
        while (true)
        {
            await _filled.WaitAsync().ConfigureAwait(false);
            lock (_gate)
            {
                if (_entries.Count == 0 && !_closed)
                    continue;
                _taken.Clear();
                (_entries, _taken) = (_taken, _entries);
                // One more turn, which finds the end.
                if (_closed && _taken.Count > 0)
                    _filled.Release();
                return _taken;
            }
        }
    }

    public void Dispose() => _filled.Dispose();
}
