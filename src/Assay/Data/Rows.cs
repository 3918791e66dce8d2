using System.Runtime.CompilerServices;
using Assay.CompilerServices;

namespace Assay;

/// <summary>Rows whose type is known only at run time.</summary>
public abstract class Rows
{
    private protected Rows()
    {
    }

    /// <summary>Where the rows come from.</summary>
    public abstract RowsIdentity Identity { get; }

    /// <summary>The plan of the row type.</summary>
    public abstract DatasetPlan RowPlan { get; }

    /// <summary>Opens the source anew and yields its columns batch by batch. A batch is borrowed until the next one.</summary>
    /// <param name="columns">The ordinals wanted; null for all.</param>
    /// <param name="cancellation">Stops between batches.</param>
    public abstract IAsyncEnumerable<ColumnBatch> ReadBatchesAsync(IReadOnlyList<int>? columns = null, CancellationToken cancellation = default);
}

/// <summary>
/// A re-openable description of rows: each enumeration opens the source anew, at the same pinned version, and holds nothing before.
/// <see cref="Where"/> and <see cref="Select"/> are lazy, run row by row and can be enumerated any number of times.
/// </summary>
/// <typeparam name="T">A record marked <see cref="DatasetAttribute"/> or <see cref="ColumnsAttribute"/>.</typeparam>
public sealed class Rows<T> : Rows, IAsyncEnumerable<T>
{
    private readonly RowSource<T> _source;

    /// <summary>Rows of a source.</summary>
    public Rows(RowSource<T> source)
    {
        ArgumentNullException.ThrowIfNull(source);
        _source = source;
    }

    /// <inheritdoc/>
    public override RowsIdentity Identity => _source.Identity;

    /// <summary>The plan of <typeparamref name="T"/>.</summary>
    public DatasetPlan<T> Plan => _source.Plan;

    /// <inheritdoc/>
    public override DatasetPlan RowPlan => _source.Plan;

    /// <summary>Opens the source anew and yields its rows in chunks. A chunk is borrowed until the next one.</summary>
    public IAsyncEnumerable<ReadOnlyMemory<T>> ReadChunksAsync(CancellationToken cancellation = default) => _source.ReadChunksAsync(cancellation);

    /// <inheritdoc/>
    public override IAsyncEnumerable<ColumnBatch> ReadBatchesAsync(IReadOnlyList<int>? columns = null, CancellationToken cancellation = default) =>
        _source.ReadBatchesAsync(columns, cancellation);

    /// <inheritdoc/>
    public async IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        await foreach (var chunk in _source.ReadChunksAsync(cancellationToken).ConfigureAwait(false))
        {
            for (var i = 0; i < chunk.Length; i++)
                yield return chunk.Span[i];
        }
    }

    /// <summary>The rows for which <paramref name="predicate"/> is true.</summary>
    public Rows<T> Where(Func<T, bool> predicate) => new(new FilteredRows<T>(_source, predicate));

    /// <summary>One row of another type for each row.</summary>
    /// <exception cref="InvalidOperationException"><typeparamref name="TOut"/> is not marked.</exception>
    public Rows<TOut> Select<TOut>(Func<T, TOut> selector) => new(new ProjectedRows<T, TOut>(_source, selector));

    /// <summary>Reads all rows into memory.</summary>
    public async Task<IReadOnlyList<T>> ToListAsync(CancellationToken cancellation = default)
    {
        var all = new List<T>();
        await foreach (var chunk in _source.ReadChunksAsync(cancellation).ConfigureAwait(false))
            all.AddRange(chunk.Span);
        return all;
    }

    /// <summary>The number of rows; reads them.</summary>
    public async Task<long> CountAsync(CancellationToken cancellation = default)
    {
        long count = 0;
        await foreach (var chunk in _source.ReadChunksAsync(cancellation).ConfigureAwait(false))
            count += chunk.Length;
        return count;
    }
}

/// <summary>Makes rows of what is in memory.</summary>
public static class RowsOf
{
    /// <summary>Rows that are held in memory.</summary>
    /// <exception cref="InvalidOperationException"><typeparamref name="T"/> is not marked.</exception>
    public static Rows<T> Memory<T>(IEnumerable<T> rows) => new(new MemoryRows<T>([.. rows], AssayModules.Plan<T>()));
}
