using System.Data.Common;
using System.Globalization;
using Assay.CompilerServices;
using Assay.Data.Sql;

namespace Assay.Data.Postgres;

/// <summary>
/// PostgreSQL's SQL (14 and later: <c>extract</c> of a time is exact). Doubles are summed there one after the other without compensation, so that their
/// means are left to the rows.
/// </summary>
internal sealed class PostgresDialect : SqlDialect
{
    private static readonly Dictionary<string, (Int128 Least, Int128 Greatest)> s_whole = new(StringComparer.Ordinal)
    {
        ["smallint"] = (short.MinValue, short.MaxValue),
        ["integer"] = (int.MinValue, int.MaxValue),
        ["bigint"] = (long.MinValue, long.MaxValue),
    };

    public static PostgresDialect Instance { get; } = new();

    public override string DoubleType => "double precision";

    public override bool SumsDecimals => true;

    public override SqlColumn? Bind(int ordinal, ColumnDescriptor column, string name, string type)
    {
        var cell = Quoted(name);
        type = WithoutSizes(type);
        var bound = new SqlColumn(ordinal, column, cell, type);
        return column.Type switch
        {
            ColumnType.Boolean when type == "boolean" => bound,
            ColumnType.Float when type == "real" => bound,
            ColumnType.Double when type == "double precision" => bound,
            ColumnType.Double when type == "real" => bound with { Cell = $"CAST({cell} AS double precision)", Type = "double precision" },
            // What a decimal of .NET may not hold, and NaN, which is greater than any number here.
            ColumnType.Decimal when type == "numeric" => bound with { Unfit = $"abs({cell}) >= 10000000000 OR scale({cell}) > 18" },
            ColumnType.String when type is "text" or "character varying" => bound,
            ColumnType.Enum when type is "text" or "character varying" && column.EnumValues is { Count: > 0 and <= 32 } members =>
                bound with { Unfit = $"{Ordinal(cell)} NOT IN ({string.Join(", ", members.Select(Literal))})" },
            ColumnType.Timestamp when type == "timestamp without time zone" => bound with { Unfit = Outside(cell, type, " 00:00:00", " 23:59:59.999999") },
            ColumnType.Instant when type == "timestamp with time zone" => bound with { Unfit = Outside(cell, type, " 00:00:00+00", " 23:59:59.999999+00") },
            ColumnType.Date when type == "date" => bound with { Unfit = Outside(cell, type, "", "") },
            ColumnType.Guid when type == "uuid" => bound,
            _ when s_whole.TryGetValue(type, out var stored) && WholeTypes.Limits(column.Type) is { } limits =>
                stored.Least >= limits.Least && stored.Greatest <= limits.Greatest
                    ? bound
                    : bound with { Unfit = string.Create(CultureInfo.InvariantCulture, $"{cell} NOT BETWEEN {limits.Least} AND {limits.Greatest}") },
            _ => null,
        };
    }

    public override async Task<IReadOnlyList<(string Name, string Type)>> ColumnsAsync(DbConnection connection, string query, CancellationToken cancellation)
    {
        var command = connection.CreateCommand();
        await using var closing = command.ConfigureAwait(false);
        command.CommandText = $"SELECT * FROM ({query}) AS rows LIMIT 0";
        var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        await using var closingReader = reader.ConfigureAwait(false);
        return [.. Enumerable.Range(0, reader.FieldCount).Select(field => (reader.GetName(field), reader.GetDataTypeName(field)))];
    }

    public override Task<TResult> GuardAsync<TResult>(string source, Func<Task<TResult>> run) => QueryFaults.GuardAsync(source, run);

    public override string Ordinal(string text) => $"({text} COLLATE \"C\")";

    public override string Utf16Length(string text) => $"(char_length({text}) + char_length(regexp_replace({text}, '[^\\U00010000-\\U0010FFFF]+', '', 'g')))";

    public override string HasPairs(string text) => $"({text} ~ '[\\U00010000-\\U0010FFFF]')";

    public override string Matches(string text, string pattern) => $"({text} ~ {Literal($"^(?:{pattern})$")})";

    public override string IsNaN(string number) => $"{number} = CAST('NaN' AS double precision)";

    public override string Microseconds(string time) => $"CAST(extract(epoch FROM {time}) * 1000000 AS bigint)";

    public override string? CompensatedSum(string number, string where) => null;

    public override string? Decimal(SqlColumn column, decimal bound, SqlSide side) => $"CAST('{bound.ToString(CultureInfo.InvariantCulture)}' AS numeric)";

    private static string Outside(string cell, string type, string first, string last) =>
        $"{cell} NOT BETWEEN CAST('0001-01-01{first}' AS {type}) AND CAST('9999-12-31{last}' AS {type})";

    private static string WithoutSizes(string type)
    {
        var (start, end) = (type.IndexOf('(', StringComparison.Ordinal), type.IndexOf(')', StringComparison.Ordinal));
        return start < 0 || end < start ? type : type[..start] + type[(end + 1)..];
    }
}
