using System.Text.Json;
using System.Text.Json.Serialization;

namespace Assay.Pipelines.Deployment;

/// <summary>That a version of a model became champion: the facet <c>assay_deployment</c> of the run that did it.</summary>
public sealed record DeploymentRecord
{
    /// <summary>The facet's name.</summary>
    public const string Facet = "assay_deployment";

    /// <summary>The version of this format.</summary>
    public int SchemaVersion { get; init; } = 1;

    /// <summary>The model.</summary>
    public required string Model { get; init; }

    /// <summary>The version that is champion now.</summary>
    public required int Version { get; init; }

    /// <summary>The version that was champion before; null where there was none.</summary>
    public int? PreviousVersion { get; init; }

    /// <summary>Whether it went back to an earlier version.</summary>
    public bool IsRollback { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The hash of the model's files; null where it is not known.</summary>
    public string? ContentHash { get; init; }

    /// <summary>The run that made the version; null where it is not known.</summary>
    public string? RunId { get; init; }

    /// <summary>The gate's verdict in one line; null for a version that passed none.</summary>
    public string? Gate { get; init; }

    /// <summary>The record as the facet's members.</summary>
    public JsonElement ToFacet() => JsonSerializer.SerializeToElement(this, DeploymentJson.Default.DeploymentRecord);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(DeploymentRecord))]
internal sealed partial class DeploymentJson : JsonSerializerContext;
