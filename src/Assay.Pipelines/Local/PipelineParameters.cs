using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Assay.Pipelines.Ir;

namespace Assay.Pipelines.Local;

/// <summary>The values of a pipeline's parameters.</summary>
public static class PipelineParameters
{
    /// <summary>Reads values as people type them: <c>--param trees=200</c>.</summary>
    /// <param name="ir">The pipeline.</param>
    /// <param name="texts">The texts by name.</param>
    /// <exception cref="ArgumentException">The pipeline has no such parameter, or the text isn't of its type.</exception>
    public static IReadOnlyDictionary<string, JsonElement> Parse(PipelineIr ir, IReadOnlyDictionary<string, string> texts)
    {
        ArgumentNullException.ThrowIfNull(ir);
        ArgumentNullException.ThrowIfNull(texts);
        var values = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var (name, text) in texts)
            values[name] = Parse(text, Known(ir, name).Type) ?? throw Refused(name, $"'{text}'", Expected(Known(ir, name).Type));
        return values;
    }

    /// <summary>Checks values against the pipeline and adds the defaults of the others.</summary>
    /// <exception cref="ArgumentException">A name is unknown, a value of another type or not among the allowed, or one without default is missing.</exception>
    public static IReadOnlyDictionary<string, JsonElement> Complete(PipelineIr ir, IReadOnlyDictionary<string, JsonElement> values)
    {
        ArgumentNullException.ThrowIfNull(ir);
        ArgumentNullException.ThrowIfNull(values);
        var all = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var (name, value) in values)
        {
            var parameter = Known(ir, name);
            if (!IsOf(value, parameter.Type))
                throw Refused(name, $"a {value.ValueKind}", Expected(parameter.Type));
            if (parameter.Literals.Count > 0 && !parameter.Literals.Any(literal => JsonElement.DeepEquals(literal, value)))
                throw Refused(name, value.GetRawText(), $"one of {string.Join(", ", parameter.Literals.Select(literal => literal.GetRawText()))}");
            all[name] = value;
        }

        foreach (var (name, parameter) in ir.Root.Parameters)
        {
            if (all.ContainsKey(name))
                continue;
            if (parameter.Default is { } value)
                all[name] = value;
            else if (!parameter.IsOptional)
                throw Refused(name, "no value", $"{Expected(parameter.Type)}: it has no default");
        }

        return all;
    }

    internal static bool IsOf(JsonElement value, ParameterType type) => type switch
    {
        ParameterType.String => value.ValueKind == JsonValueKind.String,
        ParameterType.NumberInteger => value.ValueKind == JsonValueKind.Number && value.GetDouble() is var number && number == Math.Truncate(number),
        ParameterType.NumberDouble => value.ValueKind == JsonValueKind.Number,
        ParameterType.Boolean => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        ParameterType.List => value.ValueKind == JsonValueKind.Array,
        _ => value.ValueKind == JsonValueKind.Object,
    };

    /// <summary>A value of its text; null where the text isn't of the type.</summary>
    internal static JsonElement? Parse(string text, ParameterType type)
    {
        switch (type)
        {
            case ParameterType.String:
                return Element(JsonValue.Create(text));
            case ParameterType.NumberInteger:
                return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? Element(JsonValue.Create(whole)) : null;
            case ParameterType.NumberDouble:
                return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
                    ? Element(JsonValue.Create(number))
                    : null;
            case ParameterType.Boolean:
                return bool.TryParse(text, out var flag) ? Element(JsonValue.Create(flag)) : null;
            default:
                try
                {
                    using var document = JsonDocument.Parse(text);
                    return IsOf(document.RootElement, type) ? document.RootElement.Clone() : null;
                }
                catch (JsonException)
                {
                    return null;
                }
        }
    }

    internal static JsonElement Element(JsonNode? node)
    {
        using var document = JsonDocument.Parse(node?.ToJsonString() ?? "null");
        return document.RootElement.Clone();
    }

    private static ParameterInput Known(PipelineIr ir, string name) => ir.Root.Parameters.TryGetValue(name, out var parameter)
        ? parameter
        : throw new ArgumentException(
            $"Pipeline {ir.Name} has no parameter '{name}'. It has: {string.Join(", ", ir.Root.Parameters.Keys.Order(StringComparer.Ordinal))}.");

    private static ArgumentException Refused(string name, string found, string expected) => new($"Parameter {name}: found {found}, expected {expected}.");

    private static string Expected(ParameterType type) => type switch
    {
        ParameterType.String => "text",
        ParameterType.NumberInteger => "a whole number",
        ParameterType.NumberDouble => "a number",
        ParameterType.Boolean => "true or false",
        ParameterType.List => "a JSON array",
        _ => "a JSON object",
    };
}
