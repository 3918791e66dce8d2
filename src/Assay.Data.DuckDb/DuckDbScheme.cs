using Assay.CompilerServices;

namespace Assay.Data.DuckDb;

/// <summary>
/// Reads <c>duckdb:</c> and a query as rows: <c>duckdb:SELECT * FROM 'data/*.json' WHERE year = 2001</c>, or just <c>duckdb:FROM 'rows.csv'</c>.
/// Whatever DuckDB reads can be a source. Relative paths start from <see cref="SourceSpec.BaseFolder"/>; only the wanted columns are selected.
/// Extensions are never fetched from the network. It also runs the queries of <see cref="SqlAttribute"/> rules, over batches from wherever.
/// </summary>
/// <param name="database">The database file, opened for reading only; null for none.</param>
public sealed class DuckDbScheme(string? database = null) : ISourceScheme, IBatchQueries
{
    /// <inheritdoc/>
    public string Scheme => "duckdb";

    /// <inheritdoc/>
    public Task<QueryAnswer> RunAsync(BatchQuery query, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return BatchQueries.RunAsync(query, cancellation);
    }

    /// <inheritdoc/>
    /// <exception cref="SourceException">Thrown while enumerating: the query fails, a file is missing, or a column is missing or of another type.</exception>
    public Rows<T> Open<T>(DatasetPlan<T> plan, string source, SourceSpec spec)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(spec);
        var query = source[(source.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim().TrimEnd(';');
        return new Rows<T>(new QueryRows<T>(plan, source, query, spec, database));
    }
}
