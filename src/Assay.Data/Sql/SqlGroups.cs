using System.Data.Common;

namespace Assay.Data.Sql;

/// <summary>
/// Rules over the values of one column that are dear to ask of each row (patterns, lengths, sets of text): each distinct value is asked once, with the
/// number of its rows. Sets are joined, for a long list of literals in a selection is compared row by row.
/// </summary>
internal sealed class SqlGroups
{
    private readonly SqlDialect _dialect;
    private readonly string _from;
    private readonly SqlColumn _column;
    private readonly SqlSelect _select;

    public SqlGroups(SqlDialect dialect, string from, SqlColumn column)
    {
        (_dialect, _from, _column) = (dialect, from, column);
        var cell = column.IsText ? dialect.Ordinal(column.Cell) : column.Cell;
        _select = new($"(SELECT {cell} AS v, count(*) AS n FROM {from} WHERE {column.Cell} IS NOT NULL GROUP BY 1) AS g");
    }

    public Task RunAsync(DbConnection connection, CancellationToken cancellation) => _select.RunAsync(connection, cancellation);

    public SqlPending Add(SqlRule rule, SqlSummary summary)
    {
        var failing = Rows(rule.Set is { } set ? $"{Joined(set)}.v IS {(rule.Refused ? "NOT " : "")}NULL" : rule.Fails("g.v"));
        var doubtful = rule.Doubtful is { } doubt ? Rows(doubt("g.v")) : -1;
        return new(
            rule.Asked,
            [_column],
            () => doubtful >= 0 && _select.Long(doubtful) > 0 ? null : new() { InScope = summary.Values, Nulls = summary.Nulls, Failing = _select.Long(failing) },
            () => $"SELECT * FROM {_from} WHERE {rule.Fails(_column.IsText ? _dialect.Ordinal(_column.Cell) : _column.Cell)}");
    }

    private int Rows(string where) => _select.Add($"CAST(coalesce(sum(g.n) FILTER (WHERE {where}), 0) AS bigint)");

    private string Joined(IReadOnlyList<string> values) =>
        _select.Join(name => $" LEFT JOIN (VALUES {string.Join(", ", values.Select(value => $"({value})"))}) AS {name}(v) ON {name}.v = g.v");
}
