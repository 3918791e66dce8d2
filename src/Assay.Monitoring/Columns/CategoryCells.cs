using Assay.CompilerServices;

namespace Assay.Monitoring.Columns;

/// <summary>Reads a column of a batch as categories.</summary>
internal static class CategoryCells
{
    /// <summary>Whether a column's values are compared as categories.</summary>
    public static bool Are(ColumnDescriptor column) => column.Type is ColumnType.Boolean or ColumnType.Enum or ColumnType.String;

    /// <summary>The values in order of rows; null for a null.</summary>
    public static string?[] Of(ColumnBatch batch, ColumnDescriptor column, int ordinal) => column.Type == ColumnType.Boolean
        ? Read<bool>(batch, ordinal, static value => value ? "true" : "false")
        : Read<string>(batch, ordinal, static value => value);

    private static string?[] Read<T>(ColumnBatch batch, int ordinal, Func<T, string> convert)
    {
        var view = batch.Column<T>(ordinal);
        var values = new string?[view.Length];
        for (var row = 0; row < values.Length; row++)
            values[row] = view.IsNull(row) ? null : convert(view[row]);
        return values;
    }
}
