using Assay.CompilerServices;

namespace Assay.ML.DataViews;

/// <summary>The row that getters read: a place in a batch, moved by a cursor.</summary>
internal sealed class RowPlace
{
    /// <summary>The batch; null before the first row and after the last.</summary>
    public ColumnBatch? Batch { get; set; }

    /// <summary>The row within the batch.</summary>
    public int Row { get; set; }

    /// <summary>The number of the row over all batches; -1 before the first.</summary>
    public long Position { get; set; } = -1;

    /// <summary>The batch, where the cursor stands on a row.</summary>
    public ColumnBatch Current => Batch ?? throw new InvalidOperationException("The cursor stands on no row: call MoveNext first.");
}
