using System.Globalization;
using Assay.Generators.Datasets;
using Assay.Generators.Reading;

namespace Assay.Analyzers.Datasets.Columns;

/// <summary>Tells from types, roles and names which columns hold measurements: numbers that mean nothing without a unit.</summary>
internal static class Measurements
{
    /// <summary>For a pure number.</summary>
    public const string One = "1";

    // Whole numbers are mostly counts, codes and places in an order; these words say otherwise.
    private static readonly HashSet<string> s_quantities = new(StringComparer.Ordinal)
    {
        "age", "altitude", "amount", "angle", "area", "balance", "capacity", "cost", "current", "delay", "depth", "distance", "duration", "elapsed",
        "elevation", "energy", "fare", "fee", "height", "humidity", "income", "latency", "length", "mass", "mileage", "power", "pressure", "price",
        "radius", "revenue", "salary", "size", "speed", "temperature", "thickness", "velocity", "voltage", "volume", "weight", "width",
    };

    // Real numbers are mostly measurements; these are pure numbers, or have a unit that their definition gives.
    private static readonly HashSet<string> s_pure = new(StringComparer.Ordinal)
    {
        "alpha", "average", "beta", "code", "coefficient", "component", "confidence", "correlation", "count", "discount", "embedding",
        "entropy", "epsilon", "factor", "feature", "flag", "fraction", "gain", "gamma", "grade", "id", "index", "indicator", "lambda",
        "level", "likelihood", "log", "logit", "loss", "margin", "mean", "norm", "number", "odds", "parameter", "pc", "percentile",
        "portion", "prediction", "probability", "proportion", "quantile", "rank", "rate", "rating", "ratio", "score", "share",
        "similarity", "std", "target", "tax", "value", "variance", "weighting", "x", "y", "z", "zscore",
    };

    // Words that are units, in UCUM where people read its code.
    private static readonly Dictionary<string, string> s_units = new(StringComparer.Ordinal)
    {
        ["celsius"] = "Cel", ["cm"] = "cm", ["days"] = "d", ["degrees"] = "deg", ["dollars"] = "USD", ["eur"] = "EUR", ["euros"] = "EUR",
        ["fahrenheit"] = "[degF]", ["feet"] = "ft", ["grams"] = "g", ["hours"] = "h", ["kelvin"] = "K", ["kg"] = "kg", ["kilometers"] = "km",
        ["kilometres"] = "km", ["km"] = "km", ["kmh"] = "km/h", ["kwh"] = "kW.h", ["meters"] = "m", ["metres"] = "m", ["miles"] = "mi",
        ["milliseconds"] = "ms", ["minutes"] = "min", ["mm"] = "mm", ["mph"] = "mi/h", ["percent"] = "%", ["percentage"] = "%",
        ["seconds"] = "s", ["usd"] = "USD",
    };

    /// <summary>The unit to write for a measurement, <see cref="One"/> where only the team knows it; null where the column is none.</summary>
    public static string? UnitOf(ColumnModel column)
    {
        if (!column.IsNumber || column.RowKey || column.Id || column.Label || column.Score || column.Predicted)
            return null;
        var words = Names.Snake(column.Name).Split('_');
        var last = words[words.Length - 1].TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        if (s_units.TryGetValue(last, out var unit))
            return unit;
        var isReal = column.Kind is ColumnKind.Float or ColumnKind.Double or ColumnKind.Decimal;
        return s_quantities.Contains(last) || (isReal && last.Length > 1 && !s_pure.Contains(last)) ? One : null;
    }

    /// <summary>Whether a rule says that a column holds something else: a code, a reference, or a share of one.</summary>
    public static bool SaysOtherwise(RuleModel rule) => rule.Kind switch
    {
        "one_of" or "references" or "unique" => true,
        "range" => IsAt(rule.Limits?.Least, 0) && IsAt(rule.Limits?.Greatest, 1),
        _ => false,
    };

    private static bool IsAt(BoundReader.Bound? bound, double place) =>
        bound?.Value is IConvertible number && Convert.ToDouble(number, CultureInfo.InvariantCulture) == place;
}
