using System.Globalization;
using Assay.CompilerServices;

namespace Assay.Data.Sql;

/// <summary>Rules that one statement over all rows answers: presence, ranges, short sets of numbers, means, ages, the number of rows.</summary>
internal sealed class SqlAggregates(SqlDialect dialect, string from, SqlSelect select)
{
    public SqlPending RowCount(RuleAsked asked)
    {
        var rows = select.Add("count(*)");
        return new(asked, [], () => new() { InScope = select.Long(rows), Nulls = 0 });
    }

    public SqlPending Required(RuleAsked asked, SqlColumn column, SqlSummary summary) => new(
        asked, [column], () => new() { InScope = summary.Rows, Nulls = 0, Failing = summary.Nulls }, () => Where($"{column.Cell} IS NULL"));

    public SqlPending Value(SqlRule rule, SqlSummary summary)
    {
        var fails = rule.Fails(rule.Column.Cell);
        var failing = select.Count(fails);
        var ranged = rule.Asked.Rule.Kind == "range";
        return new(
            rule.Asked,
            [rule.Column],
            () => new() { InScope = summary.Values, Nulls = summary.Nulls, Failing = select.Long(failing), NaNs = ranged ? summary.NaNs : 0 },
            () => Where(fails));
    }

    public SqlPending? Mean(RuleAsked asked, SqlColumn column, SqlSummary summary)
    {
        var cell = column.Cell;
        if (column.IsFloating)
            return Floating(asked, column, summary);
        var whole = ViewTypes.IsWhole(column.Declared.Type);
        if (!whole && !dialect.SumsDecimals)
            return null;
        var sum = select.Add($"CAST(sum({cell}) AS {dialect.TextType})");
        return new(asked, [column], () => new()
        {
            InScope = summary.Values,
            Nulls = summary.Nulls,
            Sum = select.Text(sum) is not { } text ? default
                : whole ? (Int128.Parse(text, CultureInfo.InvariantCulture), 0) : (0, double.Parse(text, CultureInfo.InvariantCulture)),
        });
    }

    private SqlPending? Floating(RuleAsked asked, SqlColumn column, SqlSummary summary)
    {
        var cell = $"CAST({column.Cell} AS {dialect.DoubleType})";
        var infinity = $"CAST('Infinity' AS {dialect.DoubleType})";
        if (dialect.CompensatedSum(cell, $"NOT ({dialect.IsNaN(cell)}) AND abs({cell}) < {infinity}") is not { } finite)
            return null;
        var (sum, positive, negative) = (select.Add(finite), select.Count($"{cell} = {infinity}"), select.Count($"{cell} = -{infinity}"));
        return new(asked, [column], () => new()
        {
            InScope = summary.Values - summary.NaNs,
            Nulls = summary.Nulls,
            Sum = (0, (select.Long(positive) > 0, select.Long(negative) > 0) switch
            {
                (true, true) => double.NaN,
                (true, _) => double.PositiveInfinity,
                (_, true) => double.NegativeInfinity,
                _ => select.Double(sum) is var number && double.IsNaN(number) ? 0 : number,
            }),
        });
    }

    public SqlPending? MaxAge(RuleAsked asked, SqlColumn column, SqlSummary summary)
    {
        if (column.Declared.Type is not (ColumnType.Timestamp or ColumnType.Instant or ColumnType.Date))
            return null;
        var newest = select.Add(dialect.Microseconds($"max({column.Cell})"));
        return new(asked, [column], () => new()
        {
            InScope = summary.Values,
            Nulls = summary.Nulls,
            NewestTicks = summary.Values == 0 ? 0 : DateTime.UnixEpoch.Ticks + (select.Long(newest) * TimeSpan.TicksPerMicrosecond),
        });
    }

    private string Where(string condition) => $"SELECT * FROM {from} WHERE {condition}";
}
