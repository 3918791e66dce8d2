using Assay.Generators.Pipelines.Reading;

namespace Assay.Generators.Pipelines.Wiring;

/// <summary>A model that the pipeline makes and that must pass a gate.</summary>
/// <param name="Model">Its declaration.</param>
/// <param name="Candidate">The output that makes it, as the input <c>model</c>.</param>
/// <param name="Evaluation">The rows that the step with the metrics reads.</param>
/// <param name="Metrics">Those metrics, as the input <c>metrics</c>.</param>
/// <param name="Training">The rows that the step which makes it reads; null where it reads none.</param>
internal sealed record GatedModel(ModelType Model, InputModel Candidate, Wire Evaluation, InputModel Metrics, Wire? Training);

/// <summary>Finds the models that need a gate, and what it is fed with.</summary>
internal static class Gates
{
    public static IEnumerable<GatedModel> Find(IReadOnlyList<WiredStep> steps, ICollection<PipelineProblem> problems)
    {
        var made = from step in steps
            from output in step.Draft.Outputs
            where output.Model is { IsGated: true }
            group new Maker(step, output) by output.Type;
        foreach (var makers in made)
        {
            var last = makers.Where(maker => !IsRefined(maker, makers)).ToList();
            if (last.Count == 1)
            {
                if (Gate(last[0], steps, problems) is { } gated)
                    yield return gated;
            }
            else
            {
                string[] arguments = [makers.First().Output.Model!.Name, .. makers.Select(static maker => maker.Step.Draft.Method)];
                problems.Add(PipelineProblem.OfStep(PipelineProblemKind.CandidateAmbiguous, makers.Last().Step.Draft.Method, arguments));
            }
        }
    }

    // A model that another step takes and makes anew (calibrated, pruned) is no candidate; the new one is.
    private static bool IsRefined(Maker maker, IEnumerable<Maker> makers) => makers.Any(other => other.Step.Wires.Any(wire => Is(wire.Input, maker)));

    private static bool Is(InputModel input, Maker maker) => input.Step == maker.Step.Draft.Name && input.Output == maker.Output.Name;

    private static GatedModel? Gate(Maker maker, IReadOnlyList<WiredStep> steps, ICollection<PipelineProblem> problems)
    {
        var model = maker.Output.Model!;
        foreach (var step in steps)
        {
            if (step.Wires.Any(wire => Is(wire.Input, maker))
                && step.Draft.Outputs.FirstOrDefault(static output => output.Kind == ArgumentKind.Metrics) is { } metrics
                && step.RowsFor(model) is { } evaluation)
            {
                return new GatedModel(
                    model,
                    new InputModel("model", WireKind.Model, model.Name) { Step = maker.Step.Draft.Name, Output = maker.Output.Name, Project = model.Project },
                    evaluation,
                    new InputModel("metrics", WireKind.Metrics, WireResolver.MetricsSubject) { Step = step.Draft.Name, Output = metrics.Name },
                    maker.Step.RowsFor(model));
            }
        }

        problems.Add(PipelineProblem.OfStep(
            PipelineProblemKind.GateWithoutEvaluation, maker.Step.Draft.Method, model.Name, maker.Output.Type.Replace("global::", "")));
        return null;
    }

    private sealed record Maker(WiredStep Step, OutputDraft Output);
}
