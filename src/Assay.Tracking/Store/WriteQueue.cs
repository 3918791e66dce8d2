namespace Assay.Tracking.Store;

/// <summary>
/// The one writer of a process. Changes that wait at the same time are committed together, so that a hundred of them wait for the disk once.
/// Where one of them fails, each is done again alone: a refusal is the caller's own.
/// </summary>
internal sealed class WriteQueue(Func<StoreConnection> open) : IDisposable
{
    // Few enough that another process gets its turn soon.
    private const int MostAtOnce = 64;

    private readonly Lock _gate = new();
    private readonly Queue<Write> _waiting = new();
    private readonly ManualResetEventSlim _idle = new(initialState: true);
    private StoreConnection? _connection;
    private bool _closed;

    internal Task<T> AddAsync<T>(Func<StoreConnection, T> work, CancellationToken cancel)
    {
        if (cancel.IsCancellationRequested)
            return Task.FromCanceled<T>(cancel);
        var write = new Write<T>(work, cancel);
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_closed, this);
            _waiting.Enqueue(write);
            if (_idle.IsSet)
            {
                _idle.Reset();
                ThreadPool.UnsafeQueueUserWorkItem(static queue => queue.Drain(), this, preferLocal: false);
            }
        }

        return write.Done;
    }

    public void Dispose()
    {
        lock (_gate)
            _closed = true;
        _idle.Wait();
        _connection?.Dispose();
        _idle.Dispose();
    }

    private void Drain()
    {
        var group = new List<Write>(MostAtOnce);
        while (Take(group))
        {
            try
            {
                Commit(group);
                Tell(group, null);
            }
            catch (Exception reason)
            {
                if (group.Count == 1)
                    Tell(group, reason);
                else
                    CommitEach(group);
            }

            group.Clear();
        }
    }

    private void CommitEach(IReadOnlyList<Write> group)
    {
        foreach (var write in group)
        {
            Exception? refusal = null;
            try
            {
                Commit([write]);
            }
            catch (Exception reason)
            {
                refusal = reason;
            }

            Tell([write], refusal);
        }
    }

    private static void Tell(IReadOnlyList<Write> group, Exception? refusal)
    {
        foreach (var write in group)
        {
            if (refusal is null)
                write.Commit();
            else
                write.Fail(Database.Told(refusal));
        }
    }

    private bool Take(List<Write> group)
    {
        lock (_gate)
        {
            while (group.Count < MostAtOnce && _waiting.TryDequeue(out var write))
            {
                if (!write.IsCancelled())
                    group.Add(write);
            }

            if (group.Count == 0)
                _idle.Set();
            return group.Count > 0;
        }
    }

    private void Commit(IReadOnlyList<Write> group)
    {
        var connection = _connection ??= open();
        connection.Prepared("BEGIN IMMEDIATE").With().Run();
        try
        {
            foreach (var write in group)
                write.Do(connection);
            connection.Prepared("COMMIT").With().Run();
        }
        catch
        {
            connection.EndTransaction("ROLLBACK");
            throw;
        }
    }
}
