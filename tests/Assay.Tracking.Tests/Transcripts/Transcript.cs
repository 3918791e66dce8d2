using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Assay.Tracking.Tests.Transcripts;

/// <summary>The session that was recorded from a real MLflow server.</summary>
internal static partial class Transcript
{
    internal static IReadOnlyList<Step> Steps { get; } =
    [
        .. JsonNode.Parse(TestKit.ReferenceFile.Bytes("mlflow/transcripts.json"))!["steps"]!.AsArray().Select(step => new Step(step!.AsObject())),
    ];

    internal static string Fill(string text, IReadOnlyDictionary<string, string> captured) =>
        Captured().Replace(text, match => captured.TryGetValue(match.Groups[1].Value, out var value) ? value : match.Value);

    /// <summary>Writes out <c>$repeat</c> and <c>$generated</c>, and puts captured values in.</summary>
    internal static JsonNode? Expand(JsonNode? node, IReadOnlyDictionary<string, string> captured)
    {
        switch (node)
        {
            case JsonObject { Count: 1 } repeat when repeat["$repeat"] is JsonArray spec:
                return new StringBuilder().Insert(0, (string)spec[0]!, (int)spec[1]!).ToString();
            case JsonObject generated when generated["$generated"] is { } count:
                return new JsonArray([.. Enumerable.Range(0, (int)count).Select(i => Between(generated["first"]!.AsObject(), generated["last"]!.AsObject(), i))]);
            case JsonObject fields:
                return new JsonObject(fields.Select(field => KeyValuePair.Create(field.Key, Expand(field.Value, captured))));
            case JsonArray items:
                return new JsonArray([.. items.Select(item => Expand(item, captured))]);
            case JsonValue value when value.TryGetValue<string>(out var text):
                return Fill(text, captured);
            default:
                return node?.DeepClone();
        }
    }

    // Entries count up from the first: numbers that differ from the last, and texts that end in a number.
    private static JsonObject Between(JsonObject first, JsonObject last, int i) => new(first.Select(field =>
    {
        if (JsonNode.DeepEquals(field.Value, last[field.Key]))
            return KeyValuePair.Create(field.Key, field.Value?.DeepClone());
        JsonNode value = field.Value!.GetValueKind() == System.Text.Json.JsonValueKind.Number
            ? (int)field.Value + i
            : ((string)field.Value!).TrimEnd('0') + i.ToString(CultureInfo.InvariantCulture);
        return KeyValuePair.Create<string, JsonNode?>(field.Key, value);
    }));

    [GeneratedRegex(@"\{\{(\w+)\}\}")]
    private static partial Regex Captured();
}

internal sealed class Step(JsonObject step)
{
    internal string Name => (string)step["name"]!;

    internal string Method => (string)step["method"]!;

    internal string Path => (string)step["path"]!;

    internal int Status => (int)step["status"]!;

    internal JsonObject? Query => step["query"]?.AsObject();

    internal JsonObject? Request => step["request"]?.AsObject();

    internal string? RequestText => (string?)step["request_text"];

    internal JsonObject? RequestHeaders => step["request_headers"]?.AsObject();

    internal int? RequestLength => (int?)step["request_len"];

    internal string? RequestBytes => (string?)step["request_bytes_utf8"];

    internal JsonObject? Capture => step["capture"]?.AsObject();

    internal JsonNode? Response => step["response"];

    internal string? ResponseText => (string?)step["response_text"];

    internal JsonObject? ResponseHeaders => step["response_headers"]?.AsObject();
}
