using Assay.Generators.Pipelines.Reading;

namespace Assay.Generators.Pipelines.Wiring;

/// <summary>A method's step with every wire resolved.</summary>
internal sealed record WiredStep(StepDraft Draft, IReadOnlyList<Wire> Wires)
{
    /// <summary>The rows that fit a model best: those of its own input type, else the first.</summary>
    public Wire? RowsFor(ModelType model) =>
        Wires.FirstOrDefault(wire => wire.Want.Kind == ArgumentKind.Rows && wire.Want.Type == model.Input)
        ?? Wires.FirstOrDefault(static wire => wire.Want.Kind == ArgumentKind.Rows);
}

/// <summary>What a method's parameter is wired to.</summary>
internal sealed record Wire(WantDraft Want, InputModel Input);
