using System.Text.Json;

namespace Assay.Pipelines.Ir;

/// <summary>Something that can run: a container, or a graph of tasks. Exactly one of <see cref="ExecutorLabel"/> and <see cref="Dag"/> is set.</summary>
public sealed record Component
{
    /// <summary>Its name; <c>root</c> for the pipeline.</summary>
    public required string Name { get; init; }

    /// <summary>Parameters it takes.</summary>
    public IReadOnlyDictionary<string, ParameterInput> Parameters { get; init; } = Empty<ParameterInput>();

    /// <summary>Artifacts it takes.</summary>
    public IReadOnlyDictionary<string, ArtifactInput> Artifacts { get; init; } = Empty<ArtifactInput>();

    /// <summary>Parameters it returns, with their types.</summary>
    public IReadOnlyDictionary<string, ParameterType> ParameterOutputs { get; init; } = Empty<ParameterType>();

    /// <summary>Artifacts it returns.</summary>
    public IReadOnlyDictionary<string, ArtifactOutput> ArtifactOutputs { get; init; } = Empty<ArtifactOutput>();

    /// <summary>The executor that runs it; null for a graph.</summary>
    public string? ExecutorLabel { get; init; }

    /// <summary>The tasks; null for a container.</summary>
    public Dag? Dag { get; init; }

    private static Dictionary<string, T> Empty<T>() => new(StringComparer.Ordinal);
}

/// <summary>Kubeflow's types of parameters.</summary>
public enum ParameterType
{
    /// <summary>Text.</summary>
    String,

    /// <summary>A whole number below 2^53.</summary>
    NumberInteger,

    /// <summary>A number.</summary>
    NumberDouble,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A JSON array.</summary>
    List,

    /// <summary>A JSON object.</summary>
    Struct,

    /// <summary>How another task ended; an object.</summary>
    TaskFinalStatus,
}

/// <summary>A parameter that a component takes.</summary>
/// <param name="Type">Its type.</param>
/// <param name="Default">The value where none is given; null where there is none.</param>
/// <param name="IsOptional">Whether it may be left out.</param>
/// <param name="Description">What it means.</param>
/// <param name="Literals">The allowed values; empty where all are.</param>
public sealed record ParameterInput(
    ParameterType Type, JsonElement? Default, bool IsOptional, string? Description, IReadOnlyList<JsonElement> Literals);

/// <summary>An artifact that a component takes.</summary>
/// <param name="SchemaTitle">Its type, such as <c>system.Model</c>.</param>
/// <param name="IsList">Whether it is a list of artifacts.</param>
/// <param name="IsOptional">Whether it may be left out.</param>
public sealed record ArtifactInput(string SchemaTitle, bool IsList, bool IsOptional);

/// <summary>An artifact that a component returns.</summary>
/// <param name="SchemaTitle">Its type, such as <c>system.Model</c>.</param>
/// <param name="IsList">Whether it is a list of artifacts.</param>
public sealed record ArtifactOutput(string SchemaTitle, bool IsList);
