using Dapper;
using Microsoft.Data.Sqlite;

namespace Assay.Tracking.Store;

/// <summary>
/// One SQLite file, written by any number of processes at once: write-ahead log, every change in a transaction that takes
/// the write lock when it begins (so that none is refused at its end), and waiting where another process holds it.
/// </summary>
internal sealed class Database : IDisposable
{
    private readonly string _connection;
    private readonly string _path;
    private readonly SemaphoreSlim _writer = new(1, 1);

    internal Database(string path, TimeProvider clock)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        _path = path;
        _connection = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            ForeignKeys = true,
            DefaultTimeout = 60,
        }.ToString();
        Migrate(clock);
    }

    /// <summary>Reads one consistent state.</summary>
    internal async Task<T> ReadAsync<T>(Func<SqliteConnection, T> read, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var connection = await OpenAsync(cancel).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            using var transaction = connection.BeginTransaction(deferred: true);
            return Guarded(() => read(connection));
        }
    }

    /// <summary>Changes something as a whole or not at all.</summary>
    internal async Task<T> WriteAsync<T>(Func<SqliteConnection, T> write, CancellationToken cancel)
    {
        await _writer.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            var connection = await OpenAsync(cancel).ConfigureAwait(false);
            await using (connection.ConfigureAwait(false))
            {
                return Guarded(() =>
                {
                    using var transaction = connection.BeginTransaction(deferred: false);
                    var result = write(connection);
                    transaction.Commit();
                    return result;
                });
            }
        }
        finally
        {
            _writer.Release();
        }
    }

    internal Task WriteAsync(Action<SqliteConnection> write, CancellationToken cancel) =>
        WriteAsync(
            connection =>
            {
                write(connection);
                return true;
            },
            cancel);

    public void Dispose()
    {
        _writer.Dispose();
        using var connection = new SqliteConnection(_connection);
        SqliteConnection.ClearPool(connection);
    }

    private async Task<SqliteConnection> OpenAsync(CancellationToken cancel)
    {
        var connection = new SqliteConnection(_connection);
        try
        {
            await connection.OpenAsync(cancel).ConfigureAwait(false);
        }
        catch (SqliteException e)
        {
            throw Failed(e);
        }

        return connection;
    }

    private static T Guarded<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SqliteException e)
        {
            throw Failed(e);
        }
    }

    // SQLITE_BUSY (5) and SQLITE_LOCKED (6) after the whole wait: another process writes for very long.
    private static TrackingException Failed(SqliteException e) => e.SqliteErrorCode is 5 or 6
        ? new TrackingException(TrackingErrors.TemporarilyUnavailable, "The tracking store is being written by another process.", 503, isTransient: true, e)
        : new TrackingException(TrackingErrors.InternalError, $"The tracking store failed (SQLite error {e.SqliteErrorCode}).", 500, isTransient: false, e);

    private void Migrate(TimeProvider clock)
    {
        Guarded(() =>
        {
            using var connection = new SqliteConnection(_connection);
            connection.Open();
            if (connection.ExecuteScalar<long>("PRAGMA user_version") == Schema.Version)
                return true;
            connection.Execute("PRAGMA journal_mode = WAL");
            using var transaction = connection.BeginTransaction(deferred: false);
            var found = connection.ExecuteScalar<long>("PRAGMA user_version");
            if (found > Schema.Version)
            {
                throw new InvalidOperationException(
                    $"{Path.GetFileName(_path)}: found schema {found}, expected at most {Schema.Version}. It was written by a newer Assay: update this one.");
            }

            if (found == 0)
            {
                connection.Execute(Schema.Sql);
                connection.Execute(
                    "INSERT INTO experiments VALUES (0, 'Default', 'mlflow-artifacts:/0', 'active', @now, @now)",
                    new { now = clock.GetUtcNow().ToUnixTimeMilliseconds() });
                connection.Execute($"PRAGMA user_version = {Schema.Version}");
            }

            transaction.Commit();
            return true;
        });
    }
}
