namespace Assay.Generators.Pipelines.Ir;

/// <summary>A compiled pipeline in the terms of Kubeflow's <c>PipelineSpec</c>: what its YAML is written from.</summary>
internal sealed record IrPipeline(string Name, IrComponent Root)
{
    public const string SchemaVersion = "2.1.0";

    public string? Description { get; init; }

    public required string SdkVersion { get; init; }

    public IReadOnlyList<IrComponent> Components { get; init; } = [];

    public IReadOnlyList<IrExecutor> Executors { get; init; } = [];
}

/// <summary>A component: either a container (<see cref="Executor"/>) or a graph of tasks.</summary>
internal sealed record IrComponent(string Name)
{
    public IReadOnlyList<IrParameter> Parameters { get; init; } = [];

    public IReadOnlyList<IrArtifact> Artifacts { get; init; } = [];

    public IReadOnlyList<IrParameter> OutputParameters { get; init; } = [];

    public IReadOnlyList<IrArtifact> OutputArtifacts { get; init; } = [];

    public string? Executor { get; init; }

    public IReadOnlyList<IrTask> Tasks { get; init; } = [];

    /// <summary>For a graph: which task's artifact each of its own is, by the name of both.</summary>
    public IReadOnlyList<IrSelector> ArtifactSelectors { get; init; } = [];
}

/// <summary>An artifact of a graph, which is the artifact of one of its tasks.</summary>
internal sealed record IrSelector(string Output, string Task, string Key);

/// <summary>The items that a task is repeated for, as JSON texts; the component's parameter that holds the item.</summary>
internal sealed record IrLoop(string ItemInput, IReadOnlyList<string> Items);

/// <summary>A parameter of a component. <paramref name="Type"/> is one of <see cref="ParameterTypes"/>.</summary>
internal sealed record IrParameter(string Name, string Type)
{
    public Constant? Default { get; init; }

    public string? Description { get; init; }

    /// <summary>The allowed values; empty where every value of the type is.</summary>
    public IReadOnlyList<string> Literals { get; init; } = [];
}

/// <summary>An artifact of a component, of one of Kubeflow's <c>system.*</c> types.</summary>
internal sealed record IrArtifact(string Name, string SchemaTitle)
{
    /// <summary>Whether it is a list: one of each repetition.</summary>
    public bool IsList { get; init; }
}

/// <summary>A task: one use of a component.</summary>
internal sealed record IrTask(string Name, string Component)
{
    /// <summary>Every task that must have succeeded: the backend takes order from here alone.</summary>
    public IReadOnlyList<string> DependentTasks { get; init; } = [];

    public IReadOnlyList<IrBinding> Parameters { get; init; } = [];

    public IReadOnlyList<IrBinding> Artifacts { get; init; } = [];

    public bool Cached { get; init; }

    /// <summary>How often it is tried again.</summary>
    public int Retries { get; init; }

    /// <summary>What it is repeated for; null where it runs once.</summary>
    public IrLoop? Loop { get; init; }

    /// <summary>The CEL expression without which it is skipped; null where it always runs.</summary>
    public string? Condition { get; init; }
}

/// <summary>What an input of a task is bound to: an input of the enclosing component, or an output of a task beside it.</summary>
internal sealed record IrBinding(string Input, string? Producer, string Key)
{
    public static IrBinding ToInput(string input, string componentInput) => new(input, null, componentInput);

    public static IrBinding ToOutput(string input, string task, string output) => new(input, task, output);
}

/// <summary>The container of a component.</summary>
internal sealed record IrExecutor(string Label, string Image)
{
    public IReadOnlyList<string> Command { get; init; } = [];

    public IReadOnlyList<string> Arguments { get; init; } = [];

    public string? Cpu { get; init; }

    public string? Memory { get; init; }

    public string? Accelerator { get; init; }

    public int AcceleratorCount { get; init; }

    /// <summary>Its variables are the pipeline's; the rest is part of the platform's document.</summary>
    public Placement Placement { get; init; } = Placement.Nowhere;

    /// <summary>The longest time the container may run; part of the platform's document, not of the pipeline's.</summary>
    public long? DeadlineSeconds { get; init; }
}

/// <summary>Kubeflow's names of the parameter types in use.</summary>
internal static class ParameterTypes
{
    public const string Text = "STRING";
    public const string Integer = "NUMBER_INTEGER";
    public const string Double = "NUMBER_DOUBLE";
    public const string Boolean = "BOOLEAN";
}

/// <summary>Kubeflow's names of the artifact types in use.</summary>
internal static class ArtifactTypes
{
    public const string Any = "system.Artifact";
    public const string Dataset = "system.Dataset";
    public const string Model = "system.Model";
    public const string Metrics = "system.Metrics";
    public const string Html = "system.HTML";
}
