using System.Data.Common;
using System.Globalization;
using Assay.CompilerServices;
using Assay.Data.Sql;

namespace Assay.Data.DuckDb;

/// <summary>DuckDB's SQL. NaN is its greatest number there, patterns are RE2's.</summary>
internal sealed class DuckDbDialect : SqlDialect
{
    private const int MostDigits = 28;
    private static readonly SqlTypes s_types = new("BOOLEAN", "FLOAT", "TIMESTAMP", "TIMESTAMP WITH TIME ZONE", "DATE", "UUID")
    {
        Texts = new HashSet<string>(StringComparer.Ordinal) { "VARCHAR" },
        Whole = new Dictionary<string, (Int128 Least, Int128 Greatest)>(StringComparer.Ordinal)
        {
            ["TINYINT"] = (sbyte.MinValue, sbyte.MaxValue),
            ["SMALLINT"] = (short.MinValue, short.MaxValue),
            ["INTEGER"] = (int.MinValue, int.MaxValue),
            ["BIGINT"] = (long.MinValue, long.MaxValue),
            ["UTINYINT"] = (0, byte.MaxValue),
            ["USMALLINT"] = (0, ushort.MaxValue),
            ["UINTEGER"] = (0, uint.MaxValue),
            ["UBIGINT"] = (0, ulong.MaxValue),
        },
    };

    public static DuckDbDialect Instance { get; } = new();

    public override string DoubleType => "DOUBLE";

    public override string TextType => "VARCHAR";

    public override bool SumsDecimals => false;

    protected override SqlTypes Types => s_types;

    protected override SqlColumn? BindDecimal(SqlColumn bound) => Digits(bound.Type) is { Precision: <= MostDigits } digits ? bound with { Digits = digits } : null;

    public override async Task<IReadOnlyList<(string Name, string Type)>> ColumnsAsync(DbConnection connection, string query, CancellationToken cancellation)
    {
        var command = connection.CreateCommand();
        await using var closing = command.ConfigureAwait(false);
        command.CommandText = $"DESCRIBE SELECT * FROM ({query})";
        var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        await using var closingReader = reader.ConfigureAwait(false);
        var columns = new List<(string, string)>();
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
            columns.Add((reader.GetString(0), reader.GetString(1)));
        return columns;
    }

    public override Task<TResult> GuardAsync<TResult>(string source, Func<Task<TResult>> run) => QueryFaults.GuardAsync(source, run);

    public override string Ordinal(string text) => $"({text} COLLATE C)";

    public override string Utf16Length(string text) => $"(length({text}) + length(regexp_replace({text}, '[^\\x{{10000}}-\\x{{10FFFF}}]+', '', 'g')))";

    public override string HasPairs(string text) => $"regexp_matches({text}, '[\\x{{10000}}-\\x{{10FFFF}}]')";

    public override string Matches(string text, string pattern) => $"regexp_full_match({text}, {Literal(pattern)})";

    public override string IsNaN(string number) => $"isnan({number})";

    public override string Microseconds(string time) => $"epoch_us(CAST({time} AS TIMESTAMP))";

    public override string? CompensatedSum(string number, string where) => $"fsum({number}) FILTER (WHERE {where})";

    public override string? Decimal(SqlColumn column, decimal bound, SqlSide side)
    {
        if (column.Digits is not { } digits)
            return null;
        var power = 1m;
        for (var i = 0; i < digits.Scale; i++)
            power *= 10;
        var limit = 1m;
        for (var i = 0; i < digits.Precision - digits.Scale; i++)
            limit *= 10;
        var whole = decimal.Truncate(bound);
        if (Math.Abs(whole) >= limit)
            return null;
        var part = (bound - whole) * power;
        var rounded = decimal.Truncate(part);
        if (rounded != part)
        {
            if (side == SqlSide.Exact)
                return null;
            if (side == SqlSide.Least && part > 0)
                rounded++;
            else if (side == SqlSide.Greatest && part < 0)
                rounded--;
        }

        var value = whole + (rounded / power);
        return Math.Abs(value) >= limit ? null : $"CAST('{value.ToString(CultureInfo.InvariantCulture)}' AS {column.Type})";
    }

    private static (int Precision, int Scale)? Digits(string type)
    {
        if (!type.StartsWith("DECIMAL(", StringComparison.Ordinal))
            return null;
        var parts = type["DECIMAL(".Length..^1].Split(',');
        return (int.Parse(parts[0], CultureInfo.InvariantCulture), int.Parse(parts[1], CultureInfo.InvariantCulture));
    }
}
