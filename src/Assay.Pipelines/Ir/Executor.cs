namespace Assay.Pipelines.Ir;

/// <summary>How a component's container is run, or an artifact imported. Exactly one of <see cref="Container"/> and <see cref="Importer"/> is set.</summary>
/// <param name="Label">Its label.</param>
/// <param name="Container">The container.</param>
/// <param name="Importer">The import.</param>
public sealed record Executor(string Label, Container? Container, Importer? Importer);

/// <summary>A container's command.</summary>
public sealed record Container
{
    /// <summary>The image.</summary>
    public required string Image { get; init; }

    /// <summary>The command, with placeholders.</summary>
    public IReadOnlyList<Argument> Command { get; init; } = [];

    /// <summary>The arguments, with placeholders.</summary>
    public IReadOnlyList<Argument> Args { get; init; } = [];

    /// <summary>Environment variables, without placeholders.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Environment { get; init; } = [];

    /// <summary>What it asks of the machine; all null where nothing is said.</summary>
    public Resources Resources { get; init; } = new();
}

/// <summary>One word of a command; or several, where an optional parameter is given.</summary>
/// <param name="Text">The word; null where <see cref="IfPresent"/> is set.</param>
/// <param name="IfPresent">The parameter whose presence is asked.</param>
/// <param name="Then">The words where it is present.</param>
/// <param name="Else">The words where it is not.</param>
public sealed record Argument(string? Text, string? IfPresent = null, IReadOnlyList<string>? Then = null, IReadOnlyList<string>? Else = null);

/// <summary>What a container asks of the machine: Kubernetes quantities.</summary>
public sealed record Resources
{
    /// <summary>Processors asked for.</summary>
    public string? CpuRequest { get; init; }

    /// <summary>Processors at most.</summary>
    public string? CpuLimit { get; init; }

    /// <summary>Memory asked for.</summary>
    public string? MemoryRequest { get; init; }

    /// <summary>Memory at most.</summary>
    public string? MemoryLimit { get; init; }

    /// <summary>The kind of accelerator.</summary>
    public string? AcceleratorType { get; init; }

    /// <summary>How many accelerators.</summary>
    public string? AcceleratorCount { get; init; }
}

/// <summary>Takes something that exists as an artifact.</summary>
/// <param name="Uri">Where it is; null where a parameter says so.</param>
/// <param name="UriParameter">The parameter that says where it is.</param>
/// <param name="SchemaTitle">Its type.</param>
/// <param name="Reimport">Whether an earlier import of the same place is not used.</param>
public sealed record Importer(string? Uri, string? UriParameter, string SchemaTitle, bool Reimport);

/// <summary>What the platform document says of an executor, as far as a local run can follow it. The rest is checked and left to the cluster.</summary>
/// <param name="ActiveDeadline">The longest time that one try may take; null for no limit.</param>
/// <param name="SecretVariables">Environment variables that a cluster fills from secrets: a local run takes them from its own environment.</param>
public sealed record KubernetesExecutor(TimeSpan? ActiveDeadline, IReadOnlyList<string> SecretVariables);
