using System.Buffers.Binary;
using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Assay.Tracking.Store;

/// <summary>Makes a file's tables those of this program: new ones in a new file, former ones upgraded after a copy of the file was made.</summary>
internal static class Migration
{
    // Where SQLite keeps user_version in a file's header: https://www.sqlite.org/fileformat.html#user_version_number
    private const int VersionOffset = 60;

    /// <exception cref="InvalidOperationException">The file was written by a newer program, or is none of SQLite's. Nothing of it was changed.</exception>
    internal static void Run(string path, TimeProvider clock)
    {
        // Opening a file already writes beside it; one that is newer is not even opened.
        Demand(path, VersionInHeader(path));
        using var connection = Open(path);
        var found = connection.ExecuteScalar<long>("PRAGMA user_version");
        Demand(path, found);
        if (found == Schema.Version)
            return;
        connection.Execute("PRAGMA journal_mode = WAL");
        using var transaction = connection.BeginTransaction(deferred: false);
        // Another process may have come first.
        found = connection.ExecuteScalar<long>("PRAGMA user_version");
        Demand(path, found);
        if (found == 0)
            Create(connection, clock);
        else if (found < Schema.Version)
            Upgrade(connection, path, found, clock);
        transaction.Commit();
    }

    private static void Create(SqliteConnection connection, TimeProvider clock)
    {
        connection.Execute(Schema.Experiments);
        connection.Execute(Schema.Models);
        connection.Execute(Schema.Runs);
        connection.Execute(
            "INSERT INTO experiments VALUES (0, 'Default', 'mlflow-artifacts:/0', 'active', @now, @now)",
            new { now = clock.GetUtcNow().ToUnixTimeMilliseconds() });
        connection.Execute($"PRAGMA user_version = {Schema.Version}");
    }

    private static void Upgrade(SqliteConnection connection, string path, long found, TimeProvider clock)
    {
        // The write lock is ours, so that the copy holds all that the upgrade will read.
        Copy(path, CopyPath(path, found, clock));
        connection.Execute(SchemaUpgrade.From1);
        if (connection.Query("PRAGMA foreign_key_check").AsList().Count > 0)
            throw new InvalidOperationException($"{Path.GetFileName(path)}: schema {found} could not be upgraded: a row hangs on one that is not there. The file is as it was.");
        connection.Execute($"PRAGMA user_version = {Schema.Version}");
    }

    private static string CopyPath(string path, long version, TimeProvider clock) => Path.Combine(
        Path.GetDirectoryName(path)!,
        string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileNameWithoutExtension(path)}-schema{version}-{clock.GetUtcNow():yyyyMMdd'T'HHmmssfff'Z'}.db"));

    private static void Copy(string path, string copy)
    {
        using var source = Open(path);
        source.Execute("VACUUM INTO @copy", new { copy });
    }

    // Foreign keys stay off: tables are renamed and dropped here.
    private static SqliteConnection Open(string path)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path, ForeignKeys = false, Pooling = false, DefaultTimeout = 60,
        }.ToString());
        try
        {
            connection.Open();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static long VersionInHeader(string path)
    {
        if (!File.Exists(path))
            return 0;
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        Span<byte> header = stackalloc byte[VersionOffset + sizeof(uint)];
        var length = file.ReadAtLeast(header, header.Length, throwOnEndOfStream: false);
        if (length == 0)
            return 0;
        return length == header.Length && header.StartsWith("SQLite format 3\0"u8)
            ? BinaryPrimitives.ReadUInt32BigEndian(header[VersionOffset..])
            : throw new InvalidOperationException($"{Path.GetFileName(path)} is no SQLite file, and is left as it is: put it elsewhere, or name another workspace with ASSAY_WORKSPACE.");
    }

    private static void Demand(string path, long version)
    {
        if (version > Schema.Version)
        {
            throw new InvalidOperationException(
                $"{Path.GetFileName(path)}: found schema {version}, expected at most {Schema.Version}. It was written by a newer Assay and is left as it is: "
                + "update this one (dotnet package update), or name another workspace with ASSAY_WORKSPACE.");
        }
    }
}
