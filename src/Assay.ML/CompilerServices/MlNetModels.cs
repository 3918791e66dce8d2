using System.ComponentModel;
using Assay.CompilerServices;
using Assay.ML.Prediction;
using Assay.ML.Saving;
using Microsoft.ML;

namespace Assay.ML.CompilerServices;

/// <summary>What generated code and <see cref="IMlNetModel{TInput, TOutput}"/> call to save, load and predict.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class MlNetModels
{
    /// <summary>Saves a transformer to <c>model.zip</c>, and what it takes and gives to <c>model.json</c>. The same model makes the same bytes.</summary>
    /// <param name="transformer">The fitted transformer.</param>
    /// <param name="input">The feature rows.</param>
    /// <param name="output">The predictions.</param>
    /// <param name="folder">A folder that exists.</param>
    /// <param name="cancellation">Stops between the files.</param>
    public static Task SaveAsync(
        ITransformer transformer, DatasetDescriptor input, DatasetDescriptor output, string folder, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(transformer);
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentException.ThrowIfNullOrEmpty(folder);
        return ModelFolder.SaveAsync(transformer, input, output, folder, cancellation);
    }

    /// <summary>Loads a transformer from a folder it was saved to. The packages that its trainers come from must be referenced.</summary>
    /// <exception cref="MlNetModelException">There is no model, or it does not load.</exception>
    public static Task<ITransformer> LoadAsync(string folder, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        return ModelFolder.LoadAsync(folder, cancellation);
    }

    /// <summary>Predicts on the calling thread; one output per input. Safe to call from several threads.</summary>
    /// <exception cref="ArgumentException"><paramref name="outputs"/> is not as long as <paramref name="inputs"/>.</exception>
    /// <exception cref="InvalidOperationException">The transformer does not take the inputs, or does not make the outputs' columns.</exception>
    public static ValueTask PredictAsync<TInput, TOutput>(
        ITransformer transformer,
        DatasetPlan<TInput> input,
        DatasetPlan<TOutput> output,
        ReadOnlyMemory<TInput> inputs,
        Memory<TOutput> outputs,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(transformer);
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(output);
        if (outputs.Length != inputs.Length)
            throw new ArgumentException($"{inputs.Length} inputs need as many outputs, not {outputs.Length}.", nameof(outputs));

        cancellation.ThrowIfCancellationRequested();
        if (!inputs.IsEmpty)
        {
            Predictor.Of(transformer, input.Descriptor, output.Descriptor)
                .Predict(MemoryColumnBatch.Of(input, inputs.Span), output, outputs.Span, cancellation);
        }

        return ValueTask.CompletedTask;
    }
}
