using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace Assay.Validation.Tests.Semantics;

/// <summary>Values of the table as .NET values and as JSON cells.</summary>
internal static class TruthValue
{
    public static object? Of(PropertyInfo property, string text)
    {
        if (text == "null")
            return null;
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        var invariant = CultureInfo.InvariantCulture;
        return type.Name switch
        {
            "String" => JsonSerializer.Deserialize<string>(text),
            "Int32" => int.Parse(text, invariant),
            "Int64" => long.Parse(text, invariant),
            "Single" => float.Parse(text, invariant),
            "Double" => double.Parse(text, invariant),
            "Decimal" => decimal.Parse(text, NumberStyles.Number, invariant),
            "DateOnly" => DateOnly.ParseExact(text, "yyyy-MM-dd", invariant),
            "DateTime" => DateTime.Parse(text, invariant),
            "DateTimeOffset" => DateTimeOffset.Parse(text, invariant),
            _ => throw new ArgumentException($"The table has no values of {type}."),
        };
    }

    public static string Json(PropertyInfo property, string text)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        var quoted = type.Name is "DateOnly" or "DateTime" or "DateTimeOffset" || text is "NaN" or "Infinity" or "-Infinity";
        return quoted && text != "null" ? $"\"{text}\"" : text;
    }

    public static TruthRow Row(PropertyInfo property, string text)
    {
        var row = new TruthRow { Must = "" };
        property.SetValue(row, Of(property, text));
        return row;
    }
}
