using System.Runtime.CompilerServices;
using Assay.CompilerServices;

namespace Assay.Validation.Sources;

/// <summary>Rows that arrive one by one and may come only once: opened again, there are none, and samples of rows that were not kept tell the place alone.</summary>
internal sealed class StreamedRows<T>(IAsyncEnumerable<T> rows) : RowSource<T>
{
    private const int ChunkRows = 4_096;
    private int _opened;

    public override DatasetPlan<T> Plan { get; } = AssayModules.Plan<T>();

    public override RowsIdentity Identity => new("stream");

    public override async IAsyncEnumerable<ReadOnlyMemory<T>> ReadChunksAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        if (Interlocked.Exchange(ref _opened, 1) != 0)
            yield break;
        var chunk = new T[ChunkRows];
        var count = 0;
        await foreach (var row in rows.WithCancellation(cancellation).ConfigureAwait(false))
        {
            chunk[count++] = row;
            if (count < chunk.Length)
                continue;
            yield return chunk;
            count = 0;
        }

        if (count > 0)
            yield return chunk.AsMemory(0, count);
    }
}
