using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Assay.Workspace;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Assay.Monitoring.Store;

/// <summary>
/// The SQLite file <c>monitors/monitor.db</c> of a workspace: predictions, windows, alerts. Its log is written ahead (WAL) and synced with
/// every transaction, so many processes read while one writes, and what was committed survives a power failure.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "A semaphore whose wait handle nobody asks for holds nothing to be freed.")]
internal sealed class MonitorDatabase
{
    internal const int SchemaVersion = 1;

    private const int WaitSeconds = 60;
    private readonly string _path;
    private readonly string _connection;
    private readonly SemaphoreSlim _writer = new(1, 1);
    private bool _ready;

    public MonitorDatabase(AssayWorkspace workspace)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        _path = Path.Combine(workspace.Monitors, "monitor.db");
        _connection = new SqliteConnectionStringBuilder { DataSource = _path, DefaultTimeout = WaitSeconds }.ConnectionString;
    }

    /// <summary>Whether the file is there: before the first prediction it need not be.</summary>
    public bool Exists => File.Exists(_path);

    /// <summary>Reads on a connection of its own.</summary>
    public async Task<T> ReadAsync<T>(Func<SqliteConnection, Task<T>> read, CancellationToken cancellation)
    {
        await PrepareAsync(cancellation).ConfigureAwait(false);
        try
        {
            var connection = await OpenAsync(cancellation).ConfigureAwait(false);
            await using (connection.ConfigureAwait(false))
                return await read(connection).ConfigureAwait(false);
        }
        catch (SqliteException failure)
        {
            throw Failed("read the monitor store", failure);
        }
    }

    /// <summary>Writes in one transaction that begins by taking the file's write lock; either everything is kept or nothing.</summary>
    public async Task<T> WriteAsync<T>(Func<SqliteConnection, SqliteTransaction, T> write, CancellationToken cancellation)
    {
        await PrepareAsync(cancellation).ConfigureAwait(false);
        // Threads of one process queue here and not in SQLite, whose waiting is polling.
        await _writer.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            var connection = await OpenAsync(cancellation).ConfigureAwait(false);
            await using (connection.ConfigureAwait(false))
            {
                using var transaction = connection.BeginTransaction(deferred: false);
                var result = write(connection, transaction);
                transaction.Commit();
                return result;
            }
        }
        catch (SqliteException failure)
        {
            throw Failed("write the monitor store", failure);
        }
        finally
        {
            _writer.Release();
        }
    }

    private async Task PrepareAsync(CancellationToken cancellation)
    {
        if (Volatile.Read(ref _ready))
            return;
        await _writer.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            if (_ready)
                return;
            Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
            var connection = await OpenAsync(cancellation).ConfigureAwait(false);
            await using (connection.ConfigureAwait(false))
                CreateTables(connection);
            Volatile.Write(ref _ready, true);
        }
        catch (SqliteException failure)
        {
            throw Failed("open the monitor store", failure);
        }
        finally
        {
            _writer.Release();
        }
    }

    private void CreateTables(SqliteConnection connection)
    {
        connection.Execute("PRAGMA journal_mode = WAL");
        using var transaction = connection.BeginTransaction(deferred: false);
        var found = connection.ExecuteScalar<long>("PRAGMA user_version", transaction: transaction);
        if (found > SchemaVersion)
        {
            throw new MonitoringException(
                "open the monitor store", _path, string.Create(CultureInfo.InvariantCulture, $"schema version {found}"),
                string.Create(CultureInfo.InvariantCulture, $"at most {SchemaVersion}"), "Use the version of Assay that wrote it, or a newer one.");
        }

        if (found == 0)
        {
            connection.Execute(Tables.Script, transaction: transaction);
            connection.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {SchemaVersion}"), transaction: transaction);
        }

        transaction.Commit();
    }

    private async Task<SqliteConnection> OpenAsync(CancellationToken cancellation)
    {
        var connection = new SqliteConnection(_connection);
        await connection.OpenAsync(cancellation).ConfigureAwait(false);
        await connection.ExecuteAsync("PRAGMA synchronous = FULL").ConfigureAwait(false);
        return connection;
    }

    private MonitoringException Failed(string what, SqliteException failure) => new(
        what,
        _path,
        string.Create(CultureInfo.InvariantCulture, $"SQLite error {failure.SqliteExtendedErrorCode}"),
        "a SQLite file that this process may write",
        failure.SqliteErrorCode is 5 or 6 ? "Another process holds it: try again." : "Check disk space and permissions of the folder.",
        inner: failure);
}
