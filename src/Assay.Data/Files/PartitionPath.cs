using Assay.Data.Columns;

namespace Assay.Data.Files;

/// <summary>
/// The values that stand in a file's path as folders of <c>name=value</c>, as Hive lays partitions out: <c>flights/year=2001/month=02/part.parquet</c>.
/// </summary>
internal static class PartitionPath
{
    private const string Null = "__HIVE_DEFAULT_PARTITION__";

    /// <summary>By ordinal, the text of each column that a folder of the path names; null where the folder says so.</summary>
    /// <exception cref="SourceException">Two folders name one column.</exception>
    public static IReadOnlyDictionary<int, string?> Values(DataFile file, DatasetDescriptor descriptor)
    {
        var values = new Dictionary<int, string?>();
        var folders = file.Name.Replace('\\', '/').Split('/')[..^1].Select(folder => folder.Split('=', 2)).Where(pair => pair.Length == 2 && pair[0].Length > 0).ToList();
        if (folders.Count == 0)
            return values;
        var names = folders.ConvertAll(pair => Uri.UnescapeDataString(pair[0]));
        for (var ordinal = 0; ordinal < descriptor.Columns.Count; ordinal++)
        {
            var column = descriptor.Columns[ordinal];
            if (NestedColumns.Are(column) || !names.Exists(name => ColumnNames.Rank(column, name) is not null))
                continue;
            var value = folders[ColumnNames.Find(file.Name, column, names)][1];
            values[ordinal] = value == Null ? null : Uri.UnescapeDataString(value);
        }

        return values;
    }
}
