namespace Assay.Pipelines.Steps;

/// <summary>Logs the datasets that a step reads to its run: those that are pinned, for a digest is what the tracking store knows them by.</summary>
internal static class StepRunData
{
    public static void Log(IRun run, StepDescriptor step, StepInputs inputs)
    {
        var context = step.Outputs.Any(output => output.Kind == WireKind.Metrics) ? "eval" : "training";
        foreach (var wire in step.Inputs)
        {
            if (wire.Kind == WireKind.Source && inputs.Text(StepParameters.Hash(wire.Of)) is { Length: > 0 } hash)
            {
                run.LogDataset(new(wire.Of, hash, context)
                {
                    Source = inputs.Text(StepParameters.Source(wire.Of)),
                    Version = inputs.Text(StepParameters.Version(wire.Of)) is { Length: > 0 } version ? version : null,
                });
            }
            else if (wire.Kind == WireKind.Rows && StepInputs.Metadata(inputs.Artifact(wire.Name), StepOutputs.ContentHash) is { } content)
            {
                run.LogDataset(new($"{wire.Step}/{wire.Output}", content, context) { Source = inputs.Artifact(wire.Name).Uri });
            }
        }
    }
}
