using System.Data.Common;
using System.Globalization;

namespace Assay.Data.Sql;

/// <summary>Where databases differ: how they name, compare and measure what our kernels name, compare and measure.</summary>
internal abstract class SqlDialect
{
    /// <summary>The type of a double.</summary>
    public abstract string DoubleType { get; }

    /// <summary>The type of text.</summary>
    public virtual string TextType => "text";

    /// <summary>The names of the types.</summary>
    protected abstract SqlTypes Types { get; }

    /// <summary>The column as SQL sees it; null where its stored type could hold cells that are compared differently.</summary>
    public SqlColumn? Bind(int ordinal, ColumnDescriptor column, string name, string type)
    {
        var cell = Quoted(name);
        type = Stored(type);
        var bound = new SqlColumn(ordinal, column, cell, type);
        return column.Type switch
        {
            ColumnType.Boolean when type == Types.Boolean => bound,
            ColumnType.Float when type == Types.Float => bound,
            ColumnType.Double when type == DoubleType => bound,
            ColumnType.Double when type == Types.Float => bound with { Cell = $"CAST({cell} AS {DoubleType})", Type = DoubleType },
            ColumnType.Decimal => BindDecimal(bound),
            ColumnType.String when Types.Texts.Contains(type) => bound,
            ColumnType.Enum when Types.Texts.Contains(type) && column.EnumValues is { Count: > 0 and <= 32 } members =>
                bound with { Unfit = $"{Ordinal(cell)} NOT IN ({string.Join(", ", members.Select(Literal))})" },
            ColumnType.Timestamp when type == Types.Timestamp => bound with { Unfit = Outside(cell, type, " 00:00:00", " 23:59:59.999999") },
            ColumnType.Instant when type == Types.Instant => bound with { Unfit = Outside(cell, type, " 00:00:00+00", " 23:59:59.999999+00") },
            ColumnType.Date when type == Types.Date => bound with { Unfit = Outside(cell, type, "", "") },
            ColumnType.Guid when type == Types.Guid => bound,
            _ when Types.Whole.TryGetValue(type, out var stored) && WholeTypes.Limits(column.Type) is { } limits =>
                stored.Least >= limits.Least && stored.Greatest <= limits.Greatest
                    ? bound
                    : bound with { Unfit = string.Create(CultureInfo.InvariantCulture, $"{cell} NOT BETWEEN {limits.Least} AND {limits.Greatest}") },
            _ => null,
        };
    }

    /// <summary>A stored type without what doesn't matter.</summary>
    protected virtual string Stored(string type) => type;

    /// <summary>A column of decimals as SQL sees it; null where its stored type could hold cells that are compared differently.</summary>
    protected abstract SqlColumn? BindDecimal(SqlColumn bound);

    /// <summary>The stored columns of a query with their types.</summary>
    public abstract Task<IReadOnlyList<(string Name, string Type)>> ColumnsAsync(DbConnection connection, string query, CancellationToken cancellation);

    /// <summary>Runs what talks to the database; what it refuses becomes a fault of the source without a cell.</summary>
    public abstract Task<TResult> GuardAsync<TResult>(string source, Func<Task<TResult>> run);

    /// <summary>Text that compares by its characters alone, whatever the column's collation.</summary>
    public abstract string Ordinal(string text);

    /// <summary>The length in UTF-16 code units.</summary>
    public abstract string Utf16Length(string text);

    /// <summary>Whether text has characters of two UTF-16 code units.</summary>
    public abstract string HasPairs(string text);

    /// <summary>Whether the whole text matches a pattern made by <see cref="SqlPattern"/>.</summary>
    public abstract string Matches(string text, string pattern);

    /// <summary>Whether a number is NaN.</summary>
    public abstract string IsNaN(string number);

    /// <summary>Microseconds of UTC since 1970 of a time or date.</summary>
    public abstract string Microseconds(string time);

    /// <summary>The sum of finite doubles within 2u·|Σx| of the true one, as <c>MeanRule</c> has it; null where the database has no such sum.</summary>
    public abstract string? CompensatedSum(string number, string where);

    /// <summary>Whether decimals are summed exactly.</summary>
    public abstract bool SumsDecimals { get; }

    /// <summary>A bound of decimals that is compared exactly; null where it can't be.</summary>
    public abstract string? Decimal(SqlColumn column, decimal bound, SqlSide side);

    private static string Outside(string cell, string type, string first, string last) =>
        $"{cell} NOT BETWEEN CAST('0001-01-01{first}' AS {type}) AND CAST('9999-12-31{last}' AS {type})";

    public static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    public static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}

/// <summary>How a bound that lies between two stored values is moved.</summary>
internal enum SqlSide
{
    /// <summary>Up, as a least value.</summary>
    Least,

    /// <summary>Down, as a greatest value.</summary>
    Greatest,

    /// <summary>Not at all: no stored value equals it.</summary>
    Exact,
}
