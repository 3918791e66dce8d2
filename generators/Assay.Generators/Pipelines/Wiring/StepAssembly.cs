using Assay.Generators.Pipelines.Reading;
using Assay.Generators.Reading;

namespace Assay.Generators.Pipelines.Wiring;

/// <summary>Makes the final list of steps: the methods, each source's validation before its first reader, then gates and deployments.</summary>
internal sealed class StepAssembly(IReadOnlyList<ParameterModel> own, PipelineParameters parameters, int partitions)
{
    private readonly List<StepModel> _steps = [];
    private readonly HashSet<string> _validated = new(StringComparer.Ordinal);

    public IReadOnlyList<StepModel> Steps => _steps;

    public void Add(WiredStep step)
    {
        foreach (var wire in step.Wires)
        {
            if (wire.Input.Kind == WireKind.Source && _validated.Add(wire.Input.Of))
                AddValidation(wire.Want.Rows!);
        }

        var draft = step.Draft;
        var inputs = step.Wires.Select(static wire => wire.Input).ToEquatableArray();
        IEnumerable<string> constructed = draft.IsStatic ? [] : own.Select(static parameter => parameter.Name);
        _steps.Add(new StepModel(draft.Name, StepKind.Method)
        {
            Method = draft.Method,
            Documentation = draft.Documentation,
            IsStatic = draft.IsStatic,
            IsAwaited = draft.IsAwaited,
            Arguments = draft.Wants.Select(Argument).ToEquatableArray(),
            Inputs = inputs,
            Outputs = draft.Outputs.Select(Output).ToEquatableArray(),
            Parameters = constructed.Concat(step.Wires.SelectMany(ParametersOf)).Distinct(StringComparer.Ordinal).ToEquatableArray(),
            After = After(inputs),
            Cpu = draft.Cpu,
            Memory = draft.Memory,
            Accelerator = draft.Accelerator,
            AcceleratorCount = draft.AcceleratorCount,
            Placement = draft.Placement,
            Retries = draft.Retries,
            TimeoutSeconds = draft.TimeoutSeconds,
            // A step that makes nothing is there for what it does: an earlier result would skip it.
            Cached = draft.Cached && draft.Outputs.Count > 0,
        });
    }

    /// <summary>Adds the gate of a candidate, and the deployment that waits for it.</summary>
    public void Add(GatedModel gated)
    {
        var model = gated.Model.Name;
        var gate = GeneratedNames.Gate(model);
        var evaluation = gated.Evaluation.Input with { Name = "evaluation" };
        EquatableArray<InputModel> judged = [gated.Candidate, evaluation, gated.Metrics];
        _steps.Add(new StepModel(gate, StepKind.Gate)
        {
            Subject = model,
            Documentation = $"Compares the candidate of {model} with its bounds and with the champion.",
            Inputs = judged,
            Outputs = [new OutputModel("verdict", WireKind.Verdict, null), new OutputModel("report", WireKind.Report, null)],
            Parameters = ParametersOf(gated.Evaluation).Concat([parameters.Champion(model)]).ToEquatableArray(),
            After = After(judged),
        });

        var deployed = new List<InputModel> { gated.Candidate, evaluation };
        if (gated.Training is { } training)
            deployed.Add(training.Input with { Name = "training" });
        deployed.Add(new InputModel("verdict", WireKind.Verdict, model) { Step = gate, Output = "verdict" });
        _steps.Add(new StepModel(GeneratedNames.Deploy(model), StepKind.Deploy)
        {
            Subject = model,
            SubjectProject = gated.Model.Project,
            Documentation = $"Makes the candidate of {model} the champion and deploys it.",
            Inputs = deployed.ToEquatableArray(),
            Parameters = ParametersOf(gated.Evaluation).Concat(gated.Training is null ? [] : ParametersOf(gated.Training))
                .Distinct(StringComparer.Ordinal).ToEquatableArray(),
            After = After(deployed),
        });
    }

    private void AddValidation(RowsType rows)
    {
        var validate = GeneratedNames.Validate(rows.Name);
        EquatableArray<InputModel> read =
        [
            new InputModel((rows.Name.Replace('-', '_')), WireKind.Source, rows.Name) { Project = rows.Project },
            .. rows.References.Select(static reference => new InputModel(reference.Name.Replace('-', '_'), WireKind.Source, reference.Name) { Project = reference.Project }),
        ];
        EquatableArray<string> sources =
            [.. parameters.Source(rows.Name, rows.Source), .. rows.References.SelectMany(reference => parameters.Source(reference.Name, reference.Source))];
        var observe = GeneratedNames.Observe(rows.Name);
        if (partitions > 1)
        {
            _steps.Add(new StepModel(observe, StepKind.Observe)
            {
                Subject = rows.Name,
                Documentation = $"Observes a part of the source of {rows.Name}.",
                Inputs = read,
                Outputs = [new OutputModel("state", WireKind.State, null)],
                Parameters = sources,
                Shards = partitions,
            });
        }

        _steps.Add(new StepModel(validate, StepKind.Validate)
        {
            Subject = rows.Name,
            Documentation = $"Validates the source of {rows.Name}.",
            Inputs = partitions > 1 ? [.. read, new InputModel("states", WireKind.State, rows.Name) { Step = observe, Output = "state" }] : read,
            Outputs = [new OutputModel("verdict", WireKind.Verdict, null), new OutputModel("report", WireKind.Report, null)],
            Parameters = [PipelineParameters.AsOf, .. sources],
            After = partitions > 1 ? [observe] : [],
        });
        _steps.Add(new StepModel(GeneratedNames.Admit(rows.Name), StepKind.Admit)
        {
            Subject = rows.Name,
            Documentation = $"Stops the pipeline where the verdict on {rows.Name} is bad.",
            Inputs = [new InputModel("verdict", WireKind.Verdict, rows.Name) { Step = validate, Output = "verdict" }],
            After = [validate],
        });
    }

    private IEnumerable<string> ParametersOf(Wire wire) => wire.Input.Kind switch
    {
        WireKind.Source => parameters.Source(wire.Input.Of, wire.Want.Rows!.Source),
        WireKind.Champion => [parameters.Champion(wire.Input.Of)],
        _ => [],
    };

    private static EquatableArray<string> After(IEnumerable<InputModel> inputs) =>
        inputs.Select(static input => input.Kind == WireKind.Source ? GeneratedNames.Admit(input.Of) : input.Step)
            .OfType<string>().Distinct(StringComparer.Ordinal).OrderBy(static name => name, StringComparer.Ordinal).ToEquatableArray();

    private static ArgumentModel Argument(WantDraft want) => new(want.Parameter, want.Kind)
    {
        Type = want.Type.Length == 0 ? null : want.Type,
        Input = want.IsWire ? Names.Snake(want.Parameter) : null,
    };

    private static OutputModel Output(OutputDraft output)
    {
        var kind = output.Kind switch
        {
            ArgumentKind.Rows => WireKind.Rows,
            ArgumentKind.Model => WireKind.Model,
            _ => WireKind.Metrics,
        };
        return new OutputModel(output.Name, kind, output.Rows?.Name ?? output.Model?.Name) { Element = output.Element, Project = output.Model?.Project };
    }
}
