using Assay.Workspace.Lineage;
using Assay.Workspace.Lineage.Facets;

namespace Assay.Pipelines.Lineage;

/// <summary>The names under which lineage knows what a step reads and writes.</summary>
internal static class StepDatasets
{
    /// <summary>Rows that a step makes.</summary>
    public static string Rows(string pipeline, string step, string output) => $"{pipeline}/{step}/{output}";

    /// <summary>A model.</summary>
    public static string Model(string model) => $"models/{model}";

    /// <summary>The namespace of a dataset, model or rows of a step.</summary>
    public static string NamespaceOf(string name, string project) => LineageNames.NamespaceOf(DeclaringProject.OfDataset(name, project));

    /// <summary>The dataset of an input; null where it is none (metrics, verdicts).</summary>
    public static string? Of(string pipeline, StepInput input) => input.Kind switch
    {
        WireKind.Source => input.Of,
        WireKind.Rows when input is { Step: not null, Output: not null } => Rows(pipeline, input.Step, input.Output),
        WireKind.Model or WireKind.Champion => Model(input.Of),
        _ => null,
    };

    /// <summary>The dataset of an output; null where it is none.</summary>
    public static string? Of(string pipeline, string step, StepOutput output) => output.Kind switch
    {
        WireKind.Rows => Rows(pipeline, step, output.Name),
        WireKind.Model when output.Of is not null => Model(output.Of),
        _ => null,
    };

    /// <summary>What is known of a dataset beforehand: a model is marked as one.</summary>
    public static DatasetFacets? Facets(WireKind kind) =>
        kind is WireKind.Model or WireKind.Champion ? new() { DatasetType = new() { DatasetType = "MODEL" } } : null;

    /// <summary>The inputs of a step, each dataset once.</summary>
    public static IReadOnlyList<InputDataset> Inputs(string project, string pipeline, StepDescriptor step) =>
    [
        .. step.Inputs
            .Select(input => (Name: Of(pipeline, input), input.Kind))
            .Where(input => input.Name is not null)
            .DistinctBy(input => input.Name)
            .Select(input => new InputDataset { Namespace = NamespaceOf(input.Name!, project), Name = input.Name!, Facets = Facets(input.Kind) }),
    ];

    /// <summary>The outputs of a step; a deployment's is the model.</summary>
    public static IReadOnlyList<OutputDataset> Outputs(string project, string pipeline, StepDescriptor step)
    {
        var made = step.Outputs.Select(output => (Name: Of(pipeline, step.Name, output), output.Kind));
        if (step is { Kind: StepKind.Deploy, Subject: { } model })
            made = made.Append((Model(model), WireKind.Model));
        return
        [
            .. made.Where(output => output.Name is not null)
                .Select(output => new OutputDataset { Namespace = NamespaceOf(output.Name!, project), Name = output.Name!, Facets = Facets(output.Kind) }),
        ];
    }

    /// <summary>What is known of a step's job.</summary>
    public static JobFacets Job(StepDescriptor? step, string? owner) => new()
    {
        JobType = new() { JobType = step?.Kind == StepKind.Validate ? "VALIDATION" : "TASK" },
        Documentation = step?.Documentation is { Length: > 0 } text ? new() { Description = text } : null,
        Ownership = owner is null ? null : new() { Owners = [new Owner(owner)] },
    };
}
