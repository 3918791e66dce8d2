using Assay.Pipelines.Steps;

namespace Assay.Pipelines.Local;

/// <summary>Which data a step was given, directly or by way of the artifacts of others.</summary>
internal static class StepReads
{
    /// <summary>Version or hash by dataset.</summary>
    public static IReadOnlyDictionary<string, string> Of(StepDescriptor? step, ExecutorInput input)
    {
        var facts = new DataFacts();
        foreach (var source in (step?.Inputs ?? []).Where(given => given.Kind == WireKind.Source))
            facts.Add(source.Of, StepReferences.Text(input, StepParameters.Version(source.Of)), StepReferences.Text(input, StepParameters.Hash(source.Of)));
        foreach (var artifact in input.Inputs.Artifacts.Values.SelectMany(list => list.Artifacts))
            facts.Add(artifact);
        return facts.Data;
    }
}
