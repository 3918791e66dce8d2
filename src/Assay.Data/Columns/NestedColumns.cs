using Assay.CompilerServices;

namespace Assay.Data.Columns;

/// <summary>Columns on their way into nested cells.</summary>
internal static class NestedColumns
{
    /// <summary>A copy of a column whose buffers will be used again.</summary>
    public static NestedColumn Copy(ColumnType type, BatchColumn column) => NestedColumn.Copy(type, new LoadedBatch("memory", 0, 0, [column], []), 0);

    /// <summary>Whether a column holds lists or structs.</summary>
    public static bool Are(ColumnDescriptor column) => column.Type is ColumnType.List or ColumnType.Struct;
}
