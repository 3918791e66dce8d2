using System.ComponentModel;

namespace Assay.CompilerServices;

/// <summary>What the generator makes of a record marked <see cref="ModelAttribute"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ModelPlan
{
    private protected ModelPlan()
    {
    }

    /// <summary>The declaration as data.</summary>
    public abstract ModelDescriptor Descriptor { get; }

    /// <summary>The record's type.</summary>
    public abstract Type ModelType { get; }

    /// <summary>Saves a model to a folder that exists and is empty.</summary>
    public abstract Task SaveAsync(object model, string folder, CancellationToken cancellation);

    /// <summary>Loads a model from a folder.</summary>
    public abstract Task<object> LoadAsync(string folder, CancellationToken cancellation);

    /// <summary>Calls <paramref name="visitor"/> with the types.</summary>
    public abstract TResult Accept<TResult>(IModelPlanVisitor<TResult> visitor);
}

/// <summary>The typed part of a model's plan.</summary>
/// <typeparam name="TModel">The record.</typeparam>
/// <typeparam name="TRequest">The rows of a request.</typeparam>
/// <typeparam name="TInput">The feature rows.</typeparam>
/// <typeparam name="TOutput">The predictions.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ModelPlan<TModel, TRequest, TInput, TOutput> : ModelPlan
    where TModel : IModel<TInput, TOutput>
{
    /// <inheritdoc/>
    public sealed override Type ModelType => typeof(TModel);

    /// <summary>The plan of a request's rows.</summary>
    public virtual DatasetPlan<TRequest> Request => AssayModules.Plan<TRequest>();

    /// <summary>The plan of the feature rows.</summary>
    public virtual DatasetPlan<TInput> Input => AssayModules.Plan<TInput>();

    /// <summary>The plan of the predictions.</summary>
    public virtual DatasetPlan<TOutput> Output => AssayModules.Plan<TOutput>();

    /// <summary>Makes a feature row of a row of a request: the <see cref="FeaturesAttribute"/> method, or the row itself.</summary>
    public abstract TInput ToFeatures(TRequest row);

    /// <summary>Loads a model from a folder.</summary>
    public abstract Task<TModel> LoadModelAsync(string folder, CancellationToken cancellation);

    /// <inheritdoc/>
    public sealed override Task SaveAsync(object model, string folder, CancellationToken cancellation) => ((TModel)model).SaveAsync(folder, cancellation);

    /// <inheritdoc/>
    public sealed override async Task<object> LoadAsync(string folder, CancellationToken cancellation) =>
        (await LoadModelAsync(folder, cancellation).ConfigureAwait(false))!;

    /// <inheritdoc/>
    public sealed override TResult Accept<TResult>(IModelPlanVisitor<TResult> visitor)
    {
        ArgumentNullException.ThrowIfNull(visitor);
        return visitor.Visit(this);
    }
}

/// <summary>Code that needs a model's types: the gate, serving, monitors.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IModelPlanVisitor<out TResult>
{
    /// <summary>Called with the types.</summary>
    TResult Visit<TModel, TRequest, TInput, TOutput>(ModelPlan<TModel, TRequest, TInput, TOutput> plan)
        where TModel : IModel<TInput, TOutput>;
}

/// <summary>Code that needs a dataset's row type.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IDatasetPlanVisitor<out TResult>
{
    /// <summary>Called with the type.</summary>
    TResult Visit<T>(DatasetPlan<T> plan);
}
