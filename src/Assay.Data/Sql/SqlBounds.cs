using System.Globalization;
using System.Text.Json;

namespace Assay.Data.Sql;

/// <summary>Arguments of rules as literals in the type of a column.</summary>
internal static class SqlBounds
{
    private const string Time = "yyyy-MM-dd HH:mm:ss.ffffff";

    /// <summary>The literal; null where no literal compares as the argument does.</summary>
    public static string? Of(SqlDialect dialect, SqlColumn column, JsonElement value, SqlSide side)
    {
        var invariant = CultureInfo.InvariantCulture;
        return column.Declared.Type switch
        {
            ColumnType.String or ColumnType.Enum => value.GetString() is { } text && !text.Contains('\0', StringComparison.Ordinal) && !text.Any(char.IsSurrogate) ? SqlDialect.Literal(text) : null,
            ColumnType.Boolean => value.GetBoolean() ? "TRUE" : "FALSE",
            ColumnType.Float => Cast(((float)value.GetDouble()).ToString("R", invariant), column.Type),
            ColumnType.Double => Cast(value.GetDouble().ToString("R", invariant), column.Type),
            ColumnType.Decimal => dialect.Decimal(column, decimal.Parse(value.GetString()!, NumberStyles.Number, invariant), side),
            ColumnType.Date => Cast(value.GetString()!, column.Type),
            ColumnType.Timestamp => Moment(DateTime.Parse(value.GetString()!, invariant, DateTimeStyles.RoundtripKind).Ticks, column.Type, "", side),
            ColumnType.Instant => Moment(DateTimeOffset.Parse(value.GetString()!, invariant, DateTimeStyles.AssumeUniversal).UtcTicks, column.Type, "+00", side),
            ColumnType.UInt64 => value.GetUInt64().ToString(invariant),
            _ when CompilerServices.ViewTypes.IsWhole(column.Declared.Type) => value.GetInt64().ToString(invariant),
            _ => null,
        };
    }

    private static string Cast(string text, string type) => $"CAST('{text}' AS {type})";

    private static string? Moment(long ticks, string type, string zone, SqlSide side)
    {
        var rest = ticks % TimeSpan.TicksPerMicrosecond;
        if (rest != 0)
        {
            if (side == SqlSide.Exact)
                return null;
            ticks += side == SqlSide.Least ? TimeSpan.TicksPerMicrosecond - rest : -rest;
            if (ticks > DateTime.MaxValue.Ticks)
                return null;
        }

        return Cast(new DateTime(ticks).ToString(Time, CultureInfo.InvariantCulture) + zone, type);
    }
}
