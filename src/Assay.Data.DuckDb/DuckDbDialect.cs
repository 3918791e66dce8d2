using System.Data.Common;
using System.Globalization;
using Assay.CompilerServices;
using Assay.Data.Sql;

namespace Assay.Data.DuckDb;

/// <summary>DuckDB's SQL. NaN is its greatest number there, patterns are RE2's.</summary>
internal sealed class DuckDbDialect : SqlDialect
{
    private const int MostDigits = 28;
    private static readonly Dictionary<string, (Int128 Least, Int128 Greatest)> s_whole = new(StringComparer.Ordinal)
    {
        ["TINYINT"] = (sbyte.MinValue, sbyte.MaxValue),
        ["SMALLINT"] = (short.MinValue, short.MaxValue),
        ["INTEGER"] = (int.MinValue, int.MaxValue),
        ["BIGINT"] = (long.MinValue, long.MaxValue),
        ["UTINYINT"] = (0, byte.MaxValue),
        ["USMALLINT"] = (0, ushort.MaxValue),
        ["UINTEGER"] = (0, uint.MaxValue),
        ["UBIGINT"] = (0, ulong.MaxValue),
    };

    public static DuckDbDialect Instance { get; } = new();

    public override string DoubleType => "DOUBLE";

    public override string TextType => "VARCHAR";

    public override bool SumsDecimals => false;

    public override SqlColumn? Bind(int ordinal, ColumnDescriptor column, string name, string type)
    {
        var cell = Quoted(name);
        var bound = new SqlColumn(ordinal, column, cell, type);
        return column.Type switch
        {
            ColumnType.Boolean when type == "BOOLEAN" => bound,
            ColumnType.Float when type == "FLOAT" => bound,
            ColumnType.Double when type == "DOUBLE" => bound,
            ColumnType.Double when type == "FLOAT" => bound with { Cell = $"CAST({cell} AS DOUBLE)", Type = "DOUBLE" },
            ColumnType.Decimal when Digits(type) is { Precision: <= MostDigits } digits => bound with { Digits = digits },
            ColumnType.String when type == "VARCHAR" => bound,
            ColumnType.Enum when type == "VARCHAR" && column.EnumValues is { Count: > 0 and <= 32 } members =>
                bound with { Unfit = $"{Ordinal(cell)} NOT IN ({string.Join(", ", members.Select(Literal))})" },
            ColumnType.Timestamp when type == "TIMESTAMP" => bound with { Unfit = Outside(cell, type, " 00:00:00", " 23:59:59.999999") },
            ColumnType.Instant when type == "TIMESTAMP WITH TIME ZONE" => bound with { Unfit = Outside(cell, type, " 00:00:00+00", " 23:59:59.999999+00") },
            ColumnType.Date when type == "DATE" => bound with { Unfit = Outside(cell, type, "", "") },
            ColumnType.Guid when type == "UUID" => bound,
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

    private static string Outside(string cell, string type, string first, string last) =>
        $"{cell} NOT BETWEEN CAST('0001-01-01{first}' AS {type}) AND CAST('9999-12-31{last}' AS {type})";

    private static (int Precision, int Scale)? Digits(string type)
    {
        if (!type.StartsWith("DECIMAL(", StringComparison.Ordinal))
            return null;
        var parts = type["DECIMAL(".Length..^1].Split(',');
        return (int.Parse(parts[0], CultureInfo.InvariantCulture), int.Parse(parts[1], CultureInfo.InvariantCulture));
    }
}
