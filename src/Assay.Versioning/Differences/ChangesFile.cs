using Assay.CompilerServices;
using Assay.Data.Parquet;
using Assay.Versioning.Parts;
using Assay.Versioning.Records;
using Assay.Versioning.Tables;

namespace Assay.Versioning.Differences;

/// <summary>
/// All changed rows as a Parquet file, in the words of Delta's change data feed. Columns of both sides; one that a side lacks is null in its rows, and one
/// whose type changed is text.
/// </summary>
internal static class ChangesFile
{
    private const int BatchRows = 65_536;

    public static async Task WriteAsync(
        string path, TableDiff diff, Table from, Table to, int fromVersion, int toVersion, CancellationToken cancellation)
    {
        await Task.CompletedTask;
        var columns = Columns(diff, from.Descriptor, to.Descriptor);
        var descriptor = ChangeRows.Descriptor(to.Descriptor with { Columns = columns });
        using var writer = new ParquetRowsWriter(descriptor, path);
        var rows = new Table(descriptor);
        foreach (var (table, row, type) in Rows(diff, from, to))
        {
            cancellation.ThrowIfCancellationRequested();
            Add(rows, columns, table, row);
            ChangeRows.Mark(rows, columns.Count, type, fromVersion, toVersion);
            if (rows.RowCount == BatchRows)
            {
                writer.Write(rows);
                rows = new Table(descriptor);
            }
        }

        writer.Write(rows);
        writer.Commit();
    }

    private static List<ColumnDescriptor> Columns(TableDiff diff, DatasetDescriptor from, DatasetDescriptor to)
    {
        var changed = diff.Schema.TypeChanged.Select(change => change.Column).ToHashSet(StringComparer.Ordinal);
        var all = to.Columns.Concat(from.Columns.Where(column => StoredSchema.OrdinalOf(to, column.StorageName) < 0));
        return [.. all.Select(column => changed.Contains(column.StorageName) ? column with { Type = ColumnType.String, Element = null, Fields = null } : column)];
    }

    private static IEnumerable<(Table Table, int Row, string Type)> Rows(TableDiff diff, Table from, Table to)
    {
        foreach (var row in diff.Deleted)
            yield return (from, row, ChangeRows.Delete);
        foreach (var (before, after) in diff.Updated)
        {
            yield return (from, before, ChangeRows.Before);
            yield return (to, after, ChangeRows.After);
        }

        foreach (var row in diff.Inserted)
            yield return (to, row, ChangeRows.Insert);
    }

    private static void Add(Table rows, List<ColumnDescriptor> columns, Table table, int row)
    {
        for (var at = 0; at < columns.Count; at++)
        {
            var ordinal = StoredSchema.OrdinalOf(table.Descriptor, columns[at].StorageName);
            if (ordinal < 0)
                rows.Columns[at].AppendNull();
            else if (rows.Columns[at].GetType() == table.Columns[ordinal].GetType())
                rows.Columns[at].AppendRow(table.Columns[ordinal], row);
            else
                ((TableColumn<string>)rows.Columns[at]).Add(table.Format(ordinal, row)!, table.Columns[ordinal].IsNull(row));
        }
    }
}
