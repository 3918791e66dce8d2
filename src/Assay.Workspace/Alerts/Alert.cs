using System.Text.Json;
using System.Text.Json.Serialization;

namespace Assay.Workspace.Alerts;

/// <summary>Where an alert is in its life.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AlertStatus>))]
public enum AlertStatus
{
    /// <summary>It holds and nobody has taken it.</summary>
    [JsonStringEnumMemberName("open")]
    Open,

    /// <summary>Somebody has taken it.</summary>
    [JsonStringEnumMemberName("acknowledged")]
    Acknowledged,

    /// <summary>It no longer holds.</summary>
    [JsonStringEnumMemberName("resolved")]
    Resolved,
}

/// <summary>Something that people should know. Carries names, counts and statistics, never a cell of the data.</summary>
public sealed record Alert
{
    /// <summary>Version of the format.</summary>
    public int SchemaVersion { get; init; } = 1;

    /// <summary>Its id, the same from opening to resolving.</summary>
    public required string Id { get; init; }

    /// <summary>How much it matters.</summary>
    [JsonConverter(typeof(LowerCaseSeverity))]
    public required Severity Severity { get; init; }

    /// <summary>One line.</summary>
    public required string Title { get; init; }

    /// <summary>URN of what it is about, e.g. <c>assay:flights/monitor/delay-watch</c>.</summary>
    public required string Source { get; init; }

    /// <summary>Kind of finding, e.g. <c>drift</c>, <c>verdict</c>, <c>performance</c>, <c>staleness</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>When it was opened.</summary>
    public required DateTimeOffset Opened { get; init; }

    /// <summary>Where it is in its life.</summary>
    public AlertStatus Status { get; init; } = AlertStatus.Open;

    /// <summary>Facts by name, in the order in which they are to be read.</summary>
    public IReadOnlyDictionary<string, AlertFact> Details { get; init; } = new Dictionary<string, AlertFact>(StringComparer.Ordinal);

    /// <summary>Address of the page that tells more; null when there is none.</summary>
    public Uri? Link { get; init; }

    /// <summary>The alert as one line of JSON in UTF-8, without a line end.</summary>
    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, AlertJson.Default.Alert);

    /// <summary>Reads an alert from its JSON.</summary>
    /// <exception cref="JsonException">The text is no alert.</exception>
    public static Alert Parse(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize(json, AlertJson.Default.Alert) ?? throw new JsonException("An alert is a JSON object; found null.");
}

internal sealed class LowerCaseSeverity() : JsonStringEnumConverter<Severity>(JsonNamingPolicy.CamelCase);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Alert))]
[JsonSerializable(typeof(SlackMessage))]
internal sealed partial class AlertJson : JsonSerializerContext;
