using Assay.Generators.Reading;

namespace Assay.Generators.Pipelines.Reading;

/// <summary>A step as its method says it, before it is wired.</summary>
internal sealed record StepDraft(string Method, string Name)
{
    public string? Documentation { get; init; }

    public bool IsStatic { get; init; }

    public bool IsAwaited { get; init; }

    public EquatableArray<WantDraft> Wants { get; init; }

    public EquatableArray<OutputDraft> Outputs { get; init; }

    public string? Cpu { get; init; }

    public string? Memory { get; init; }

    public string? Accelerator { get; init; }

    public int AcceleratorCount { get; init; }

    public Placement Placement { get; init; } = Placement.Nowhere;

    public int Retries { get; init; }

    public long? TimeoutSeconds { get; init; }

    public bool Cached { get; init; }
}

/// <summary>A parameter of a step's method.</summary>
/// <param name="Parameter">Its C# name.</param>
/// <param name="Kind">What it stands for.</param>
/// <param name="Type">The type of the rows, the model or the service, as it is written in code.</param>
internal sealed record WantDraft(string Parameter, ArgumentKind Kind, string Type)
{
    /// <summary>The rows, where it is of rows.</summary>
    public RowsType? Rows { get; init; }

    /// <summary>The model, where it is one.</summary>
    public ModelType? Model { get; init; }

    public string? FromStep { get; init; }

    public string? FromOutput { get; init; }

    public bool IsWire => Kind is ArgumentKind.Rows or ArgumentKind.Model or ArgumentKind.Metrics;
}

/// <summary>What a method returns, or an element of its tuple.</summary>
internal sealed record OutputDraft(string Name, ArgumentKind Kind, string Type)
{
    public string? Element { get; init; }

    public RowsType? Rows { get; init; }

    public ModelType? Model { get; init; }
}

/// <summary>A type of rows, as its declaration says it.</summary>
/// <param name="Name">The name in <c>[Dataset]</c> or <c>[Columns]</c>.</param>
/// <param name="Source">The source that is declared; null for columns.</param>
/// <param name="References">The datasets that its rules refer to.</param>
internal sealed record RowsType(string Name, string? Source, EquatableArray<ReferencedDataset> References)
{
    /// <summary>The project that declares it; null where it is this one.</summary>
    public string? Project { get; init; }
}

/// <summary>A dataset that a validation reads beside its own; its project is null where it is this one.</summary>
internal sealed record ReferencedDataset(string Name, string? Source, string? Project);

/// <summary>A model's type, as its declaration says it.</summary>
/// <param name="Name">The name in <c>[Model]</c>.</param>
/// <param name="IsGated">Whether it carries <c>[Gate]</c>.</param>
/// <param name="Input">The type of the rows it takes, as it is written in code; null where it implements no <c>IModel</c> yet.</param>
internal sealed record ModelType(string Name, bool IsGated, string? Input)
{
    /// <summary>The project that declares it; null where it is this one.</summary>
    public string? Project { get; init; }
}
