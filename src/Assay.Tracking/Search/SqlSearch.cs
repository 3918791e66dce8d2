using System.Globalization;
using System.Text;
using Dapper;

namespace Assay.Tracking.Search;

/// <summary>Turns a parsed search into SQL over a table called <c>t</c>. Values become parameters, never text.</summary>
internal sealed class SqlSearch(SearchSchema schema)
{
    private const int MostOrderings = 20;

    private readonly StringBuilder _where = new();
    private readonly StringBuilder _joins = new();
    private readonly List<string> _order = [];

    internal DynamicParameters Values { get; } = new();

    internal string Where => _where.Length == 0 ? "1" : _where.ToString();

    internal string Joins => _joins.ToString();

    internal string OrderBy => string.Join(", ", _order);

    private int _count;

    /// <summary>Adds a condition of our own.</summary>
    internal void And(string condition) => _where.Append(_where.Length == 0 ? "" : " AND ").Append(condition);

    internal void Filter(string? filter)
    {
        foreach (var clause in FilterParser.Parse(filter))
        {
            try
            {
                And(Condition(clause));
            }
            catch (TrackingException refusal)
            {
                throw TrackingException.Invalid($"{refusal.Message} (the clause {clause.At.Place})");
            }
        }
    }

    /// <summary>Adds an ordering, and <paramref name="ties"/> after it.</summary>
    internal void Order(IReadOnlyList<string> orderBy, params IEnumerable<string> ties)
    {
        DemandFew(orderBy.Count);
        foreach (var text in orderBy)
            Order(OrderParser.Parse(text));
        _order.AddRange(ties);
    }

    /// <summary>The same from a list of fields.</summary>
    internal void Order(IReadOnlyList<FieldOrder> orderBy, params IEnumerable<string> ties)
    {
        DemandFew(orderBy.Count);
        foreach (var field in orderBy)
            Order(OrderParser.Parse(field));
        _order.AddRange(ties);
    }

    // SQLite joins 64 tables at most.
    private static void DemandFew(int orderings)
    {
        if (orderings > MostOrderings)
            throw TrackingException.Invalid($"order_by has {orderings} entries; at most {MostOrderings} are taken.");
    }

    private void Order(Ordering ordering)
    {
        var direction = ordering.Descending ? "DESC" : "ASC";
        if (ordering.Entity == Entity.Attribute)
        {
            var column = schema.Attribute(ordering.Key).Sql;
            _order.Add($"{column} IS NULL, {column} {direction}");
            return;
        }

        var name = string.Create(CultureInfo.InvariantCulture, $"o{_order.Count}");
        if (ordering.Entity == Entity.Dataset)
        {
            var value = $"(SELECT min(d.{DatasetColumn(ordering.Key)}) FROM inputs i JOIN datasets d ON d.dataset_id = i.dataset_id WHERE i.run = t.run)";
            _order.Add($"{value} IS NULL, {value} {direction}");
            return;
        }

        var table = schema.Keyed(ordering.Entity);
        _joins.Append(CultureInfo.InvariantCulture, $" LEFT JOIN {table.Table} {name} ON {table.On.Replace("x.", name + ".", StringComparison.Ordinal)} AND {name}.key = {Value(ordering.Key)}");
        _order.Add(ordering.Entity == Entity.Metric
            ? $"CASE WHEN {name}.value IS NULL THEN 2 WHEN {name}.is_nan = 1 THEN 1 ELSE 0 END, {name}.value {direction}"
            : $"{name}.value IS NULL, {name}.value {direction}");
    }

    private string Condition(Clause clause)
    {
        switch (clause.Entity)
        {
            case Entity.Attribute:
                var column = schema.Attribute(clause.Key);
                return column.IsNumber
                    ? Compare(column.Sql, NumberOperator(clause), Value(Number(clause, "attribute", whole: true)))
                    : Text(column.Sql, clause, column.TakesIn, "attribute");
            case Entity.Dataset:
                return DatasetCondition(clause);
            case Entity.Metric:
                var metrics = schema.Keyed(clause.Entity);
                var op = NumberOperator(clause);
                var number = Compare("x.value", op, Value(Number(clause, "metric", whole: false)));
                var test = op == "!=" ? $"(x.is_nan = 1 OR {number})" : $"x.is_nan = 0 AND {number}";
                return $"EXISTS (SELECT 1 FROM {metrics.Table} x WHERE {metrics.On} AND x.key = {Value(clause.Key)} AND {test})";
            default:
                var table = schema.Keyed(clause.Entity);
                var kind = clause.Entity == Entity.Param ? "parameter" : "tag";
                return $"EXISTS (SELECT 1 FROM {table.Table} x WHERE {table.On} AND x.key = {Value(clause.Key)} AND {Text("x.value", clause, takesIn: false, kind)})";
        }
    }

    private string DatasetCondition(Clause clause)
    {
        if (!schema.Datasets)
            throw TrackingException.Invalid("Invalid entity type 'dataset' for this search.");
        var from = "SELECT 1 FROM inputs i JOIN datasets d ON d.dataset_id = i.dataset_id";
        var isContext = clause.Key.Equals("context", StringComparison.Ordinal);
        if (isContext)
            from += " JOIN input_tags c ON c.run = i.run AND c.dataset_id = i.dataset_id AND c.key = 'mlflow.data.context'";
        var column = isContext ? "c.value" : $"d.{DatasetColumn(clause.Key)}";
        return $"EXISTS ({from} WHERE i.run = t.run AND {Text(column, clause, takesIn: true, "dataset")})";
    }

    private static string DatasetColumn(string key) => key is "name" or "digest"
        ? key
        : throw TrackingException.Invalid($"Invalid attribute key '{key}' specified. Valid keys are 'name', 'digest', 'context'");

    private string Text(string column, Clause clause, bool takesIn, string kind)
    {
        if (clause.Operator is "IN" or "NOT IN")
        {
            return takesIn
                ? $"{column} {clause.Operator} ({string.Join(", ", clause.Values.Select(v => Value(v.Value)))})"
                : throw TrackingException.Invalid("Only the 'run_id' attribute and datasets support comparison with a list of quoted string values.");
        }

        if (clause.Operator is not ("=" or "!=" or "LIKE" or "ILIKE"))
            throw TrackingException.Invalid($"Invalid comparator '{clause.Operator}' not one of '=', '!=', 'LIKE', 'ILIKE'");
        var value = clause.Values[0];
        if (value.Kind != TokenKind.Text)
            throw TrackingException.Invalid($"Expected a quoted string value for {kind} (e.g. 'my-value'). Got value {value.Text}");
        return clause.Operator switch
        {
            // SQLite's LIKE ignores case and its GLOB does not.
            "LIKE" => $"{column} GLOB {Value(LikePattern.ToGlob(value.Value))}",
            "ILIKE" => $"{column} LIKE {Value(LikePattern.Demand(value.Value))}",
            _ => Compare(column, clause.Operator, Value(value.Value)),
        };
    }

    private static string NumberOperator(Clause clause) => clause.Operator is ">" or ">=" or "!=" or "=" or "<" or "<="
        ? clause.Operator
        : throw TrackingException.Invalid($"Invalid comparator '{clause.Operator}' not one of '>', '>=', '!=', '=', '<', '<='");

    private static object Number(Clause clause, string kind, bool whole)
    {
        var token = clause.Values[0];
        if (token.Kind == TokenKind.Number)
        {
            if (whole && long.TryParse(token.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var exact))
                return exact;
            if (double.TryParse(token.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
                return number;
        }

        throw TrackingException.Invalid($"Expected numeric value type for {kind}. Found {token.Text}");
    }

    private static string Compare(string column, string op, string value) => $"{column} {(op == "!=" ? "<>" : op)} {value}";

    private string Value(object value)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"@v{_count++}");
        Values.Add(name, value);
        return name;
    }
}
