using System.Data.Common;
using Assay.CompilerServices;

namespace Assay.Data.Sql;

/// <summary>
/// Values that stand in a column of another dataset: the different values are read and looked up here, for the other dataset may live elsewhere; the rows of
/// those that are missing are counted there. Where very many are missing, the rows are read.
/// </summary>
internal sealed class SqlReferences(SqlDialect dialect, string from, Func<string, Rows> open)
{
    private const int MostMissing = 1_000;

    public static bool Takes(SqlColumn column) => column.Declared.Type is ColumnType.String or ColumnType.Enum or ColumnType.Date || ViewTypes.IsWhole(column.Declared.Type);

    public async Task<SqlPending> AskAsync(RuleAsked asked, SqlColumn column, SqlSummary summary, DbConnection connection, CancellationToken cancellation)
    {
        var cell = column.IsText ? dialect.Ordinal(column.Cell) : column.Cell;
        var missing = await MissingAsync(asked, column, cell, cancellation).ConfigureAwait(false);
        if (missing is null)
            return new(asked, [column], () => null);
        long failing = 0;
        var fails = $"{cell} IN ({string.Join(", ", missing)})";
        if (missing.Count > 0)
        {
            var select = new SqlSelect($"{from} WHERE {fails}");
            var place = select.Add("count(*)");
            await select.RunAsync(connection, cancellation).ConfigureAwait(false);
            failing = select.Long(place);
        }

        return new(asked, [column], () => new() { InScope = summary.Values, Nulls = summary.Nulls, Failing = failing }, () => $"SELECT * FROM {from} WHERE {fails}");
    }

    private async Task<List<string>?> MissingAsync(RuleAsked asked, SqlColumn column, string cell, CancellationToken cancellation)
    {
        var missing = new List<string>();
        var rows = open($"SELECT {cell} AS {SqlDialect.Quoted(column.Declared.StorageName)} FROM {from} WHERE {column.Cell} IS NOT NULL GROUP BY 1");
        await foreach (var batch in rows.ReadBatchesAsync([column.Ordinal], cancellation).ConfigureAwait(false))
        {
            for (var row = 0; row < batch.RowCount; row++)
            {
                if (batch.Format(column.Ordinal, row) is not { } text || asked.Known!(batch, column.Ordinal, row))
                    continue;
                if (missing.Count == MostMissing || text.Contains('\0', StringComparison.Ordinal))
                    return null;
                missing.Add(column.IsText ? SqlDialect.Literal(text) : column.Declared.Type == ColumnType.Date ? $"DATE '{text}'" : text);
            }
        }

        return missing;
    }
}
