using System.ComponentModel;

namespace Assay.CompilerServices;

/// <summary>Counts, extremes, means and deviations of a dataset's columns, without any rule.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class DatasetTally
{
    private readonly ColumnMomentsSet _moments;
    private long _rows;

    /// <summary>An empty tally.</summary>
    public DatasetTally(DatasetDescriptor dataset)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        _moments = new(dataset);
    }

    /// <summary>The statistics of what was observed.</summary>
    public DatasetStatistics Statistics => _moments.ToStatistics(_rows);

    /// <summary>Observes the columns that a batch has.</summary>
    public void Observe(ColumnBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        _rows = checked(_rows + batch.RowCount);
        _moments.Observe(batch);
    }
}
