using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Assay.Tracking.Store;

/// <summary>A connection that keeps what was prepared on it.</summary>
internal sealed class StoreConnection : SqliteConnection
{
    // Every text that is prepared here is a constant of this room, so that the number of texts is small.
    private readonly Dictionary<string, Statement> _statements = new(StringComparer.Ordinal);

    private StoreConnection(string connection)
        : base(connection)
    {
    }

    /// <summary>
    /// Opens a connection. A commit is on the disk when it returns (<c>synchronous = FULL</c>): what was acknowledged survives the machine.
    /// </summary>
    internal static StoreConnection Open(string path)
    {
        var connection = new StoreConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            ForeignKeys = true,
            // Connections are kept by us, together with what is prepared on them.
            Pooling = false,
            DefaultTimeout = 60,
        }.ToString());
        try
        {
            connection.Open();
            connection.Execute("PRAGMA busy_timeout = 60000");
            connection.Execute("PRAGMA synchronous = FULL");
            connection.Execute("PRAGMA temp_store = MEMORY");
            connection.Execute("PRAGMA cache_size = -32000");
            connection.Execute("PRAGMA mmap_size = 268435456");
            connection.Execute("PRAGMA wal_autocheckpoint = 4000");
            connection.Execute("PRAGMA journal_size_limit = 67108864");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>A statement, prepared at its first use. <paramref name="sql"/> must be a constant.</summary>
    internal Statement Prepared(string sql)
    {
        if (!_statements.TryGetValue(sql, out var statement))
            _statements.Add(sql, statement = new Statement(Handle!, sql));
        return statement;
    }

    /// <summary>Runs a text once.</summary>
    internal void Execute(string sql)
    {
        using var statement = new Statement(Handle!, sql);
        statement.Run();
    }

    /// <summary>Ends what was begun with <c>COMMIT</c> or <c>ROLLBACK</c>, unless SQLite has done so itself, as it does where the disk is full or fails.</summary>
    internal void EndTransaction(string how)
    {
        if (SQLitePCL.raw.sqlite3_get_autocommit(Handle) == 0)
            Prepared(how).With().Run();
    }

    /// <summary>Numbers as a JSON list, for <c>IN (SELECT value FROM json_each(?1))</c>: one statement for any count.</summary>
    internal static string List(IEnumerable<long> numbers) =>
        $"[{string.Join(',', numbers.Select(number => number.ToString(CultureInfo.InvariantCulture)))}]";

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            foreach (var statement in _statements.Values)
                statement.Dispose();
            _statements.Clear();
        }

        base.Dispose(disposing);
    }
}
