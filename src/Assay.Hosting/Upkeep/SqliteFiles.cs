using Microsoft.Data.Sqlite;

namespace Assay.Hosting.Upkeep;

/// <summary>The SQLite files of a workspace, which others may be writing to.</summary>
internal static class SqliteFiles
{
    /// <summary>Whether a file is one.</summary>
    public static bool Is(string path) => path.EndsWith(".db", StringComparison.Ordinal);

    /// <summary>Whether a file belongs to one and means nothing without it: its write-ahead log and index.</summary>
    public static bool IsSide(string path) => path.EndsWith(".db-wal", StringComparison.Ordinal) || path.EndsWith(".db-shm", StringComparison.Ordinal);

    /// <summary>Copies one as it is at one moment, with all that was committed before, through SQLite's own backup.</summary>
    public static void Copy(string from, string to)
    {
        using var source = Open(from, SqliteOpenMode.ReadWrite);
        using var target = Open(to, SqliteOpenMode.ReadWriteCreate);
        source.BackupDatabase(target);
        using var command = target.CreateCommand();
        command.CommandText = "PRAGMA journal_mode = DELETE";
        command.ExecuteNonQuery();
    }

    /// <summary>The number of its tables' schema.</summary>
    public static long SchemaOf(string path)
    {
        using var connection = Open(path, SqliteOpenMode.ReadWrite);
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA user_version";
        return (long)command.ExecuteScalar()!;
    }

    /// <summary>Gives the space of what was removed back to the disk.</summary>
    public static void Shrink(string path)
    {
        using var connection = Open(path, SqliteOpenMode.ReadWrite);
        using var command = connection.CreateCommand();
        command.CommandText = "VACUUM";
        command.ExecuteNonQuery();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        command.ExecuteNonQuery();
    }

    private static SqliteConnection Open(string path, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false, DefaultTimeout = 60 }.ToString());
        connection.Open();
        return connection;
    }
}
