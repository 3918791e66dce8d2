using Assay.Generators.ColumnLineage;
using Assay.Generators.Reading;

namespace Assay.Generators.Pipelines;

/// <summary>A pipeline as its declaration says it, wired and ordered. Where <see cref="Problems"/> isn't empty, nothing is made of it.</summary>
internal sealed record PipelineModel(DeclaredType Type, string Name)
{
    public string? Documentation { get; init; }

    public string? Owner { get; init; }

    public string? Schedule { get; init; }

    /// <summary>The parameters: the record's own in order of declaration, then those that the generator adds.</summary>
    public EquatableArray<ParameterModel> Parameters { get; init; }

    /// <summary>What holds for every step, those that the generator puts in as well.</summary>
    public Placement Placement { get; init; } = Placement.Nowhere;

    /// <summary>The steps, producers first.</summary>
    public EquatableArray<StepModel> Steps { get; init; }

    /// <summary>
    /// Whether a step has a type that the compiler doesn't know or may not see. It says so itself; what is generated would only fail as well.
    /// </summary>
    public bool IsUnfinished { get; init; }

    public EquatableArray<PipelineProblem> Problems { get; init; }
}

/// <summary>A parameter of the pipeline, by its name in Kubeflow.</summary>
internal sealed record ParameterModel(string Name, ParameterKind Kind)
{
    /// <summary>The positional property; null where the generator added the parameter.</summary>
    public string? Property { get; init; }

    /// <summary>Whether the property is a <c>string?</c>: the empty text stands for null then, because Kubeflow has no null.</summary>
    public bool EmptyIsNull { get; init; }

    /// <summary>The enum's name in code.</summary>
    public string? EnumType { get; init; }

    /// <summary>The names of the enum's members.</summary>
    public EquatableArray<string> Literals { get; init; }

    /// <summary>The default; null where the parameter must be given.</summary>
    public Constant? Default { get; init; }

    public string? Documentation { get; init; }
}

/// <summary>The types that a parameter can have in C#.</summary>
internal enum ParameterKind
{
    Text,
    Int32,
    Int64,
    Single,
    Double,
    Boolean,
    Enum,
}

/// <summary>A step: a method of the record, or one that the generator puts in.</summary>
internal sealed record StepModel(string Name, StepKind Kind)
{
    public string? Method { get; init; }

    public string? Documentation { get; init; }

    /// <summary>The dataset or model that a step of the generator is about.</summary>
    public string? Subject { get; init; }

    /// <summary>The project that declares that; null where it is this one.</summary>
    public string? SubjectProject { get; init; }

    public bool IsStatic { get; init; }

    /// <summary>Whether the method returns a task.</summary>
    public bool IsAwaited { get; init; }

    /// <summary>What the method is called with.</summary>
    public EquatableArray<ArgumentModel> Arguments { get; init; }

    public EquatableArray<InputModel> Inputs { get; init; }

    public EquatableArray<OutputModel> Outputs { get; init; }

    /// <summary>The names of the pipeline's parameters that it reads.</summary>
    public EquatableArray<string> Parameters { get; init; }

    /// <summary>The steps that must have succeeded: all that make its inputs, and those that admit its sources.</summary>
    public EquatableArray<string> After { get; init; }

    public string? Cpu { get; init; }

    public string? Memory { get; init; }

    public string? Accelerator { get; init; }

    public int AcceleratorCount { get; init; }

    /// <summary>What the step says beside what holds for all.</summary>
    public Placement Placement { get; init; } = Placement.Nowhere;

    public int Retries { get; init; }

    public long? TimeoutSeconds { get; init; }

    public bool Cached { get; init; }

    /// <summary>In how many shards it runs; 1 where it runs once.</summary>
    public int Shards { get; init; } = 1;
}

/// <summary>The members of <c>Assay.StepKind</c>.</summary>
internal enum StepKind
{
    Method,
    Validate,
    Admit,
    Gate,
    Deploy,
    Observe,
}

/// <summary>The members of <c>Assay.WireKind</c>.</summary>
internal enum WireKind
{
    Source,
    Rows,
    Model,
    Champion,
    Metrics,
    Verdict,
    Report,
    State,
}

/// <summary>An input of a step; <see cref="Step"/> is null for a source and the champion.</summary>
internal sealed record InputModel(string Name, WireKind Kind, string Of)
{
    public string? Step { get; init; }

    public string? Output { get; init; }

    /// <summary>The project that declares what it is of; null where it is this one.</summary>
    public string? Project { get; init; }
}

/// <summary>An output of a step.</summary>
internal sealed record OutputModel(string Name, WireKind Kind, string? Of)
{
    /// <summary>The tuple's element; null where the method returns this output alone.</summary>
    public string? Element { get; init; }

    /// <summary>Where the columns of its rows come from; null where it is none of rows.</summary>
    public RowsOrigins? Origins { get; init; }

    /// <summary>The project that declares what it is of; null where it is this one.</summary>
    public string? Project { get; init; }
}

/// <summary>An argument of a step's method: an input by its name, or what the host supplies.</summary>
internal sealed record ArgumentModel(string Parameter, ArgumentKind Kind)
{
    /// <summary>The type in code: of the rows, the model or the service.</summary>
    public string? Type { get; init; }

    public string? Input { get; init; }
}

/// <summary>What a method's parameter stands for.</summary>
internal enum ArgumentKind
{
    Rows,
    Model,
    Metrics,
    Run,
    Cancellation,
    Service,
}
