using Assay.CompilerServices;

namespace Assay.Pipelines.Steps;

/// <summary>Logs the datasets that a step reads to its run: those that are pinned, for a digest is what the tracking store knows them by.</summary>
internal static class StepRunData
{
    /// <param name="run">The run.</param>
    /// <param name="step">The step.</param>
    /// <param name="input">What it is given.</param>
    /// <param name="validated">How many rows of a dataset's source were validated; null where nobody knows.</param>
    public static void Log(IRun run, StepDescriptor step, ExecutorInput input, Func<string, long?> validated)
    {
        var context = step.Outputs.Any(output => output.Kind == WireKind.Metrics) ? "eval" : "training";
        foreach (var wire in step.Inputs)
        {
            if (wire.Kind == WireKind.Source && StepReferences.Text(input, StepParameters.Hash(wire.Of)) is { Length: > 0 } hash)
            {
                run.LogDataset(new(wire.Of, hash, context)
                {
                    Source = StepReferences.Text(input, StepParameters.Source(wire.Of)),
                    Version = StepReferences.Text(input, StepParameters.Version(wire.Of)) is { Length: > 0 } version ? version : null,
                    Rows = validated(wire.Of),
                    Columns = Columns(wire.Of),
                });
            }
            else if (wire.Kind == WireKind.Rows && input.Inputs.Artifacts.TryGetValue(wire.Name, out var list) && list.Artifacts.Count > 0
                && StepInputs.Metadata(list.Artifacts[0], StepOutputs.ContentHash) is { } content)
            {
                run.LogDataset(new($"{wire.Step}/{wire.Output}", content, context)
                {
                    Source = list.Artifacts[0].Uri,
                    Rows = list.Artifacts[0].Metadata.TryGetValue("rows", out var rows) && rows.TryGetInt64(out var count) ? count : null,
                    Columns = Columns(wire.Of),
                });
            }
        }
    }

    /// <summary>The columns of a declared record; empty where it isn't declared here.</summary>
    public static IReadOnlyList<ColumnDescriptor> Columns(string record) =>
        AssayModules.All.SelectMany(module => module.Datasets).FirstOrDefault(plan => plan.Descriptor.Name == record)?.Descriptor.Columns ?? [];
}
