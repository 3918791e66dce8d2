using System.Text.Json;
using System.Text.Json.Serialization;

namespace Assay;

/// <summary>A pipeline as data.</summary>
public sealed record PipelineDescriptor
{
    /// <summary>The name in catalog and Kubeflow.</summary>
    public required string Name { get; init; }

    /// <summary>The record's full name in C#.</summary>
    public required string TypeName { get; init; }

    /// <summary>The record's XML summary.</summary>
    public string? Documentation { get; init; }

    /// <summary>The team that answers for it.</summary>
    public string? Owner { get; init; }

    /// <summary>The 5-field cron expression.</summary>
    public string? Schedule { get; init; }

    /// <summary>The parameters, in order of declaration.</summary>
    public IReadOnlyList<ParameterDescriptor> Parameters { get; init => field = value ?? []; } = [];

    /// <summary>All steps, those that the generator put in as well, in an order in which producers come first.</summary>
    public required IReadOnlyList<StepDescriptor> Steps { get; init; }

    /// <summary>Where it is declared.</summary>
    public SourceLocation? Declared { get; init; }

    /// <summary>Reads a manifest entry.</summary>
    public static PipelineDescriptor Parse(ReadOnlySpan<byte> utf8Json) =>
        JsonSerializer.Deserialize(utf8Json, ManifestJson.Default.PipelineDescriptor) ?? throw new JsonException("null");
}

/// <summary>A parameter of a pipeline.</summary>
public sealed record ParameterDescriptor
{
    /// <summary>The name in Kubeflow and on the command line: snake_case.</summary>
    public required string Name { get; init; }

    /// <summary>Kubeflow's type: <c>STRING, NUMBER_INTEGER, NUMBER_DOUBLE, BOOLEAN</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The default, in the parameter's type; absent where it must be given.</summary>
    public JsonElement? Default { get; init; }

    /// <summary>The documentation.</summary>
    public string? Documentation { get; init; }
}

/// <summary>What a step does.</summary>
public enum StepKind
{
    /// <summary>A method of the pipeline's record.</summary>
    Method,

    /// <summary>Validates a dataset's source; always succeeds and outputs verdict and report.</summary>
    Validate,

    /// <summary>Reads a verdict and fails where it is bad.</summary>
    Admit,

    /// <summary>Compares a candidate with its bounds and the champion; outputs whether it passed.</summary>
    Gate,

    /// <summary>Makes the candidate champion and deploys it.</summary>
    Deploy,

    /// <summary>Observes a part of a source for the validation that merges all parts.</summary>
    Observe,
}

/// <summary>A step as data.</summary>
public sealed record StepDescriptor
{
    /// <summary>The task's name in Kubeflow: kebab-case.</summary>
    public required string Name { get; init; }

    /// <summary>What it does.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required StepKind Kind { get; init; }

    /// <summary>The method's name; null for steps that the generator put in.</summary>
    public string? Method { get; init; }

    /// <summary>The XML summary.</summary>
    public string? Documentation { get; init; }

    /// <summary>What it takes.</summary>
    public IReadOnlyList<StepInput> Inputs { get; init => field = value ?? []; } = [];

    /// <summary>What it returns.</summary>
    public IReadOnlyList<StepOutput> Outputs { get; init => field = value ?? []; } = [];

    /// <summary>The names of the pipeline's parameters it reads.</summary>
    public IReadOnlyList<string> Parameters { get; init => field = value ?? []; } = [];

    /// <summary>The names of the steps that must have succeeded.</summary>
    public IReadOnlyList<string> After { get; init => field = value ?? []; } = [];

    /// <summary>The dataset (validate, admit) or model (gate, deploy) it is about.</summary>
    public string? Subject { get; init; }
}

/// <summary>What travels on a wire.</summary>
public enum WireKind
{
    /// <summary>Rows of a dataset's source, behind its validation.</summary>
    Source,

    /// <summary>Rows that a step made.</summary>
    Rows,

    /// <summary>A model that a step made.</summary>
    Model,

    /// <summary>The champion.</summary>
    Champion,

    /// <summary>Metrics.</summary>
    Metrics,

    /// <summary>A validation's or a gate's verdict.</summary>
    Verdict,

    /// <summary>A page that shows a verdict to people.</summary>
    Report,

    /// <summary>What a part of a source was found to hold, before it is judged.</summary>
    State,
}

/// <summary>An input of a step.</summary>
public sealed record StepInput
{
    /// <summary>The input's name: snake_case of the method's parameter.</summary>
    public required string Name { get; init; }

    /// <summary>What it is.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required WireKind Kind { get; init; }

    /// <summary>The name of the dataset, columns or model.</summary>
    public required string Of { get; init; }

    /// <summary>The step that makes it; null for a source or the champion.</summary>
    public string? Step { get; init; }

    /// <summary>The output of that step.</summary>
    public string? Output { get; init; }
}

/// <summary>An output of a step.</summary>
/// <param name="Name">Its name: snake_case.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Of">The name of the columns or model; null for metrics, verdicts and reports.</param>
public sealed record StepOutput(string Name, WireKind Kind, string? Of)
{
    /// <summary>Where the columns of its rows come from, as the compiler read it; null where it is none of rows, or nothing is known.</summary>
    public RowsLineage? Lineage { get; init; }
}
