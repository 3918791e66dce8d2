using System.ComponentModel;

namespace Assay.CompilerServices;

/// <summary>What the generator makes of a record marked <see cref="PipelineAttribute"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class PipelinePlan
{
    /// <summary>The declaration as data.</summary>
    public abstract PipelineDescriptor Descriptor { get; }

    /// <summary>The compiled pipeline: Kubeflow's IR YAML, schema 2.1.0.</summary>
    public abstract string Ir { get; }

    /// <summary>Runs a step whose kind is <see cref="StepKind.Method"/>: reads inputs, calls the method, writes outputs.</summary>
    /// <exception cref="ArgumentException">There is no such step.</exception>
    public abstract Task RunStepAsync(string step, StepContext context, CancellationToken cancellation);
}

/// <summary>What a generated step entry point reads from and writes to. Names are those of <see cref="StepDescriptor"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class StepContext
{
    /// <summary>The run that the step logs into.</summary>
    public abstract IRun Run { get; }

    /// <summary>A parameter of the pipeline.</summary>
    /// <typeparam name="T"><see cref="string"/>, <see cref="int"/>, <see cref="long"/>, <see cref="double"/>, <see cref="float"/>, <see cref="bool"/>.</typeparam>
    public abstract T Parameter<T>(string name);

    /// <summary>Rows of a source or of an earlier step.</summary>
    public abstract Rows<T> Rows<T>(string input);

    /// <summary>A model that an earlier step made, or the champion.</summary>
    public abstract Task<TModel> ModelAsync<TModel>(string input, CancellationToken cancellation);

    /// <summary>The metrics of an earlier step.</summary>
    public abstract Task<Metrics> MetricsAsync(string input, CancellationToken cancellation);

    /// <summary>A service that the host registered.</summary>
    /// <exception cref="InvalidOperationException">It is not registered.</exception>
    public abstract TService Service<TService>()
        where TService : notnull;

    /// <summary>Stores rows as an output.</summary>
    public abstract Task WriteAsync<T>(string output, Rows<T> rows, CancellationToken cancellation);

    /// <summary>Stores a model as an output.</summary>
    public abstract Task WriteModelAsync<TModel>(string output, TModel model, CancellationToken cancellation)
        where TModel : notnull;

    /// <summary>Stores metrics as an output, and logs them to the run.</summary>
    public abstract Task WriteAsync(string output, Metrics metrics, CancellationToken cancellation);
}
