namespace Assay;

/// <summary>A model: saves itself to a folder and predicts in batches. A record marked <see cref="ModelAttribute"/> implements it.</summary>
/// <typeparam name="TInput">The feature rows.</typeparam>
/// <typeparam name="TOutput">The predictions.</typeparam>
public interface IModel<TInput, TOutput>
{
    /// <summary>Saves the model to a folder that exists and is empty. What was saved must load on another machine.</summary>
    Task SaveAsync(string folder, CancellationToken cancellation = default);

    /// <summary>Predicts; one output per input. Safe to call from several threads.</summary>
    /// <param name="inputs">The feature rows; members marked <see cref="LabelAttribute"/> must not be read.</param>
    /// <param name="outputs">As long as <paramref name="inputs"/>.</param>
    /// <param name="cancellation">Stops the prediction.</param>
    ValueTask PredictAsync(ReadOnlyMemory<TInput> inputs, Memory<TOutput> outputs, CancellationToken cancellation = default);
}
