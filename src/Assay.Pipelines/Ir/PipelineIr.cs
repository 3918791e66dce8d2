namespace Assay.Pipelines.Ir;

/// <summary>A compiled pipeline: Kubeflow's <c>PipelineSpec</c>, schema 2.1.0, and its platform document where it has one.</summary>
public sealed record PipelineIr
{
    /// <summary>The one version of the schema that is read.</summary>
    public const string SupportedSchemaVersion = "2.1.0";

    /// <summary>The pipeline's name.</summary>
    public required string Name { get; init; }

    /// <summary>The name for people.</summary>
    public string? DisplayName { get; init; }

    /// <summary>What it does.</summary>
    public string? Description { get; init; }

    /// <summary>The compiler that wrote it.</summary>
    public string? SdkVersion { get; init; }

    /// <summary>Where a cluster keeps artifacts; the local runner has its own place.</summary>
    public string? DefaultPipelineRoot { get; init; }

    /// <summary>The pipeline itself: its inputs are the parameters, its dag the work.</summary>
    public required Component Root { get; init; }

    /// <summary>Components by name.</summary>
    public required IReadOnlyDictionary<string, Component> Components { get; init; }

    /// <summary>Executors by label.</summary>
    public required IReadOnlyDictionary<string, Executor> Executors { get; init; }

    /// <summary>What the platform document says of executors, by label; empty where there is no such document.</summary>
    public IReadOnlyDictionary<string, KubernetesExecutor> Kubernetes { get; init; } =
        new Dictionary<string, KubernetesExecutor>(StringComparer.Ordinal);

    /// <summary>SHA-256 of the text that it was read from: whether two are the same.</summary>
    public string ContentHash { get; init; } = "";

    /// <summary>Reads a compiled pipeline: one or two YAML documents (JSON is YAML too).</summary>
    /// <param name="yaml">The text.</param>
    /// <param name="file">The file's name, for messages.</param>
    /// <exception cref="PipelineException">The text is no such pipeline; the message names line, path, what was found and expected.</exception>
    public static PipelineIr Parse(string yaml, string file = "pipeline.yaml") => IrReader.Read(yaml, file);
}
