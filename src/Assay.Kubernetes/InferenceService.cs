using System.Text.Json.Serialization;

namespace Assay.Kubernetes;

internal sealed record InferenceService(string ApiVersion, string Kind, ObjectMetadata Metadata, ServiceSpec Spec);

internal sealed record ObjectMetadata(
    string Name, string Namespace, IReadOnlyDictionary<string, string>? Labels, IReadOnlyDictionary<string, string>? Annotations);

internal sealed record ServiceSpec(Predictor Predictor);

internal sealed record Predictor
{
    public required IReadOnlyDictionary<string, string> Labels { get; init; }

    public required IReadOnlyDictionary<string, string> Annotations { get; init; }

    public required int MinReplicas { get; init; }

    public int? MaxReplicas { get; init; }

    public string? ServiceAccountName { get; init; }

    public required IReadOnlyList<Container> Containers { get; init; }
}

internal sealed record Container
{
    public required string Name { get; init; }

    public required string Image { get; init; }

    /// <summary>Arguments of the image's own entry point, which is the app.</summary>
    public required IReadOnlyList<string> Args { get; init; }

    public required IReadOnlyList<Variable> Env { get; init; }

    public required IReadOnlyList<ContainerPort> Ports { get; init; }

    public required Probe ReadinessProbe { get; init; }

    public ResourceNeeds? Resources { get; init; }
}

internal sealed record Variable(string Name, string? Value, ValueSource? ValueFrom);

internal sealed record ValueSource(SecretKey SecretKeyRef);

internal sealed record ContainerPort([property: JsonPropertyName("containerPort")] int Number, string Protocol);

internal sealed record Probe(HttpProbe HttpGet);

internal sealed record HttpProbe(string Path, int Port);

internal sealed record ResourceNeeds(IReadOnlyDictionary<string, string> Requests, IReadOnlyDictionary<string, string> Limits);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, WriteIndented = true, NewLine = "\n")]
[JsonSerializable(typeof(InferenceService))]
internal sealed partial class ManifestText : JsonSerializerContext;
