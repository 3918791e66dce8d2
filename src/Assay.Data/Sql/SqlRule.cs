using System.Globalization;
using System.Text.Json;
using Assay.CompilerServices;

namespace Assay.Data.Sql;

/// <summary>What of a rule over values is said in SQL.</summary>
/// <param name="Asked">The rule.</param>
/// <param name="Column">Its column.</param>
/// <param name="Fails">Of a cell in SQL that is not null, whether it fails.</param>
internal sealed record SqlRule(RuleAsked Asked, SqlColumn Column, Func<string, string> Fails)
{
    /// <summary>The values of a set that is joined rather than listed; null for other rules.</summary>
    public IReadOnlyList<string>? Set { get; init; }

    /// <summary>Whether what is in the set fails.</summary>
    public bool Refused { get; init; }

    /// <summary>True of a cell on which engines might differ: where one is, the rule is left to the rows. Null where there is no such cell.</summary>
    public Func<string, string>? Doubtful { get; init; }
}

/// <summary>Rules over values as SQL says them.</summary>
internal sealed class SqlRules(SqlDialect dialect)
{
    /// <summary>The rule in SQL; null where SQL can't say exactly that.</summary>
    public SqlRule? Of(RuleAsked asked, SqlColumn column) => asked.Rule.Kind switch
    {
        "range" => Range(asked, column),
        "outside" => Outside(asked, column),
        "finite" when ViewTypes.IsNumber(column.Declared.Type) => Finite(asked, column),
        "one_of" => OneOf(asked, column, refused: false),
        "not_one_of" => OneOf(asked, column, refused: true),
        "length" when column.IsText => Length(asked, column),
        "pattern" => Pattern(asked, column),
        _ => null,
    };

    private SqlRule? Range(RuleAsked asked, SqlColumn column)
    {
        if (column.Declared.Type is ColumnType.Boolean or ColumnType.Guid)
            return null;
        var (hasLeast, hasGreatest) = (asked.Rule.Arguments.TryGetValue("min", out var least), asked.Rule.Arguments.TryGetValue("max", out var greatest));
        // What is above a bound is above the stored value before it too.
        var (above, below) = (Flag(asked.Rule, "minExclusive"), Flag(asked.Rule, "maxExclusive"));
        var min = hasLeast ? SqlBounds.Of(dialect, column, least, above ? SqlSide.Greatest : SqlSide.Least) : null;
        var max = hasGreatest ? SqlBounds.Of(dialect, column, greatest, below ? SqlSide.Least : SqlSide.Greatest) : null;
        if ((hasLeast && min is null) || (hasGreatest && max is null))
            return null;
        return new(asked, column, cell => string.Join(" OR ", Parts(cell)));

        IEnumerable<string> Parts(string cell)
        {
            if (min is not null)
                yield return $"{cell} {(above ? "<=" : "<")} {min}";
            if (max is not null)
                yield return $"{cell} {(below ? ">=" : ">")} {max}";
            if (column.IsFloating)
                yield return dialect.IsNaN(cell);
        }
    }

    private SqlRule? Outside(RuleAsked asked, SqlColumn column)
    {
        if (column.Declared.Type is ColumnType.Boolean or ColumnType.Guid)
            return null;
        return SqlBounds.Of(dialect, column, asked.Rule.Arguments["min"], SqlSide.Least) is { } min && SqlBounds.Of(dialect, column, asked.Rule.Arguments["max"], SqlSide.Greatest) is { } max
            ? new(asked, column, cell => $"{cell} BETWEEN {min} AND {max}{(column.IsFloating ? " OR " + dialect.IsNaN(cell) : "")}")
            : null;
    }

    private SqlRule Finite(RuleAsked asked, SqlColumn column) => new(
        asked,
        column,
        cell => column.IsFloating ? $"{dialect.IsNaN(cell)} OR abs(CAST({cell} AS {dialect.DoubleType})) = CAST('Infinity' AS {dialect.DoubleType})" : "FALSE");

    private SqlRule? OneOf(RuleAsked asked, SqlColumn column, bool refused)
    {
        if (column.Declared.Type == ColumnType.Guid)
            return null;
        var values = new List<string>();
        foreach (var value in asked.Rule.Arguments["values"].EnumerateArray())
        {
            if (SqlBounds.Of(dialect, column, value, SqlSide.Exact) is { } literal)
                values.Add(literal);
            else if (column.Declared.Type is not (ColumnType.Timestamp or ColumnType.Instant or ColumnType.Decimal))
                return null;
        }

        values = [.. values.Distinct(StringComparer.Ordinal)];
        return values.Count == 0 ? null : new(asked, column, cell => $"{cell}{(refused ? "" : " NOT")} IN ({string.Join(", ", values)})") { Set = values, Refused = refused };
    }

    private SqlRule Length(RuleAsked asked, SqlColumn column)
    {
        var least = Number(asked.Rule, "min") ?? 0;
        var greatest = Number(asked.Rule, "max") ?? int.MaxValue;
        return new(asked, column, cell => string.Create(CultureInfo.InvariantCulture, $"{dialect.Utf16Length(cell)} NOT BETWEEN {least} AND {greatest}"));
    }

    private SqlRule? Pattern(RuleAsked asked, SqlColumn column) =>
        SqlPattern.Of(asked.Rule.Arguments["pattern"].GetString() ?? "") is { } pattern
            ? new(asked, column, cell => $"NOT {dialect.Matches(cell, pattern.Written)}") { Doubtful = pattern.CountsCharacters ? dialect.HasPairs : null }
            : null;

    private static bool Flag(RuleDescriptor rule, string name) => rule.Arguments.TryGetValue(name, out var value) && value.ValueKind == JsonValueKind.True;

    private static long? Number(RuleDescriptor rule, string name) =>
        rule.Arguments.TryGetValue(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetInt64() : null;
}
