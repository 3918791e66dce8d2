using System.Runtime.CompilerServices;
using Apache.Arrow;
using Assay.CompilerServices;
using Assay.Data.Arrow;

namespace Assay.Data;

/// <summary>Rows as Arrow record batches.</summary>
public static class ArrowRows
{
    /// <summary>
    /// Yields the rows as record batches of <see cref="ArrowSchemas.Of"/>. Each owns its memory; dispose it when done. Columns that the rows
    /// don't have (such as those known only later) are left out.
    /// </summary>
    /// <exception cref="SourceException">The source can't be read.</exception>
    /// <exception cref="OverflowException">A decimal has more digits than <see cref="ArrowSchemas.Decimal"/> holds.</exception>
    public static async IAsyncEnumerable<RecordBatch> ToArrowAsync(this Rows rows, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var descriptor = rows.RowPlan.Descriptor;
        await foreach (var batch in rows.ReadBatchesAsync(null, cancellation).ConfigureAwait(false))
            yield return Copy(descriptor, batch);
    }

    /// <summary>Copies a batch into Arrow memory of its own.</summary>
    public static RecordBatch Copy(DatasetDescriptor descriptor, ColumnBatch batch)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        ArgumentNullException.ThrowIfNull(batch);
        int[] ordinals = [.. Enumerable.Range(0, descriptor.Columns.Count).Where(batch.Has)];
        return new RecordBatch(
            ArrowSchemas.Of(descriptor, ordinals), ordinals.Select(ordinal => ArrowArrays.Of(descriptor.Columns[ordinal], batch, ordinal)), batch.RowCount);
    }
}
