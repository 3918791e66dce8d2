using Assay.Generators.Pipelines;

namespace Assay.Analyzers.Declarations;

/// <summary>A training: a pipeline that makes a model.</summary>
internal sealed record Training(PipelineModel Pipeline, string Model);

/// <summary>The datasets whose sources models learn from.</summary>
internal sealed class TrainingSources
{
    private readonly Dictionary<string, List<Training>> _trainings = new(StringComparer.Ordinal);

    /// <summary>Reads the pipelines.</summary>
    public static TrainingSources Of(DeclarationIndex index, CancellationToken cancellation)
    {
        var sources = new TrainingSources();
        foreach (var declaration in index.Of(DeclarationKind.Pipeline, cancellation))
        {
            if (index.Pipeline(declaration.Type, cancellation) is { } pipeline)
                sources.Add(pipeline);
        }

        return sources;
    }

    /// <summary>The trainings that read a dataset's source, on whatever way.</summary>
    public IReadOnlyList<Training> Of(string dataset) => _trainings.TryGetValue(dataset, out var trainings) ? trainings : [];

    private void Add(PipelineModel pipeline)
    {
        foreach (var step in pipeline.Steps)
        {
            foreach (var model in step.Outputs)
            {
                if (step.Kind == StepKind.Method && model is { Kind: WireKind.Model, Of: { } name })
                    AddUpstream(new Training(pipeline, name), step, []);
            }
        }
    }

    // What a step only waits for, such as a validation, is no input of it.
    private void AddUpstream(Training training, StepModel step, HashSet<string> seen)
    {
        if (!seen.Add(step.Name))
            return;
        foreach (var input in step.Inputs)
        {
            if (input.Kind == WireKind.Source)
                Add(input.Of, training);
            else if (training.Pipeline.Steps.FirstOrDefault(one => one.Name == input.Step) is { Kind: StepKind.Method } maker)
                AddUpstream(training, maker, seen);
        }
    }

    private void Add(string dataset, Training training)
    {
        if (!_trainings.TryGetValue(dataset, out var known))
            _trainings.Add(dataset, known = []);
        if (!known.Contains(training))
            known.Add(training);
    }
}
