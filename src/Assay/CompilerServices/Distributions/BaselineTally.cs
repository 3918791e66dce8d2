using System.ComponentModel;

namespace Assay.CompilerServices;

/// <summary>How the values of one column of a dataset are distributed, without any rule.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class BaselineTally
{
    private readonly DistributionTally _tally;

    /// <summary>An empty tally.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="ordinal">The column: one of numbers, text, enums or <see langword="bool"/>.</param>
    public BaselineTally(DatasetDescriptor dataset, int ordinal)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        var column = dataset.Columns[ordinal];
        _tally = DistributionTally.For(column.Type, ordinal)?.Invoke()
            ?? throw new NotSupportedException($"Values of {dataset.Name}.{column.Name} are neither numbers nor categories, so that they can't be compared as distributions.");
    }

    /// <summary>What was observed; null where there are more than a million different categories.</summary>
    public ValueDistribution? Distribution => _tally.Distribution;

    /// <summary>Observes a batch that has the column.</summary>
    public void Observe(ColumnBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        _tally.Observe(batch, default);
    }
}
