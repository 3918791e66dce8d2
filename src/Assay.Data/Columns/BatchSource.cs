using System.Runtime.CompilerServices;
using Assay.CompilerServices;

namespace Assay.Data.Columns;

/// <summary>A source that reads columns; its rows are made of them by the plan.</summary>
internal abstract class BatchSource<T>(DatasetPlan<T> plan) : RowSource<T>
{
    public sealed override DatasetPlan<T> Plan => plan;

    public abstract override IAsyncEnumerable<ColumnBatch> ReadBatchesAsync(IReadOnlyList<int>? columns, CancellationToken cancellation);

    public sealed override async IAsyncEnumerable<ReadOnlyMemory<T>> ReadChunksAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var rows = Array.Empty<T>();
        await foreach (var batch in ReadBatchesAsync(null, cancellation).ConfigureAwait(false))
        {
            if (rows.Length < batch.RowCount)
                rows = new T[batch.RowCount];
            plan.ReadRows(batch, rows.AsSpan(0, batch.RowCount));
            yield return rows.AsMemory(0, batch.RowCount);
        }
    }
}
