using Assay.CompilerServices;

namespace Assay.Monitoring.Columns;

/// <summary>Reads a column of a batch as doubles.</summary>
internal static class NumberCells
{
    /// <summary>Whether a column holds numbers.</summary>
    public static bool Are(ColumnDescriptor column) => column.Type is
        ColumnType.Int16 or ColumnType.Int32 or ColumnType.Int64 or ColumnType.Float or ColumnType.Double or ColumnType.Decimal;

    /// <summary>The values in order of rows: 1 and 0 for a boolean, NaN for a null.</summary>
    /// <exception cref="MonitoringException">The column holds neither numbers nor booleans.</exception>
    public static double[] Of(ColumnBatch batch, DatasetDescriptor dataset, int ordinal)
    {
        var column = dataset.Columns[ordinal];
        return column.Type switch
        {
            ColumnType.Boolean => Read<bool>(batch, ordinal, static value => value ? 1 : 0),
            ColumnType.Int16 => Read<short>(batch, ordinal, static value => value),
            ColumnType.Int32 => Read<int>(batch, ordinal, static value => value),
            ColumnType.Int64 => Read<long>(batch, ordinal, static value => value),
            ColumnType.Float => Read<float>(batch, ordinal, static value => value),
            ColumnType.Double => Read<double>(batch, ordinal, static value => value),
            ColumnType.Decimal => Read<decimal>(batch, ordinal, static value => (double)value),
            _ => throw new MonitoringException(
                "read numbers", $"{dataset.Name}.{column.Name}", $"a column of type {column.Type}", "a boolean or a number", "Mark a column of numbers [Label] or [Score]."),
        };
    }

    private static double[] Read<T>(ColumnBatch batch, int ordinal, Func<T, double> convert)
    {
        var view = batch.Column<T>(ordinal);
        var values = new double[view.Length];
        for (var row = 0; row < values.Length; row++)
            values[row] = view.IsNull(row) ? double.NaN : convert(view[row]);
        return values;
    }
}
