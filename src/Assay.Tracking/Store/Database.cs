using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace Assay.Tracking.Store;

/// <summary>
/// One SQLite file, written by any number of processes at once: write-ahead log, every change in a transaction that takes
/// the write lock when it begins (so that none is refused at its end), and waiting where another process holds it.
/// </summary>
internal sealed class Database : IDisposable
{
    private readonly string _path;
    private readonly WriteQueue _writes;
    private readonly ConcurrentBag<StoreConnection> _readers = [];
    private volatile bool _closed;

    internal Database(string path, TimeProvider clock)
    {
        _path = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
        try
        {
            Migration.Run(_path, clock);
        }
        catch (SqliteException e)
        {
            throw Told(e);
        }

        _writes = new WriteQueue(() => StoreConnection.Open(_path));
    }

    /// <summary>Reads one consistent state.</summary>
    internal Task<T> ReadAsync<T>(Func<StoreConnection, T> read, CancellationToken cancel)
    {
        if (cancel.IsCancellationRequested)
            return Task.FromCanceled<T>(cancel);
        try
        {
            return Task.FromResult(Read(read));
        }
        catch (SqliteException e)
        {
            return Task.FromException<T>(Told(e));
        }
        catch (TrackingException e)
        {
            return Task.FromException<T>(e);
        }
    }

    /// <summary>Changes something as a whole or not at all. It is on the disk when the task ends.</summary>
    internal Task<T> WriteAsync<T>(Func<StoreConnection, T> write, CancellationToken cancel) => _writes.AddAsync(write, cancel);

    internal Task WriteAsync(Action<StoreConnection> write, CancellationToken cancel) =>
        WriteAsync(
            connection =>
            {
                write(connection);
                return true;
            },
            cancel);

    public void Dispose()
    {
        _closed = true;
        _writes.Dispose();
        while (_readers.TryTake(out var reader))
            reader.Dispose();
    }

    /// <summary>What a failure of SQLite is to others; anything else is passed on.</summary>
    // SQLITE_BUSY (5) and SQLITE_LOCKED (6) after the whole wait: another process writes for very long.
    internal static Exception Told(Exception failure) => failure switch
    {
        SqliteException { SqliteErrorCode: 5 or 6 } e => new TrackingException(
            TrackingErrors.TemporarilyUnavailable, "The tracking store is being written by another process.", 503, isTransient: true, e),
        SqliteException e => new TrackingException(
            TrackingErrors.InternalError, $"The tracking store failed (SQLite error {e.SqliteErrorCode}).", 500, isTransient: false, e),
        _ => failure,
    };

    private T Read<T>(Func<StoreConnection, T> read)
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        if (!_readers.TryTake(out var connection))
            connection = StoreConnection.Open(_path);
        try
        {
            connection.Prepared("BEGIN").With().Run();
            return read(connection);
        }
        finally
        {
            connection.EndTransaction("COMMIT");
            if (_closed)
                connection.Dispose();
            else
                _readers.Add(connection);
        }
    }
}
