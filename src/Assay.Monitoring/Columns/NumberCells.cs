using Assay.CompilerServices;

namespace Assay.Monitoring.Columns;

/// <summary>Reads a column of a batch as doubles.</summary>
internal static class NumberCells
{
    /// <summary>Whether a column holds numbers.</summary>
    public static bool Are(ColumnDescriptor column) => ViewTypes.IsNumber(column.Type);

    /// <summary>The values in order of rows: 1 and 0 for a boolean, NaN for a null.</summary>
    /// <exception cref="MonitoringException">The column holds neither numbers nor booleans.</exception>
    public static double[] Of(ColumnBatch batch, DatasetDescriptor dataset, int ordinal)
    {
        var column = dataset.Columns[ordinal];
        if (column.Type == ColumnType.Boolean)
            return Read<bool>(batch, ordinal, static value => value ? 1 : 0);
        return ViewTypes.AcceptNumber(column.Type, new Numbers(batch, ordinal)) ?? throw new MonitoringException(
            "read numbers", $"{dataset.Name}.{column.Name}", $"a column of type {column.Type}", "a boolean or a number", "Mark a column of numbers [Label] or [Score].");
    }

    private static double[] Read<T>(ColumnBatch batch, int ordinal, Func<T, double> convert)
    {
        var view = batch.Column<T>(ordinal);
        var values = new double[view.Length];
        for (var row = 0; row < values.Length; row++)
            values[row] = view.IsNull(row) ? double.NaN : convert(view[row]);
        return values;
    }

    private sealed class Numbers(ColumnBatch batch, int ordinal) : INumberTypeVisitor<double[]>
    {
        public double[] Visit<T>()
            where T : struct, System.Numerics.INumber<T> => Read<T>(batch, ordinal, static value => double.CreateTruncating(value));
    }
}
