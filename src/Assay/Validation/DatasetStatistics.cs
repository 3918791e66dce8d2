namespace Assay;

/// <summary>What is known of a whole batch: the argument of a <see cref="CheckAttribute"/> method over the batch.</summary>
/// <param name="Rows">The number of rows.</param>
/// <param name="Columns">Statistics by the column's name in C#.</param>
public record DatasetStatistics(long Rows, IReadOnlyDictionary<string, ColumnStatistics> Columns)
{
    /// <summary>The statistics of a column.</summary>
    /// <exception cref="KeyNotFoundException">There is no such column.</exception>
    public ColumnStatistics this[string column] => Columns[column];
}

/// <summary>Statistics of a column. The numbers are NaN for columns that hold none, and for no rows.</summary>
/// <param name="Nulls">Rows that are null.</param>
/// <param name="NaNs">Rows that are NaN; they are left out of the numbers below.</param>
/// <param name="Min">The least value.</param>
/// <param name="Max">The greatest value.</param>
/// <param name="Mean">The mean.</param>
/// <param name="StandardDeviation">The sample standard deviation.</param>
public sealed record ColumnStatistics(long Nulls, long NaNs, double Min, double Max, double Mean, double StandardDeviation);

/// <summary>What is known of another dataset: the second argument of a <see cref="CheckAttribute"/> method over a batch and that dataset.</summary>
/// <typeparam name="TDataset">The other dataset.</typeparam>
/// <param name="Rows">The number of its rows.</param>
/// <param name="Columns">Statistics by the column's name in C#.</param>
public sealed record DatasetStatistics<TDataset>(long Rows, IReadOnlyDictionary<string, ColumnStatistics> Columns) : DatasetStatistics(Rows, Columns);
