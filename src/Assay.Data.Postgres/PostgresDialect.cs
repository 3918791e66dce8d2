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
    private static readonly SqlTypes s_types = new("boolean", "real", "timestamp without time zone", "timestamp with time zone", "date", "uuid")
    {
        Texts = new HashSet<string>(StringComparer.Ordinal) { "text", "character varying" },
        Whole = new Dictionary<string, (Int128 Least, Int128 Greatest)>(StringComparer.Ordinal)
        {
            ["smallint"] = (short.MinValue, short.MaxValue),
            ["integer"] = (int.MinValue, int.MaxValue),
            ["bigint"] = (long.MinValue, long.MaxValue),
        },
    };

    public static PostgresDialect Instance { get; } = new();

    public override string DoubleType => "double precision";

    public override bool SumsDecimals => true;

    protected override SqlTypes Types => s_types;

    protected override string Stored(string type) => WithoutSizes(type);

    // What a decimal of .NET may not hold, and NaN, which is greater than any number here.
    protected override SqlColumn? BindDecimal(SqlColumn bound) =>
        bound.Type == "numeric" ? bound with { Unfit = $"abs({bound.Cell}) >= 10000000000 OR scale({bound.Cell}) > 18" } : null;

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

    private static string WithoutSizes(string type)
    {
        var (start, end) = (type.IndexOf('(', StringComparison.Ordinal), type.IndexOf(')', StringComparison.Ordinal));
        return start < 0 || end < start ? type : type[..start] + type[(end + 1)..];
    }
}
