using System.Data.Common;
using System.Globalization;

namespace Assay.Data.Sql;

/// <summary>
/// Keys: rows are grouped by them. −0 is 0 there, NaN is NaN, a row with a null in its key is out of scope. A table has no first row: of the rows with one
/// key, the one that sorts first by all columns is taken for the good one.
/// </summary>
internal sealed class SqlKeys
{
    private readonly string _from;
    private readonly string[] _keys;
    private readonly string _whole;
    private readonly SqlSelect _select;

    private SqlKeys(string from, string[] keys, string whole)
    {
        (_from, _keys, _whole) = (from, keys, whole);
        _select = new($"(SELECT count(*) AS n FROM {from} WHERE {whole} GROUP BY {Places}) AS g");
    }

    private string Places => string.Join(", ", _keys);

    public static SqlKeys Of(SqlDialect dialect, string from, IReadOnlyList<SqlColumn> columns) => new(
        from,
        [.. columns.Select(column => column.IsText ? dialect.Ordinal(column.Cell)
            : column.IsFloating ? $"CASE WHEN {column.Cell} = 0 THEN CAST('0' AS {column.Type}) ELSE {column.Cell} END"
            : column.Cell)],
        string.Join(" AND ", columns.Select(column => $"{column.Cell} IS NOT NULL")));

    public Task RunAsync(DbConnection connection, CancellationToken cancellation) => _select.RunAsync(connection, cancellation);

    public SqlPending Add(RuleAsked asked, IReadOnlyList<SqlColumn> columns, IReadOnlyList<SqlColumn> all, SqlSelect rows)
    {
        var (keys, inScope, repeated) = (_select.Add("count(*)"), _select.Add("CAST(coalesce(sum(g.n), 0) AS bigint)"), _select.Count("g.n > 1"));
        var total = rows.Add("count(*)");
        return new(
            asked,
            columns,
            () =>
            {
                var scope = _select.Long(inScope);
                return new()
                {
                    InScope = scope,
                    Nulls = rows.Long(total) - scope,
                    Failing = scope - _select.Long(keys),
                    Keys = (_select.Long(keys), _select.Long(repeated)),
                };
            },
            () => Excess(all));
    }

    /// <summary>Each group has an excess row, so as many groups as samples are enough.</summary>
    private string Excess(IReadOnlyList<SqlColumn> all)
    {
        var names = string.Join(", ", _keys.Select((_, i) => string.Create(CultureInfo.InvariantCulture, $"assay_k{i}")));
        var keyed = string.Join(", ", _keys.Select((key, i) => string.Create(CultureInfo.InvariantCulture, $"{key} AS assay_k{i}")));
        var joined = string.Join(" AND ", _keys.Select((key, i) => string.Create(CultureInfo.InvariantCulture, $"{key} = d.assay_k{i}")));
        return $"""
            SELECT * FROM (
              SELECT t.*, row_number() OVER (PARTITION BY {Places} ORDER BY {string.Join(", ", all.Select(column => column.Cell))}) AS assay_place
              FROM {_from} JOIN (
                SELECT {keyed} FROM {_from} WHERE {_whole} GROUP BY {names} HAVING count(*) > 1 ORDER BY {names} LIMIT {RuleOutcome.SampleLimit}) AS d ON {joined}) AS e
            WHERE assay_place > 1
            """;
    }
}
