using System.Data.Common;
using System.Globalization;
using System.Numerics;
using Assay.CompilerServices;

namespace Assay.Data.Sql;

/// <summary>The one number of a query over a batch that has a table's name.</summary>
internal static class SqlNumber
{
    /// <summary>The batch under its name, and around the query a selection, so that nothing but a selection can stand there.</summary>
    private static string Statement(string table, string batch, string sql)
    {
        var plain = table.Replace('-', '_');
        var also = plain == table ? "" : $", {SqlDialect.Quoted(plain)} AS (SELECT * FROM {SqlDialect.Quoted(table)})";

        // On a line of its own: a comment may end the query.
        return $"WITH {SqlDialect.Quoted(table)} AS ({batch}\n){also} SELECT * FROM ({sql.Trim().TrimEnd(';')}\n) AS answer";
    }

    /// <summary>Runs a query and reads its number.</summary>
    /// <param name="command">The command.</param>
    /// <param name="table">The name of the batch in the query.</param>
    /// <param name="batch">What selects the batch.</param>
    /// <param name="sql">The query.</param>
    /// <param name="cancellation">Stops the query.</param>
    public static async Task<QueryAnswer> ReadAsync(DbCommand command, string table, string batch, string sql, CancellationToken cancellation)
    {
        if (SelectText.Problem(sql) is { } problem)
            return new(null, $"not checked: {problem}");
        command.CommandText = Statement(table, batch, sql);
        var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        await using var closing = reader.ConfigureAwait(false);
        if (reader.FieldCount != 1)
            return Wrong(string.Create(CultureInfo.InvariantCulture, $"{reader.FieldCount} columns"));
        if (!await reader.ReadAsync(cancellation).ConfigureAwait(false))
            return Wrong("no row");
        var value = await reader.IsDBNullAsync(0, cancellation).ConfigureAwait(false) ? null : reader.GetValue(0);
        if (await reader.ReadAsync(cancellation).ConfigureAwait(false))
            return Wrong("several rows");
        return value switch
        {
            null => Wrong("null"),
            BigInteger number => new((double)number),
            sbyte or byte or short or ushort or int or uint or long or ulong or float or double or decimal => new(Convert.ToDouble(value, CultureInfo.InvariantCulture)),
            _ => Wrong("a value that is no number"),
        };
    }

    private static QueryAnswer Wrong(string found) => new(null, $"not checked: the query gives {found}, and one number is expected; write SELECT count(*) …");
}
