using Assay.CompilerServices;

namespace Assay.Pipelines.Gates;

/// <summary>Reads labels and scores out of batches.</summary>
internal static class NumberColumn
{
    /// <summary>Adds a column's values as doubles: 1 and 0 for a boolean, NaN for a null.</summary>
    /// <exception cref="PipelineException">The column holds no numbers.</exception>
    public static void AddTo(List<double> values, ColumnBatch batch, DatasetDescriptor dataset, int ordinal)
    {
        var column = dataset.Columns[ordinal];
        if (column.Type == ColumnType.Boolean)
            Add<bool>(values, batch, ordinal, static value => value ? 1 : 0);
        else if (ViewTypes.AcceptNumber(column.Type, new Numbers(values, batch, ordinal)) is null)
            throw new PipelineException(
                "evaluate the model", $"{dataset.Name}.{column.Name}", $"a column of type {column.Type}", "a boolean or a number", "Mark a column of numbers [Label] or [Score].");
    }

    private static void Add<T>(List<double> values, ColumnBatch batch, int ordinal, Func<T, double> convert)
    {
        var view = batch.Column<T>(ordinal);
        for (var row = 0; row < view.Length; row++)
            values.Add(view.IsNull(row) ? double.NaN : convert(view[row]));
    }

    private sealed class Numbers(List<double> values, ColumnBatch batch, int ordinal) : INumberTypeVisitor<List<double>>
    {
        public List<double> Visit<T>()
            where T : struct, System.Numerics.INumber<T>
        {
            Add<T>(values, batch, ordinal, static value => double.CreateTruncating(value));
            return values;
        }
    }
}
