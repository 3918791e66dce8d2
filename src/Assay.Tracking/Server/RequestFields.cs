using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Assay.Tracking.Server;

/// <summary>
/// The fields of a request, from its JSON body or its query. Unknown ones are never looked at, null counts as absent, and one of the
/// wrong type is refused rather than taken for its default.
/// </summary>
internal sealed class RequestFields
{
    private readonly IQueryCollection? _query;
    private readonly JsonElement _body;
    private readonly string _at;

    private RequestFields(IQueryCollection? query, JsonElement body, string at)
    {
        _query = query;
        _body = body;
        _at = at;
    }

    internal static async Task<RequestFields> ReadAsync(HttpRequest request, CancellationToken cancel)
    {
        if (HttpMethods.IsGet(request.Method))
            return new(request.Query, default, "");
        return Parse(await RequestBody.ReadAsync(request, cancel).ConfigureAwait(false));
    }

    /// <summary>The fields of a body; without one, none is there.</summary>
    internal static RequestFields Parse(ReadOnlyMemory<byte> body)
    {
        if (body.IsEmpty)
            return new(null, default, "");
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? new(null, document.RootElement.Clone(), "")
                : throw TrackingException.Invalid("The body must be a JSON object.");
        }
        catch (JsonException)
        {
            throw TrackingException.Invalid("The body is not valid JSON. NaN and infinities are written as the strings \"NaN\", \"Infinity\", \"-Infinity\".");
        }
    }

    internal bool Has(string name) => _query is null ? Find(name) is not null : _query.ContainsKey(name);

    /// <summary>A text that must be there and not empty.</summary>
    internal string Required(string name) => Optional(name) is { Length: > 0 } text ? text : throw Missing(name);

    /// <summary>A text that must be there.</summary>
    internal string Given(string name) => Optional(name) ?? throw Missing(name);

    /// <summary>A text, or null.</summary>
    internal string? Optional(string name)
    {
        if (_query is not null)
            return _query.TryGetValue(name, out var values) ? values.ToString() : null;
        if (Find(name) is not { } value)
            return null;
        return value.ValueKind == JsonValueKind.String ? Text(name, value) : throw Wrong(name, value);
    }

    /// <summary>The run a request is about; <c>run_uuid</c> is taken in place of <c>run_id</c>.</summary>
    internal string RunId() => Optional("run_id") is { Length: > 0 } id ? id : Optional("run_uuid") is { Length: > 0 } old ? old : throw Missing("run_id");

    /// <summary>A whole number, written as a number or as text; or null.</summary>
    internal long? Long(string name)
    {
        if (_query is not null)
        {
            return _query.TryGetValue(name, out var values)
                ? long.TryParse(values.ToString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var parsed)
                    ? parsed
                    : throw TrackingException.Invalid($"Invalid value for parameter '{_at}{name}' supplied: expected a whole number.")
                : null;
        }

        if (Find(name) is not { } value)
            return null;
        var text = value.ValueKind switch
        {
            JsonValueKind.Number => value.GetRawText(),
            JsonValueKind.String => Text(name, value),
            _ => null,
        };
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : throw Wrong(name, value);
    }

    internal long RequiredLong(string name) => Long(name) ?? throw Missing(name);

    internal int Int(string name, int otherwise) =>
        Long(name) is not { } value ? otherwise : value is >= int.MinValue and <= int.MaxValue
            ? (int)value
            : throw TrackingException.Invalid($"Invalid value for parameter '{_at}{name}' supplied: out of range.");

    internal bool Bool(string name) => Find(name) is { } value && value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Wrong(name, value),
    };

    /// <summary>A number, or the text NaN, Infinity or -Infinity.</summary>
    internal double RequiredDouble(string name)
    {
        var value = Find(name) ?? throw Missing(name);
        if (value.ValueKind == JsonValueKind.Number)
            return value.GetDouble();
        if (value.ValueKind != JsonValueKind.String)
            throw Wrong(name, value);
        return Text(name, value) switch
        {
            "NaN" => double.NaN,
            "Infinity" => double.PositiveInfinity,
            "-Infinity" => double.NegativeInfinity,
            var text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
                ? number
                : throw Wrong(name, value),
        };
    }

    /// <summary>One of an enum's wire names, or null.</summary>
    internal T? Enum<T>(string name)
        where T : struct, Enum
    {
        if (Optional(name) is not { } text)
            return null;
        foreach (var value in System.Enum.GetValues<T>())
        {
            if (JsonSerializer.SerializeToElement(value, Wire.WireJson.Of<T>()).ValueEquals(text))
                return value;
        }

        throw TrackingException.Invalid($"Invalid value '{text}' for parameter '{_at}{name}' supplied.");
    }

    /// <summary>A list of texts; in a query, the field repeated. Empty where absent.</summary>
    internal IReadOnlyList<string> Texts(string name)
    {
        if (_query is not null)
            return _query.TryGetValue(name, out var values) ? [.. values.Where(value => value is not null).Select(value => value!)] : [];
        if (Find(name) is not { } list)
            return [];

        // A single text in place of a list of one, as MLflow takes it.
        if (list.ValueKind == JsonValueKind.String)
            return [Text(name, list)];
        if (list.ValueKind != JsonValueKind.Array || list.EnumerateArray().Any(item => item.ValueKind != JsonValueKind.String))
            throw Wrong(name, list);
        return [.. list.EnumerateArray().Select(item => Text(name, item))];
    }

    /// <summary>A list of objects; empty where absent.</summary>
    internal IReadOnlyList<RequestFields> Objects(string name)
    {
        if (Find(name) is not { } list)
            return [];
        if (list.ValueKind != JsonValueKind.Array || list.EnumerateArray().Any(item => item.ValueKind != JsonValueKind.Object))
            throw Wrong(name, list);
        return [.. list.EnumerateArray().Select((item, i) => new RequestFields(null, item, FormattableString.Invariant($"{_at}{name}[{i}].")))];
    }

    /// <summary>An object that must be there.</summary>
    internal RequestFields Object(string name)
    {
        var value = Find(name) ?? throw Missing(name);
        return value.ValueKind == JsonValueKind.Object ? new RequestFields(null, value, $"{_at}{name}.") : throw Wrong(name, value);
    }

    internal IReadOnlyList<Tag> Tags(string name = "tags") => [.. Objects(name).Select(tag => new Tag(tag.Required("key"), tag.Given("value")))];

    // Half of a surrogate pair, written as an escape, is JSON and no text.
    private string Text(string name, JsonElement value)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw TrackingException.Invalid($"Invalid value for parameter '{_at}{name}' supplied: it holds half of a character.");
        }
    }

    private JsonElement? Find(string name) =>
        _body.ValueKind == JsonValueKind.Object && _body.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private TrackingException Missing(string name) => TrackingException.Invalid(
        $"Missing value for required parameter '{_at}{name}'. See the API docs for more information about request parameters.");

    private TrackingException Wrong(string name, JsonElement value)
    {
        var text = value.GetRawText();
        return TrackingException.Invalid(
            $"Invalid value {(text.Length > 100 ? text[..100] + "…" : text)} for parameter '{_at}{name}' supplied: it has the wrong type.");
    }
}
