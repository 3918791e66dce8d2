namespace Assay;

/// <summary>
/// A query over the batch gives a number: that of the rows that are wrong, so 0 where nothing else is expected. The batch is a table with the name of the
/// dataset (<c>"delay-features"</c> or <c>delay_features</c>), its columns have their stored names and declared types. The SQL is DuckDB's, which the
/// package <c>Assay.Data.DuckDb</c> runs; that of PostgreSQL where the batch is read from there. A query that can't be run breaks the rule.
/// </summary>
/// <param name="query">One SELECT that gives one row of one number. It changes nothing, and reads nothing but the batch.</param>
/// <param name="expecting">The number.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = true, Inherited = false)]
public sealed class SqlAttribute(string query, double expecting = 0) : RuleAttribute
{
    /// <summary>The query.</summary>
    public string Query { get; } = query;

    /// <summary>The number that it must give.</summary>
    public double Expecting { get; } = expecting;
}
