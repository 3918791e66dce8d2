using Assay.Generators.Pipelines;

namespace Assay.Analyzers.Declarations;

/// <summary>The datasets whose sources scheduled pipelines read: there nobody looks at what comes in.</summary>
internal sealed class ScheduledSources
{
    private readonly Dictionary<string, string> _pipelines = new(StringComparer.Ordinal);

    /// <summary>Reads the pipelines that have a schedule.</summary>
    public static ScheduledSources Of(DeclarationIndex index, CancellationToken cancellation)
    {
        var sources = new ScheduledSources();
        foreach (var declaration in index.Of(DeclarationKind.Pipeline, cancellation))
        {
            if (index.Pipeline(declaration.Type, cancellation) is { Schedule: not null } pipeline)
                sources.Add(pipeline);
        }

        return sources;
    }

    /// <summary>The first scheduled pipeline that reads a dataset's source; null where none does.</summary>
    public string? PipelineOf(string dataset) => _pipelines.TryGetValue(dataset, out var pipeline) ? pipeline : null;

    private void Add(PipelineModel pipeline)
    {
        foreach (var step in pipeline.Steps)
        {
            foreach (var input in step.Inputs)
            {
                // What a validation only looks values up in is read by no step.
                if (step.Kind == StepKind.Method && input.Kind == WireKind.Source && !_pipelines.ContainsKey(input.Of))
                    _pipelines.Add(input.Of, pipeline.Name);
            }
        }
    }
}
