using Dapper;
using Microsoft.Data.Sqlite;

namespace Assay.Tracking.Store;

/// <summary>Tables of keys and values, read for many owners at once and kept in the order in which keys first came.</summary>
internal static class KeyValues
{
    // SQLite takes 32766 parameters at most; this stays far below with one statement per thousand owners.
    private const int Chunk = 1000;

    internal static ILookup<string, Tag> Tags(SqliteConnection db, string table, string owner, IReadOnlyList<string> ids) =>
        Rows(db, table, owner, ids).ToLookup(row => row.Owner, row => new Tag(row.Key, row.Value), StringComparer.Ordinal);

    internal static ILookup<string, Param> Params(SqliteConnection db, string table, string owner, IReadOnlyList<string> ids) =>
        Rows(db, table, owner, ids).ToLookup(row => row.Owner, row => new Param(row.Key, row.Value), StringComparer.Ordinal);

    internal static IEnumerable<T> Chunked<T>(SqliteConnection db, string sql, IReadOnlyList<string> ids) =>
        ids.Chunk(Chunk).SelectMany(chunk => db.Query<T>(sql, new { ids = chunk }));

    private static IEnumerable<Row> Rows(SqliteConnection db, string table, string owner, IReadOnlyList<string> ids) =>
        Chunked<Row>(db, $"SELECT {owner} AS Owner, key AS Key, value AS Value FROM {table} WHERE {owner} IN @ids ORDER BY rowid", ids);

    // Without rows SQLite names no type for an expression, so Dapper must not look for a constructor by types.
    private sealed class Row
    {
        public string Owner { get; init; } = "";

        public string Key { get; init; } = "";

        public string Value { get; init; } = "";
    }
}
