using System.Text.Json.Serialization;

namespace Assay.Workspace.Outbox;

/// <summary>A message that waits to be sent, as its file holds it.</summary>
public sealed record OutboxMessage
{
    /// <summary>Version of the file's format.</summary>
    public int SchemaVersion { get; init; } = 1;

    /// <summary>Its id, the same over attempts.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its place among the messages that one process queued; orders those of one instant.</summary>
    public long Sequence { get; init; }

    /// <summary>Name of the sink that it is for. Addresses and secrets are the sink's and never reach the disk.</summary>
    public required string Sink { get; init; }

    /// <summary>MIME type of the body.</summary>
    public required string ContentType { get; init; }

    /// <summary>What is sent.</summary>
    public required string Body { get; init; }

    /// <summary>When it was queued.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>How often sending was tried without success.</summary>
    public int Attempts { get; init; }

    /// <summary>Not to be tried before; null for at once.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>Why the last attempt failed; null before any.</summary>
    public string? LastProblem { get; init; }
}

/// <summary>Generated reader and writer of messages.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(OutboxMessage))]
internal sealed partial class OutboxJson : JsonSerializerContext;
