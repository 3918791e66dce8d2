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

    /// <summary>
    /// The pieces that can be read apart from each other, by threads or machines, in order: their batches one after the other are those of
    /// the whole. Row groups of Parquet, else files; one piece where the source knows no better.
    /// </summary>
    /// <exception cref="SourceException">The source is missing.</exception>
    public abstract Task<IReadOnlyList<Rows>> SplitAsync(CancellationToken cancellation = default);

    /// <summary>Answers rules without the rows being read, as far as the source can do so exactly; null where it can't at all.</summary>
    /// <exception cref="SourceException">The source is missing, can't be read, or has no column of a name.</exception>
    public abstract Task<SourceAnswers?> AnswerAsync(RulesAsked asked, CancellationToken cancellation = default);

    /// <summary>Runs a query over the rows as a table, where the source is a database that can; null where it can't.</summary>
    /// <param name="table">The name of the table.</param>
    /// <param name="sql">One SELECT that gives one number.</param>
    /// <param name="cancellation">Stops the query.</param>
    /// <exception cref="SourceException">The source is missing, or can't be read.</exception>
    public abstract Task<QueryAnswer?> QueryAsync(string table, string sql, CancellationToken cancellation = default);

    /// <summary>The local files of Parquet that hold these rows and no others, with the columns under their stored names; null where there are none such.</summary>
    /// <exception cref="SourceException">The source is missing, or damaged where it describes itself.</exception>
    public abstract Task<IReadOnlyList<string>?> ParquetFilesAsync(CancellationToken cancellation = default);

    /// <summary>
    /// Where the values of columns lie, as far as the source knows exactly without its rows being read; by ordinal. Of whole numbers, times in UTC and dates alone.
    /// </summary>
    public abstract Task<IReadOnlyDictionary<int, ColumnBounds>> BoundsAsync(IReadOnlyList<int> columns, CancellationToken cancellation = default);

    /// <summary>What the source shows without its rows being read: its columns as they are stored, and a print of its content. Null where that is nothing.</summary>
    /// <exception cref="SourceException">The source is missing, or damaged where it describes itself.</exception>
    public abstract Task<SourceLook?> LookAsync(CancellationToken cancellation = default);
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
    public override async Task<IReadOnlyList<Rows>> SplitAsync(CancellationToken cancellation = default) =>
        [.. (await _source.SplitAsync(cancellation).ConfigureAwait(false)).Select(piece => ReferenceEquals(piece, _source) ? this : new Rows<T>(piece))];

    /// <inheritdoc/>
    public override Task<SourceAnswers?> AnswerAsync(RulesAsked asked, CancellationToken cancellation = default) => _source.AnswerAsync(asked, cancellation);

    /// <inheritdoc/>
    public override Task<QueryAnswer?> QueryAsync(string table, string sql, CancellationToken cancellation = default) => _source.QueryAsync(table, sql, cancellation);

    /// <inheritdoc/>
    public override Task<IReadOnlyList<string>?> ParquetFilesAsync(CancellationToken cancellation = default) => _source.ParquetFilesAsync(cancellation);

    /// <inheritdoc/>
    public override Task<IReadOnlyDictionary<int, ColumnBounds>> BoundsAsync(IReadOnlyList<int> columns, CancellationToken cancellation = default) =>
        _source.BoundsAsync(columns, cancellation);

    /// <inheritdoc/>
    public override Task<SourceLook?> LookAsync(CancellationToken cancellation = default) => _source.LookAsync(cancellation);

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
