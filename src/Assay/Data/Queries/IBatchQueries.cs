namespace Assay;

/// <summary>
/// Runs the queries of <see cref="SqlAttribute"/> rules over batches. The package <c>Assay.Data.DuckDb</c> fills it. Safe to use from many threads.
/// </summary>
public interface IBatchQueries
{
    /// <summary>Runs a query that reads nothing but the batch and changes nothing.</summary>
    /// <param name="query">The query.</param>
    /// <param name="cancellation">Stops the query.</param>
    /// <returns>Its number, or in words why there is none. The words hold no cell.</returns>
    Task<QueryAnswer> RunAsync(BatchQuery query, CancellationToken cancellation = default);
}

/// <summary>A query over a batch that is stored as Parquet.</summary>
/// <param name="Table">The name of the batch in the query: that of its dataset. Where it has hyphens, underscores in their place are a name too.</param>
/// <param name="Sql">The query: one SELECT that gives one number.</param>
/// <param name="Files">The files that hold the batch; no other is read.</param>
public sealed record BatchQuery(string Table, string Sql, IReadOnlyList<string> Files)
{
    /// <summary>The memory in bytes that the query may use.</summary>
    public long MemoryLimit { get; init; } = 1L << 30;

    /// <summary>The threads that it may use.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>The folder of what doesn't fit into memory; the system's where not set.</summary>
    public string? TemporaryFolder { get; init; }
}

/// <summary>What a query gave.</summary>
/// <param name="Number">The number; null where there is none.</param>
/// <param name="Fault">Why there is none, in words without a cell; null where there is one.</param>
public sealed record QueryAnswer(double? Number, string? Fault = null);
