using System.ComponentModel;
using System.Runtime.CompilerServices;
using Assay.CompilerServices;

namespace Assay;

/// <summary>Where <see cref="Rows{T}"/> come from. Derived by the rooms that read files, versions and databases.</summary>
[EditorBrowsable(EditorBrowsableState.Advanced)]
public abstract class RowSource<T>
{
    /// <summary>The plan of <typeparamref name="T"/>.</summary>
    public abstract DatasetPlan<T> Plan { get; }

    /// <summary>Where the rows come from.</summary>
    public abstract RowsIdentity Identity { get; }

    /// <summary>Opens the source anew and yields its rows in chunks, each borrowed until the next.</summary>
    public abstract IAsyncEnumerable<ReadOnlyMemory<T>> ReadChunksAsync(CancellationToken cancellation);

    /// <summary>Opens the source anew and yields its columns in batches, each borrowed until the next.</summary>
    /// <param name="columns">The ordinals wanted; null for all. A source may yield more.</param>
    /// <param name="cancellation">Stops between batches.</param>
    public virtual async IAsyncEnumerable<ColumnBatch> ReadBatchesAsync(
        IReadOnlyList<int>? columns, [EnumeratorCancellation] CancellationToken cancellation)
    {
        long first = 0;
        await foreach (var chunk in ReadChunksAsync(cancellation).ConfigureAwait(false))
        {
            yield return MemoryColumnBatch.Of(Plan, chunk.Span, first, Identity.Name);
            first += chunk.Length;
        }
    }

    /// <summary>
    /// The pieces that can be read apart from each other, in order: their batches one after the other are those of the whole, with the same
    /// sources and row numbers. One piece where the source knows no better.
    /// </summary>
    /// <exception cref="SourceException">The source is missing.</exception>
    public virtual Task<IReadOnlyList<RowSource<T>>> SplitAsync(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<RowSource<T>>>([this]);

    /// <summary>
    /// Answers rules without the rows being read, as far as the source can do so exactly; null where it can't at all. What is not answered is read.
    /// </summary>
    /// <exception cref="SourceException">The source is missing, can't be read, or has no column of a name.</exception>
    public virtual Task<SourceAnswers?> AnswerAsync(RulesAsked asked, CancellationToken cancellation) => Task.FromResult<SourceAnswers?>(null);

    /// <summary>Runs a query over the rows as a table, where the source is a database that can; null where it can't.</summary>
    /// <param name="table">The name of the table.</param>
    /// <param name="sql">One SELECT that gives one number.</param>
    /// <param name="cancellation">Stops the query.</param>
    /// <exception cref="SourceException">The source is missing, or can't be read.</exception>
    public virtual Task<QueryAnswer?> QueryAsync(string table, string sql, CancellationToken cancellation) => Task.FromResult<QueryAnswer?>(null);

    /// <summary>The local files of Parquet that hold these rows and no others, with the columns under their stored names; null where there are none such.</summary>
    /// <exception cref="SourceException">The source is missing, or damaged where it describes itself.</exception>
    public virtual Task<IReadOnlyList<string>?> ParquetFilesAsync(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<string>?>(null);

    /// <summary>
    /// Where the values of columns lie, as far as the source knows exactly without its rows being read; by ordinal. Of whole numbers, times in UTC and dates alone.
    /// </summary>
    public virtual Task<IReadOnlyDictionary<int, ColumnBounds>> BoundsAsync(IReadOnlyList<int> columns, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyDictionary<int, ColumnBounds>>(new Dictionary<int, ColumnBounds>());

    /// <summary>What the source shows without its rows being read; null where that is nothing.</summary>
    /// <exception cref="SourceException">The source is missing, or damaged where it describes itself.</exception>
    public virtual Task<SourceLook?> LookAsync(CancellationToken cancellation) => Task.FromResult<SourceLook?>(null);
}

/// <summary>What rows are, as lineage, cache keys and tracking name them.</summary>
/// <param name="Name">The dataset's name, or what the rows were derived from.</param>
public sealed record RowsIdentity(string Name)
{
    /// <summary>The version of the dataset, where it is pinned.</summary>
    public string? Version { get; init; }

    /// <summary>A hash of the content, <c>sha256:…</c>, where it is known without reading.</summary>
    public string? ContentHash { get; init; }

    /// <summary>The physical place (path, glob or URI), where there is one.</summary>
    public string? Location { get; init; }
}
