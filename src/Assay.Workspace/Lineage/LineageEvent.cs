using System.Text.Json;
using System.Text.Json.Serialization;

namespace Assay.Workspace.Lineage;

/// <summary>
/// One OpenLineage event (spec 2-0-2): a <see cref="RunEvent"/>, a <see cref="JobEvent"/> or a <see cref="DatasetEvent"/>. Members and
/// facets that this version doesn't know are kept when read and written again.
/// </summary>
public abstract record LineageEvent
{
    private protected LineageEvent(string schemaUrl) => SchemaUrl = schemaUrl;

    /// <summary>When it happened; written in RFC 3339 with its offset.</summary>
    public required DateTimeOffset EventTime { get; init; }

    /// <summary>URI of the code that emitted it, with its version.</summary>
    public string Producer { get; init; } = LineageNames.Producer;

    /// <summary>Address of the schema that it follows.</summary>
    [JsonPropertyName("schemaURL")]
    public string SchemaUrl { get; init; }

    /// <summary>Members that this version doesn't know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Other { get; set; }

    /// <summary>Reads one event from its JSON; its members tell which of the three it is.</summary>
    /// <exception cref="JsonException">The text isn't an event of OpenLineage.</exception>
    public static LineageEvent Parse(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        using var document = JsonDocument.ParseValue(ref reader);
        var root = document.RootElement;
        if (root.ValueKind == JsonValueKind.Object)
        {
            LineageEvent? read = root.TryGetProperty("run", out _) ? root.Deserialize(LineageJson.Default.RunEvent)
                : root.TryGetProperty("dataset", out _) ? root.Deserialize(LineageJson.Default.DatasetEvent)
                : root.TryGetProperty("job", out _) ? root.Deserialize(LineageJson.Default.JobEvent)
                : null;
            if (read is not null)
                return read;
        }

        throw new JsonException("An OpenLineage event has a run, a job or a dataset; this has none of them.");
    }

    /// <summary>The event as one line of JSON in UTF-8, without a line end.</summary>
    public abstract byte[] ToJson();
}

/// <summary>A run of a job changed its state: started, completed, failed.</summary>
public sealed record RunEvent() : LineageEvent(LineageNames.Event("RunEvent"))
{
    /// <summary>The state the run is in now.</summary>
    public required RunState EventType { get; init; }

    /// <summary>Which run.</summary>
    public required RunIdentity Run { get; init; }

    /// <summary>Of which job.</summary>
    public required LineageJob Job { get; init; }

    // The generated reader hands absent members to init accessors as null.

    /// <summary>What it read.</summary>
    public IReadOnlyList<InputDataset> Inputs { get; init => field = value ?? []; } = [];

    /// <summary>What it wrote.</summary>
    public IReadOnlyList<OutputDataset> Outputs { get; init => field = value ?? []; } = [];

    /// <inheritdoc/>
    public override byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, LineageJson.Default.RunEvent);
}

/// <summary>What is known of a job before any run of it: emitted from declarations.</summary>
public sealed record JobEvent() : LineageEvent(LineageNames.Event("JobEvent"))
{
    /// <summary>Which job.</summary>
    public required LineageJob Job { get; init; }

    /// <summary>What its runs read.</summary>
    public IReadOnlyList<InputDataset> Inputs { get; init => field = value ?? []; } = [];

    /// <summary>What its runs write.</summary>
    public IReadOnlyList<OutputDataset> Outputs { get; init => field = value ?? []; } = [];

    /// <inheritdoc/>
    public override byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, LineageJson.Default.JobEvent);
}

/// <summary>What is known of a dataset apart from any job.</summary>
public sealed record DatasetEvent() : LineageEvent(LineageNames.Event("DatasetEvent"))
{
    /// <summary>Which dataset, with its facets.</summary>
    public required LineageDataset Dataset { get; init; }

    /// <inheritdoc/>
    public override byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, LineageJson.Default.DatasetEvent);
}
