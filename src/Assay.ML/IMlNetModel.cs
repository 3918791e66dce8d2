using Microsoft.ML;

namespace Assay.ML;

/// <summary>A model that an ML.NET transformer makes up. Save, load and a pooled predictor come by generation.</summary>
/// <typeparam name="TInput">The feature rows.</typeparam>
/// <typeparam name="TOutput">The predictions: properties are matched with the transformer's output columns by name.</typeparam>
public interface IMlNetModel<TInput, TOutput> : IModel<TInput, TOutput>
{
    /// <summary>The fitted transformer.</summary>
    ITransformer Transformer { get; }
}
