using System.Collections.ObjectModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Assay.Pipelines.Steps;

/// <summary>What a step leaves in <see cref="ExecutorOutputs.OutputFile"/>. Every artifact is listed: one that is not is dropped by Kubeflow's local runner.</summary>
public sealed record ExecutorOutput
{
    /// <summary>Parameters that it returns.</summary>
    public IReadOnlyDictionary<string, JsonElement> ParameterValues { get; init => field = value ?? ReadOnlyDictionary<string, JsonElement>.Empty; } = ReadOnlyDictionary<string, JsonElement>.Empty;

    /// <summary>Artifacts that it returns, with their metadata.</summary>
    public IReadOnlyDictionary<string, ArtifactList> Artifacts { get; init => field = value ?? ReadOnlyDictionary<string, ArtifactList>.Empty; } = ReadOnlyDictionary<string, ArtifactList>.Empty;

    /// <summary>Reads the file that a step left.</summary>
    /// <exception cref="JsonException">The text is no such JSON, or has a member that Kubeflow would refuse.</exception>
    public static ExecutorOutput Parse(ReadOnlySpan<byte> utf8Json) =>
        JsonSerializer.Deserialize(utf8Json, ExecutorOutputJson.Default.ExecutorOutput) ?? throw new JsonException("null");

    /// <summary>The file's content.</summary>
    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, ExecutorOutputJson.Default.ExecutorOutput);
}

/// <summary>What a launcher hands to a step: members that this version doesn't know are passed over.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ExecutorInput))]
internal sealed partial class ExecutorInputJson : JsonSerializerContext;

/// <summary>What a step hands back: unknown members are refused, as Kubeflow does.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(ExecutorOutput))]
internal sealed partial class ExecutorOutputJson : JsonSerializerContext;
