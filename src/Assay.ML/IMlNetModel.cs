using Assay.CompilerServices;
using Assay.ML.CompilerServices;
using Microsoft.ML;

namespace Assay.ML;

/// <summary>
/// A model that an ML.NET transformer makes up: <c>record DelayModel(ITransformer Transformer) : IMlNetModel&lt;…&gt;</c> is all there is to
/// write. It saves to <c>model.zip</c> and <c>model.json</c> and predicts with pooled row mappers, safely from several threads.
/// </summary>
/// <typeparam name="TInput">
/// The feature rows. The transformer finds their properties as columns of <see cref="MlNetRows.ToDataView"/>; when predicting,
/// columns marked <see cref="LabelAttribute"/> hold their type's default.
/// </typeparam>
/// <typeparam name="TOutput">
/// The predictions: each property takes the transformer's column of its name (exact, else but for case). A column that the transformer
/// does not make but the input has is passed through.
/// </typeparam>
public interface IMlNetModel<TInput, TOutput> : IModel<TInput, TOutput>
{
    /// <summary>The fitted transformer.</summary>
    ITransformer Transformer { get; }

    /// <inheritdoc/>
    Task IModel<TInput, TOutput>.SaveAsync(string folder, CancellationToken cancellation) => MlNetModels.SaveAsync(
        Transformer, AssayModules.Plan<TInput>().Descriptor, AssayModules.Plan<TOutput>().Descriptor, folder, cancellation);

    /// <inheritdoc/>
    ValueTask IModel<TInput, TOutput>.PredictAsync(ReadOnlyMemory<TInput> inputs, Memory<TOutput> outputs, CancellationToken cancellation) =>
        MlNetModels.PredictAsync(Transformer, AssayModules.Plan<TInput>(), AssayModules.Plan<TOutput>(), inputs, outputs, cancellation);
}
