using Assay.Generators.Pipelines;

namespace Assay.Analyzers.Declarations;

/// <summary>The models that pipelines make.</summary>
internal sealed class MadeModels
{
    private readonly Dictionary<string, string> _pipelines = new(StringComparer.Ordinal);

    /// <summary>Reads what the steps of a project return.</summary>
    public static MadeModels Of(DeclarationIndex index, CancellationToken cancellation)
    {
        var made = new MadeModels();
        foreach (var declaration in index.Of(DeclarationKind.Pipeline, cancellation))
        {
            if (index.Pipeline(declaration.Type, cancellation) is not { } pipeline)
                continue;
            foreach (var output in pipeline.Steps.SelectMany(static step => step.Outputs))
            {
                if (output is { Kind: WireKind.Model, Of: { } model } && !made._pipelines.ContainsKey(model))
                    made._pipelines.Add(model, pipeline.Name);
            }
        }

        return made;
    }

    /// <summary>The first pipeline that makes a model; null where none does.</summary>
    public string? PipelineOf(string model) => _pipelines.TryGetValue(model, out var pipeline) ? pipeline : null;
}
