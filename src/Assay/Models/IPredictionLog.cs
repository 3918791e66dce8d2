using Assay.CompilerServices;

namespace Assay;

/// <summary>Keeps predictions until their labels arrive, and hands both to monitors. Filled by the host from the monitoring room.</summary>
public interface IPredictionLog
{
    /// <summary>
    /// Keeps predictions durably: when the task ends they are not lost. The same id again is the same prediction and changes nothing.
    /// </summary>
    Task AppendAsync<TModel, TRequest, TInput, TOutput>(
        ModelPlan<TModel, TRequest, TInput, TOutput> plan,
        PredictionRows<TRequest, TInput, TOutput> rows,
        CancellationToken cancellation = default)
        where TModel : IModel<TInput, TOutput>;
}

/// <summary>Predictions as they were answered; all lists are equally long.</summary>
/// <typeparam name="TRequest">The rows of a request.</typeparam>
/// <typeparam name="TInput">The feature rows.</typeparam>
/// <typeparam name="TOutput">The predictions.</typeparam>
/// <param name="ModelVersion">The version that answered.</param>
/// <param name="Ids">The id of each prediction, unique in the model's life.</param>
/// <param name="EventTimes">The event time of each request: its <see cref="EventTimeAttribute"/> column (without a zone: as UTC), else when it came in.</param>
/// <param name="Requests">The requests.</param>
/// <param name="Inputs">The feature rows.</param>
/// <param name="Outputs">The answers.</param>
public sealed record PredictionRows<TRequest, TInput, TOutput>(
    int ModelVersion,
    IReadOnlyList<string> Ids,
    IReadOnlyList<DateTimeOffset> EventTimes,
    IReadOnlyList<TRequest> Requests,
    IReadOnlyList<TInput> Inputs,
    IReadOnlyList<TOutput> Outputs);
