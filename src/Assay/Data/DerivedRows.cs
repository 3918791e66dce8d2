using System.Runtime.CompilerServices;
using Assay.CompilerServices;

namespace Assay;

internal sealed class MemoryRows<T>(T[] rows, DatasetPlan<T> plan) : RowSource<T>
{
    public override DatasetPlan<T> Plan => plan;

    public override RowsIdentity Identity => new("memory");

    public override async IAsyncEnumerable<ReadOnlyMemory<T>> ReadChunksAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        cancellation.ThrowIfCancellationRequested();
        if (rows.Length > 0)
            yield return rows;
    }
}

internal sealed class FilteredRows<T>(RowSource<T> source, Func<T, bool> predicate) : RowSource<T>
{
    public override DatasetPlan<T> Plan => source.Plan;

    public override RowsIdentity Identity => source.Identity with { ContentHash = null };

    public override async IAsyncEnumerable<ReadOnlyMemory<T>> ReadChunksAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var kept = Array.Empty<T>();
        await foreach (var chunk in source.ReadChunksAsync(cancellation).ConfigureAwait(false))
        {
            if (kept.Length < chunk.Length)
                kept = new T[chunk.Length];
            var count = 0;
            foreach (var row in chunk.Span)
            {
                if (predicate(row))
                    kept[count++] = row;
            }

            if (count > 0)
                yield return kept.AsMemory(0, count);
        }
    }
}

internal sealed class ProjectedRows<TIn, TOut>(RowSource<TIn> source, Func<TIn, TOut> selector) : RowSource<TOut>
{
    public override DatasetPlan<TOut> Plan { get; } = AssayModules.Plan<TOut>();

    public override RowsIdentity Identity => source.Identity with { ContentHash = null };

    public override async IAsyncEnumerable<ReadOnlyMemory<TOut>> ReadChunksAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var made = Array.Empty<TOut>();
        await foreach (var chunk in source.ReadChunksAsync(cancellation).ConfigureAwait(false))
        {
            if (made.Length < chunk.Length)
                made = new TOut[chunk.Length];
            for (var i = 0; i < chunk.Length; i++)
                made[i] = selector(chunk.Span[i]);
            yield return made.AsMemory(0, chunk.Length);
        }
    }
}
