namespace Assay.Versioning.Records;

/// <summary>Columns as versions keep them, from a declaration and back.</summary>
internal static class StoredSchema
{
    public static IReadOnlyList<StoredColumn> Of(DatasetDescriptor descriptor) =>
        [.. descriptor.Columns.Select(Of)];

    private static StoredColumn Of(ColumnDescriptor column) => new(
        column.StorageName, column.Type, column.Nullable, column.Sensitivity,
        column.Element is { } element ? Of(element) : null, column.Fields is { } fields ? [.. fields.Select(Of)] : null);

    public static IReadOnlyList<string> Keys(DatasetDescriptor descriptor) =>
        [.. descriptor.Columns.Where(column => column.RowKey).Select(column => column.StorageName)];

    /// <summary>A descriptor that reads the version's parts under their own names. Enums are text: their members may be gone.</summary>
    public static DatasetDescriptor Descriptor(VersionRecord record) => Descriptor(record.Dataset, record.Schema, record.Keys);

    /// <inheritdoc cref="Descriptor(VersionRecord)"/>
    public static DatasetDescriptor Descriptor(string dataset, IReadOnlyList<StoredColumn> schema, IReadOnlyList<string> keys) => new()
    {
        Name = dataset,
        TypeName = dataset,
        Columns =
        [
            .. schema.Select(column => Descriptor(column) with { RowKey = keys.Contains(column.Name, StringComparer.Ordinal) }),
        ],
    };

    private static ColumnDescriptor Descriptor(StoredColumn column) => new()
    {
        Name = column.Name,
        StoredAs = column.Name,
        Type = column.Type == ColumnType.Enum ? ColumnType.String : column.Type,
        Nullable = column.Nullable,
        Sensitivity = column.Sensitivity,
        Element = column.Element is { } element ? Descriptor(element) : null,
        Fields = column.Fields is { } fields ? [.. fields.Select(Descriptor)] : null,
    };

    /// <summary>The columns that a part is written with: times without a zone as UTC.</summary>
    public static DatasetDescriptor Written(DatasetDescriptor descriptor) => descriptor with
    {
        Columns = [.. descriptor.Columns.Select(column => column.Type == ColumnType.Timestamp ? column with { Type = ColumnType.Instant, Zone = null } : column)],
    };

    /// <summary>Whether a difference can lead from one to the other: same names, types and key.</summary>
    public static bool Fits(VersionRecord record, IReadOnlyList<StoredColumn> schema, IReadOnlyList<string> keys)
    {
        var diff = SchemaDiff.Of(record.Schema, schema);
        return diff.Added.Count == 0 && diff.Removed.Count == 0 && diff.TypeChanged.Count == 0 && record.Keys.ToHashSet(StringComparer.Ordinal).SetEquals(keys);
    }

    /// <summary>The ordinal of a stored column; −1 where there is none.</summary>
    public static int OrdinalOf(DatasetDescriptor descriptor, string storageName)
    {
        for (var ordinal = 0; ordinal < descriptor.Columns.Count; ordinal++)
        {
            if (string.Equals(descriptor.Columns[ordinal].StorageName, storageName, StringComparison.Ordinal))
                return ordinal;
        }

        return -1;
    }
}
