using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Assay.Workspace.Alerts;

/// <summary>A number or a few words that an alert tells. Never a cell of the data: counts, statistics, limits, names of columns.</summary>
[JsonConverter(typeof(AlertFactConverter))]
public readonly record struct AlertFact
{
    private readonly string? _text;

    /// <summary>A number. NaN and infinities are told as text, since JSON can't hold them.</summary>
    public AlertFact(double number)
    {
        if (double.IsFinite(number))
            Number = number;
        else
            _text = number.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>A few words.</summary>
    public AlertFact(string text) => _text = text ?? throw new ArgumentNullException(nameof(text));

    /// <summary>The number; null when it is words.</summary>
    public double? Number { get; }

    /// <summary>A fact from a number.</summary>
    public static implicit operator AlertFact(double number) => new(number);

    /// <summary>A fact from words.</summary>
    public static implicit operator AlertFact(string text) => new(text);

    /// <summary>The words, or the number in the invariant culture with at most six significant digits.</summary>
    public override string ToString() => Number?.ToString(Math.Abs(Number.Value) >= 1e6 ? "0.#####E+0" : "G6", CultureInfo.InvariantCulture) ?? _text ?? "";
}

internal sealed class AlertFactConverter : JsonConverter<AlertFact>
{
    public override AlertFact Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.Number => new(reader.GetDouble()),
        JsonTokenType.String => new(reader.GetString()!),
        _ => throw new JsonException("An alert's fact is a number or text."),
    };

    public override void Write(Utf8JsonWriter writer, AlertFact value, JsonSerializerOptions options)
    {
        if (value.Number is { } number)
            writer.WriteNumberValue(number);
        else
            writer.WriteStringValue(value.ToString());
    }
}
