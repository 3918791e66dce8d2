using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Assay.Tracking.Store;

/// <summary>
/// A statement that is prepared once and used again and again on its connection. Where rows come by the thousand, a command that is
/// parsed anew and binds by name costs more than the row itself.
/// </summary>
/// <threadsafety>Belongs to one connection, which one thread uses at a time.</threadsafety>
internal sealed class Statement : IDisposable
{
    private readonly sqlite3 _db;
    private readonly sqlite3_stmt _statement;

    internal Statement(sqlite3 db, string sql)
    {
        _db = db;
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v3(db, sql, raw.SQLITE_PREPARE_PERSISTENT, out _statement), db);
    }

    /// <summary>Puts values in place of <c>?1</c>, <c>?2</c>….</summary>
    internal Statement With(params ReadOnlySpan<SqlValue> values)
    {
        Reset();
        for (var i = 0; i < values.Length; i++)
        {
            var value = values[i];
            var code = value.Kind switch
            {
                SqlKind.Whole => raw.sqlite3_bind_int64(_statement, i + 1, value.Whole),
                SqlKind.Real => raw.sqlite3_bind_double(_statement, i + 1, value.Real),
                SqlKind.Text => raw.sqlite3_bind_text(_statement, i + 1, value.Text),
                _ => raw.sqlite3_bind_null(_statement, i + 1),
            };
            SqliteException.ThrowExceptionForRC(code, _db);
        }

        return this;
    }

    /// <summary>Goes to the next row; false after the last, where the statement is ready for use again.</summary>
    internal bool Step()
    {
        var code = raw.sqlite3_step(_statement);
        if (code == raw.SQLITE_ROW)
            return true;
        if (code != raw.SQLITE_DONE)
        {
            var failure = new SqliteException(raw.sqlite3_errmsg(_db).utf8_to_string(), code, raw.sqlite3_extended_errcode(_db));
            Reset();
            throw failure;
        }

        Reset();
        return false;
    }

    /// <summary>Runs it to its end, and says how many rows it changed.</summary>
    internal int Run()
    {
        while (Step())
        {
        }

        return raw.sqlite3_changes(_db);
    }

    /// <summary>What the first row makes; the default without one.</summary>
    internal T? First<T>(Func<Statement, T> make)
    {
        if (!Step())
            return default;
        var value = make(this);
        Reset();
        return value;
    }

    internal long Long(int column) => raw.sqlite3_column_int64(_statement, column);

    internal double Double(int column) => raw.sqlite3_column_double(_statement, column);

    internal string Text(int column) => raw.sqlite3_column_text(_statement, column).utf8_to_string();

    internal string? TextOrNull(int column) => raw.sqlite3_column_type(_statement, column) == raw.SQLITE_NULL ? null : Text(column);

    public void Dispose() => _statement.Dispose();

    private void Reset() => raw.sqlite3_reset(_statement);
}
