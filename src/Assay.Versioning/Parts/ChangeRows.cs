using Assay.Versioning.Records;
using Assay.Versioning.Tables;

namespace Assay.Versioning.Parts;

/// <summary>
/// Rows of the table <c>changes</c>: the dataset's columns and three more, in the words of Delta's change data feed. An update is two rows,
/// its state before and after, so that a difference can be undone.
/// </summary>
internal static class ChangeRows
{
    public const string Type = "_change_type";
    public const string From = "_from_version";
    public const string To = "_to_version";

    public const string Insert = "insert";
    public const string Delete = "delete";
    public const string Before = "update_preimage";
    public const string After = "update_postimage";

    /// <summary>A descriptor with the three columns at the end.</summary>
    public static DatasetDescriptor Descriptor(DatasetDescriptor rows) => rows with
    {
        Columns =
        [
            .. rows.Columns,
            new ColumnDescriptor { Name = Type, StoredAs = Type, Type = ColumnType.String },
            new ColumnDescriptor { Name = From, StoredAs = From, Type = ColumnType.Int32 },
            new ColumnDescriptor { Name = To, StoredAs = To, Type = ColumnType.Int32 },
        ],
    };

    /// <summary>The change rows that lead from one table to the other.</summary>
    public static Table Of(Differences.TableDiff diff, Table from, int fromVersion, Table to, int toVersion)
    {
        var changes = new Table(Descriptor(to.Descriptor));
        foreach (var row in diff.Deleted)
            Add(changes, from, row, Delete, fromVersion, toVersion);
        foreach (var (before, after) in diff.Updated)
        {
            Add(changes, from, before, Before, fromVersion, toVersion);
            Add(changes, to, after, After, fromVersion, toVersion);
        }

        foreach (var row in diff.Inserted)
            Add(changes, to, row, Insert, fromVersion, toVersion);
        return changes;
    }

    private static void Add(Table changes, Table rows, int row, string type, int from, int to)
    {
        var count = rows.Columns.Count;
        for (var ordinal = 0; ordinal < count; ordinal++)
            changes.Columns[ordinal].AppendRow(rows.Columns[SameColumn(changes, rows, ordinal)], row);
        Mark(changes, count, type, from, to);
    }

    /// <summary>Fills the three columns that stand after those of the rows.</summary>
    public static void Mark(Table changes, int columns, string type, int from, int to)
    {
        ((TableColumn<string>)changes.Columns[columns]).Add(type, isNull: false);
        ((TableColumn<int>)changes.Columns[columns + 1]).Add(from, isNull: false);
        ((TableColumn<int>)changes.Columns[columns + 2]).Add(to, isNull: false);
    }

    // The former version may have its columns in another order.
    private static int SameColumn(Table changes, Table rows, int ordinal)
    {
        var name = changes.Descriptor.Columns[ordinal].StorageName;
        return string.Equals(rows.Descriptor.Columns[ordinal].StorageName, name, StringComparison.Ordinal) ? ordinal : StoredSchema.OrdinalOf(rows.Descriptor, name);
    }
}
